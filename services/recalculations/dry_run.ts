import type { Kysely } from "kysely";
import { weekStart } from "../../core/achievements.ts";
import type { Day } from "../../core/calendar.ts";
import { calendarOf } from "../../core/calendars.ts";
import { diffLedger, type LedgerEntry } from "../../core/ledger.ts";
import { compareEvents } from "../../core/order.ts";
import type { RuleVersion } from "../../core/rules.ts";
import { type AgentScore, scoreAgent } from "../../core/score_agent.ts";
import { findDaysFrom } from "../../db/agent_days.ts";
import { readBatchFacts } from "../../db/batch_facts.ts";
import { findEventsOfDays, type LoggedEvent } from "../../db/events.ts";
import { findStandingOfDays, reasonOf } from "../../db/ledger.ts";
import { getScoredAgent } from "../../db/recalculations.ts";
import type { Schema } from "../../db/schema.ts";
import type { ScoringConfig } from "../rewards/config.ts";
import { createObjectIndex } from "../rewards/objects.ts";

/** One side of a booking that changes. */
export interface BookingSide {
  readonly points: number;
  /** The arithmetic as a sentence. */
  readonly reason: string;
  readonly ruleVersion: number;
}

/** A booking that would be another one. */
export interface EntryChange {
  readonly type: string;
  readonly event: { readonly source: string; readonly id: string };
  /** ISO 8601, time of the work. */
  readonly time: string;
  readonly difference: number;
  /** Null: nothing is booked. */
  readonly before: BookingSide | null;
  readonly after: BookingSide | null;
}

/** What scoring an agent's days again would change. */
export interface AgentRun {
  readonly agent: { readonly id: string; readonly name: string };
  /** The agent's points. */
  readonly before: number;
  readonly after: number;
  /** Bookings whose points would change, in the order of the work. */
  readonly entries: readonly EntryChange[];
  /** How many events were scored for this. */
  readonly events: number;
}

/** The days to score again. */
export interface DaysToScore {
  readonly from: Day;
  readonly to: Day;
}

// Days whose events are read at once.
const DAYS_PER_READ = 31;

/**
 * Scores an agent's days again under other rules, with everything that follows (streaks,
 * achievements, later days), by the very code that scores events, and compares with what is booked.
 * Reads only; give it a transaction that sees one moment (`repeatable read`).
 */
export async function dryRun(
  trx: Kysely<Schema>,
  agentRowId: number,
  span: DaysToScore,
  config: ScoringConfig,
  versions: readonly RuleVersion[],
): Promise<AgentRun> {
  const agent = await getScoredAgent(trx, agentRowId);
  const facts = await readBatchFacts(trx, [], [agentRowId]);
  const book = config.achievements;
  const from = book.hasWeeks ? weekStart(span.from) : span.from;
  const { streakBefore, days } = (await findDaysFrom(trx, [{ rowId: agentRowId, from }]))
    .get(agentRowId)!;
  const objects = createObjectIndex(trx, versions);
  const context = {
    versions,
    calendar: calendarOf(config.calendars, agent.teams, facts.leave.get(agentRowId) ?? []),
    boosts: [...config.boosts, ...facts.boosts.get(agentRowId) ?? []],
    teams: agent.teams,
    achievements: book,
    isObjectTaken: objects.isTaken,
  };
  const events = new Map<Day, readonly LoggedEvent[]>();
  const rescore = new Set(
    days.map(({ day }) => day).filter((day) => day >= span.from && day <= span.to),
  );
  const history = {
    agent: agent.id,
    streakBefore,
    days,
    progress: agent.progress,
    events,
    rescore,
  };

  let score: AgentScore;
  while ((score = scoreAgent(history, new Map(), context)).kind === "needs") {
    for (let i = 0; i < score.days.length; i += DAYS_PER_READ) {
      const asked = score.days.slice(i, i + DAYS_PER_READ);
      const found = await findEventsOfDays(trx, asked.map((day) => ({ rowId: agentRowId, day })));
      await objects.load(found);
      for (const day of asked) events.set(day, found.filter((event) => event.day === day));
    }
  }
  const scored = score.changes.map(({ day }) => ({ rowId: agentRowId, day }));
  const booked = await findStandingOfDays(trx, scored);
  const wanted = score.changes.flatMap((change) => change.scored.entries);
  const entries = entryChanges(booked, wanted);
  const difference = entries.reduce((sum, entry) => sum + entry.difference, 0);
  return {
    agent: { id: agent.id, name: agent.name },
    before: agent.totalPoints,
    after: agent.totalPoints + difference,
    entries,
    events: events.values().reduce((sum, { length }) => sum + length, 0),
  };
}

/** The bookings whose points differ, by event, in the order of the work. */
export function entryChanges(
  booked: readonly LedgerEntry[],
  wanted: readonly LedgerEntry[],
): EntryChange[] {
  const { voided, added } = diffLedger(booked, wanted);
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
        before: before ? sideOf(before) : null,
        after: after ? sideOf(after) : null,
      };
    })
    .sort((a, b) => compareEvents({ ...a.event, time: a.time }, { ...b.event, time: b.time }))
    .map((change) => ({ ...change, time: new Date(change.time).toISOString() }));
}

function sideOf(entry: LedgerEntry): BookingSide {
  return { points: entry.points, reason: reasonOf(entry), ruleVersion: entry.ruleVersion };
}
