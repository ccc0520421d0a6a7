import type { Kysely, Transaction } from "kysely";
import { addDays, localDay, type WorkingCalendar } from "@/core/calendars/calendar.ts";
import { calendarOf } from "@/core/calendars/calendars.ts";
import { currentStreak, extendStreak, withFreezes } from "@/core/calendars/streak.ts";
import type { CalendarEffect } from "@/core/calendars/working_calendars.ts";
import { findCalendarFacts, readCalendarBook } from "@/db/calendars/calendars.ts";
import { countWorkedSince, findStreakFacts, type StreakFacts } from "@/db/calendars/streaks.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { AppliedChange } from "./apply_change.ts";

/** Of how many people the running streaks are compared; those who worked last come first. */
const MAX_COMPARED = 1_000;
/** How far back days are read. An earlier change reaches a running streak through the days since. */
const MAX_DAYS = 400;
const MAX_LISTED = 20;

/**
 * Returns what a change of a calendar would do to the running streaks. The change is made in a
 * transaction that is rolled back, so that it is exactly the one that would be stored.
 * @param change makes the change; undefined when there is no such calendar
 */
export async function compareStreaks(
  { db, now, timeZone }: {
    readonly db: Kysely<Schema>;
    /** Milliseconds since the epoch. */
    readonly now: number;
    /** The organization's time zone. */
    readonly timeZone: string;
  },
  change: (trx: Transaction<Schema>) => Promise<AppliedChange | undefined>,
): Promise<CalendarEffect | undefined> {
  const before = await readCalendarBook(db);
  const tried = await trial(db, async (trx) => {
    const applied = await change(trx);
    return applied && { applied, book: await readCalendarBook(trx) };
  });
  if (!tried) return undefined;
  const { applied: { from, teams }, book } = tried;
  if (from === null || teams?.length === 0) return NO_EFFECT;
  const oldest = addDays(localDay(now, timeZone), -MAX_DAYS);
  const read = { from: from < oldest ? oldest : from, limit: MAX_COMPARED };
  const [people, facts] = await Promise.all([
    countWorkedSince(db, teams, from),
    findStreakFacts(db, teams, read),
  ]);
  const owners = await findCalendarFacts(db, facts.map(({ rowId }) => rowId));
  const compared = facts.map((one) => {
    const { teams, leave } = owners.get(one.rowId)!;
    const today = localDay(now, one.timeZone ?? timeZone);
    return {
      agent: { id: one.id, name: one.name },
      before: running(one, calendarOf(before, teams, leave), today),
      after: running(one, calendarOf(book, teams, leave), today),
    };
  });
  const changes = compared.filter(({ before, after }) => before !== after)
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  return {
    from,
    people,
    compared: compared.length,
    longer: changes.filter(({ before, after }) => after > before).length,
    shorter: changes.filter(({ before, after }) => after < before).length,
    changes: changes.slice(0, MAX_LISTED),
  };
}

const NO_EFFECT: CalendarEffect = {
  from: null,
  people: 0,
  compared: 0,
  longer: 0,
  shorter: 0,
  changes: [],
};

function running({ before, days }: StreakFacts, calendar: WorkingCalendar, today: string): number {
  let streak = before;
  for (const { day, isActive, freezes } of days) {
    streak = withFreezes(isActive ? extendStreak(streak, day, calendar) : streak, freezes);
  }
  return currentStreak(streak, today, calendar);
}

/** Ends the transaction of a trial; it carries the result out of it. */
class RolledBack<T> extends Error {
  constructor(readonly result: T) {
    super("rolled back");
  }
}

async function trial<T>(
  db: Kysely<Schema>,
  work: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  try {
    return await db.transaction().execute(async (trx) => {
      throw new RolledBack(await work(trx));
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.result as T;
    throw error;
  }
}
