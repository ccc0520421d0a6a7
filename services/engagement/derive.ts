import type { Kysely } from "kysely";
import { calendarOf } from "@/core/calendars/calendars.ts";
import { streakEndsOn } from "@/core/calendars/streak.ts";
import { findCalendarFacts, readCalendarBook } from "@/db/calendars/calendars.ts";
import { deriveSpells, lockDueSpans, saveSpans } from "@/db/engagement/spans.ts";
import type { Schema } from "@/db/postgres/schema.ts";

const AGENTS_PER_PART = 50;
/** An agent who works all day is derived again after this time. */
const REST_MILLISECONDS = 600_000;

/**
 * Derives the streaks and tiers of some agents who were scored since.
 * @returns how many agents
 */
export async function deriveSpans(
  db: Kysely<Schema>,
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    const derivedBefore = now - REST_MILLISECONDS;
    const due = await lockDueSpans(trx, { derivedBefore, limit: AGENTS_PER_PART });
    if (due.length === 0) return 0;
    const ids = due.map(({ rowId }) => rowId);
    const [spells, book, facts] = [
      await deriveSpells(trx, ids),
      await readCalendarBook(trx),
      await findCalendarFacts(trx, ids),
    ];
    const ended = spells.map((spell, index) => {
      const next = spells[index + 1];
      if (next?.agentRowId === spell.agentRowId) return { ...spell, endsOn: next.first };
      const { teams, leave } = facts.get(spell.agentRowId)!;
      const calendar = calendarOf(book, teams, leave);
      const { last: lastDay, freezes } = spell;
      return { ...spell, endsOn: streakEndsOn({ lastDay, freezes }, calendar) };
    });
    await saveSpans(trx, due, ended, { now, timeZone });
    return due.length;
  });
}
