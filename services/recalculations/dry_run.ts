import type { Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { TypeCatalogue } from "@/core/event_types/catalogue.ts";
import type { BookingSide, EntryChange } from "@/core/recalculations.ts";
import type { LedgerEntry } from "@/core/scoring/ledger.ts";
import { compareEvents } from "@/core/events/order.ts";
import { readBatchFacts } from "@/db/scoring/batch_facts.ts";
import { reasonOf } from "@/core/explain/ledger_entry.ts";
import { getScoredAgent } from "@/db/rules/recalculations.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { ScoringConfig } from "@/services/rewards/config.ts";
import { scoreBatch } from "@/services/rewards/score_batch.ts";

/** What scoring an agent's days again would change. */
export interface AgentRun {
  readonly agent: { readonly id: string; readonly name: string };
  readonly agentRowId: number;
  /** The agent's points. */
  readonly before: number;
  readonly after: number;
  /** Bookings whose points would change, ordered by the time of the work. */
  readonly entries: readonly EntryChange[];
  /** How many events were scored for this run. */
  readonly events: number;
}

/** The days to score again. */
export interface DaysToScore {
  readonly from: Day;
  readonly to: Day;
}

/** The settings of a run. */
export interface RunSettings {
  /** The configuration in force, plus the rule versions to try. */
  readonly config: ScoringConfig;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * Scores an agent's days again under other rules, with all consequences (streaks, achievements,
 * later days), using the same code that scores events, and compares the result with the ledger. It
 * only reads. The transaction must see one moment of the database (`repeatable read`).
 */
export async function dryRun(
  trx: Transaction<Schema>,
  agentRowId: number,
  days: DaysToScore,
  settings: RunSettings,
): Promise<AgentRun> {
  const agent = await getScoredAgent(trx, agentRowId);
  const [scored] = await scoreBatch(trx, {
    ...settings,
    events: [],
    released: [],
    days: new Map(),
    spans: [{ agentRowId, ...days }],
    agents: new Map([[agentRowId, agent]]),
    facts: await readBatchFacts(trx, [], [agentRowId]),
  });
  const { changes, logged } = scored!;
  const { types } = settings.config;
  const entries = entryChanges(changes.voided, changes.added, types);
  const difference = entries.reduce((sum, entry) => sum + entry.difference, 0);
  return {
    agent: { id: agent.id, name: agent.name },
    agentRowId,
    before: agent.totalPoints,
    after: agent.totalPoints + difference,
    entries,
    events: logged.length,
  };
}

/**
 * Pairs bookings that would be voided with those that would replace them. Returns only pairs whose
 * points differ, ordered by the time of the work.
 */
function entryChanges(
  voided: readonly LedgerEntry[],
  added: readonly LedgerEntry[],
  types: TypeCatalogue,
): EntryChange[] {
  const pairs = new Map<string, { before?: LedgerEntry; after?: LedgerEntry }>();
  const keyOf = ({ source, id }: LedgerEntry) => `${source}\0${id}`;
  for (const before of voided) pairs.set(keyOf(before), { before });
  for (const after of added) pairs.set(keyOf(after), { ...pairs.get(keyOf(after)), after });
  return [...pairs.values()].filter(({ before, after }) => before?.points !== after?.points)
    .map(({ before, after }) => {
      const { type, source, id, time } = (after ?? before)!;
      return {
        type,
        event: { source, id },
        time,
        difference: (after?.points ?? 0) - (before?.points ?? 0),
        before: before ? sideOf(before, types) : null,
        after: after ? sideOf(after, types) : null,
      };
    })
    .sort((a, b) => compareEvents({ ...a.event, time: a.time }, { ...b.event, time: b.time }))
    .map((change) => ({ ...change, time: new Date(change.time).toISOString() }));
}

function sideOf(entry: LedgerEntry, types: TypeCatalogue): BookingSide {
  const reason = reasonOf(entry, types.ownTitle(entry.type));
  return { points: entry.points, reason, ruleVersion: entry.ruleVersion };
}
