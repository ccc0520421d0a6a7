import type { Kysely } from "kysely";
import { calendarOf } from "@/core/calendars/calendars.ts";
import { addDays, type Day } from "@/core/calendars/calendar.ts";
import { periodOf } from "@/core/leaderboards/leaderboard.ts";
import { PERIOD_KINDS } from "@/core/leaderboards/kinds.ts";
import type { LedgerEntry } from "@/core/scoring/ledger.ts";
import { levelForExperience } from "@/core/scoring/levels.ts";
import { earnsSpin, streakRef } from "@/core/spins/rights.ts";
import type { BatchFacts } from "@/db/scoring/batch_facts.ts";
import { identityKey } from "@/core/events/event_identity.ts";
import type { NewBooking } from "@/db/events/ledger_row.ts";
import {
  type AgentSpan,
  type LogEvent,
  type LogPlace,
  readLogPage,
  type StoredAgent,
} from "@/db/rebuild/state.ts";
import type { AgentTotals } from "@/db/scoring/locked_agents.ts";
import type { WantedScore } from "@/db/rebuild/writes.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type LogDay, replayAgent, type ReplayedDay, type ReplayEnd } from "./replay_agent.ts";
import type { ScoringConfig } from "@/services/rewards/config.ts";
import { createObjectIndex } from "@/services/rewards/objects.ts";

/** A day as it follows from the log, with the bookings of its events. */
export interface ExpectedDay extends ReplayedDay<LogEvent> {
  readonly bookings: readonly NewBooking[];
}

/** An agent's totals as they follow from the log. */
export interface ExpectedEnd {
  readonly totals: AgentTotals;
  /** The scores on boards, by `kind start`. */
  readonly scores: ReadonlyMap<string, WantedScore>;
  /** How often each achievement was earned, and the time of the first. */
  readonly awards: ReadonlyMap<string, { readonly count: number; readonly firstAt: number }>;
  /** The rights to spin with the times at which they were earned. */
  readonly rights: ReadonlyMap<string, number>;
}

/** Consecutive days of an agent. */
export interface ExpectedSpan {
  readonly agent: StoredAgent;
  readonly span: AgentSpan;
  readonly days: readonly ExpectedDay[];
  /** The totals; only together with the agent's last days. */
  readonly end: ExpectedEnd | null;
}

/** The settings of a replay. */
export interface ReplaySettings {
  readonly config: ScoringConfig;
  readonly facts: BatchFacts;
  /** Milliseconds since the epoch; the time of rights that no single event earned. */
  readonly now: number;
}

/** The approximate number of events in memory at the same time. */
export const PAGE = 20_000;

/**
 * Replays the log of some agents, ordered by row id. Yields the expected state in parts of about a
 * page of events: several agents together, or some days of an agent with many events.
 */
export async function* replayLog(
  db: Kysely<Schema>,
  agents: readonly StoredAgent[],
  settings: ReplaySettings,
  page: number = PAGE,
): AsyncGenerator<readonly ExpectedSpan[]> {
  const { config, facts } = settings;
  let objects = createObjectIndex(db, config.versions);
  // Objects are read one page at a time, and dropped with the page.
  const log = openLog(db, agents.map((agent) => agent.rowId), page, async (events) => {
    objects = createObjectIndex(db, config.versions);
    await objects.load(events);
  });
  let spans: ExpectedSpan[] = [];
  let events = 0;
  for (const agent of agents) {
    const replay = replayAgent(
      agent.id,
      log.daysOf(agent.rowId),
      {
        versions: config.versions,
        calendar: calendarOf(config.calendars, agent.teams, facts.leave.get(agent.rowId) ?? []),
        boosts: [...config.boosts, ...(facts.boosts.get(agent.rowId) ?? [])],
        teams: agent.teams,
        achievements: config.achievements,
        heldOut: config.heldOut.get(agent.rowId) ?? [],
        isObjectTaken: (event) => objects.isTaken(event),
      },
      (ofDay) => objects.load(ofDay),
    );
    const sums = openSums(agent, settings.now);
    let from: Day = "-infinity";
    let days: ExpectedDay[] = [];
    let step = await replay.next();
    for (; !step.done; step = await replay.next()) {
      const day = { ...step.value, bookings: bookingsOf(agent, step.value) };
      sums.add(day);
      days.push(day);
      events += day.events.length;
      if (events < page) continue;
      spans.push({ agent, span: { agentRowId: agent.rowId, from, to: day.day }, days, end: null });
      yield spans;
      [spans, days, events, from] = [[], [], 0, addDays(day.day, 1)];
    }
    const span = { agentRowId: agent.rowId, from, to: "infinity" };
    spans.push({ agent, span, days, end: sums.end(step.value) });
  }
  if (spans.length > 0) yield spans;
}

/** Reads the log of several agents from start to end, one page at a time. */
function openLog(
  db: Kysely<Schema>,
  agentRowIds: readonly number[],
  page: number,
  onPage: (events: readonly LogEvent[]) => Promise<void>,
) {
  let events: readonly LogEvent[] = [];
  let position = 0;
  let after: LogPlace = { agentRowId: -1, day: "-infinity", rowId: 0 };
  let isLast = false;

  async function peek(): Promise<LogEvent | undefined> {
    if (position < events.length || isLast) return events[position];
    events = await readLogPage(db, agentRowIds, after, page);
    position = 0;
    isLast = events.length < page;
    if (events.length > 0) after = events.at(-1)!;
    await onPage(events);
    return events[position];
  }

  return {
    /** Yields the days of the next agent. Agents must be asked for in order. */
    async *daysOf(agentRowId: number): AsyncGenerator<LogDay<LogEvent>> {
      let pending: LogEvent[] = [];
      for (let event = await peek(); event?.agentRowId === agentRowId; event = await peek()) {
        if (pending.length > 0 && pending[0]!.day !== event.day) {
          yield { day: pending[0]!.day, events: pending };
          pending = [];
        }
        pending.push(event);
        position++;
      }
      if (pending.length > 0) yield { day: pending[0]!.day, events: pending };
    },
  };
}

/** Returns the bookings of a day, each on the board day of the event that caused it. */
function bookingsOf(agent: StoredAgent, { day, scored, events }: ReplayedDay<LogEvent>) {
  const boardDays = new Map<string, Day>();
  scored.outcomes.forEach(({ event, triggered }, index) => {
    const { boardDay } = events[index]!;
    boardDays.set(identityKey(event), boardDay);
    for (const entry of triggered) boardDays.set(identityKey(entry), boardDay);
  });
  return scored.entries.map((entry: LedgerEntry): NewBooking => ({
    ...entry,
    agentRowId: agent.rowId,
    day,
    boardDay: boardDays.get(identityKey(entry))!,
  }));
}

/** Sums up an agent's days. */
function openSums(agent: StoredAgent, now: number) {
  const scores = new Map<string, WantedScore>();
  const awards = new Map<string, { count: number; firstAt: number }>();
  const rights = new Map<string, number>();
  let total = 0;
  return {
    add({ day, scored, bookings }: ExpectedDay) {
      if (earnsSpin(day, scored.streak)) {
        rights.set(streakRef(day), scored.state.firstPaidAt ?? now);
      }
      for (const { points, time, boardDay, achievement } of bookings) {
        total += points;
        for (const kind of PERIOD_KINDS) {
          const { start } = periodOf(kind, boardDay);
          const known = scores.get(`${kind} ${start}`);
          scores.set(`${kind} ${start}`, {
            kind,
            start,
            points: (known?.points ?? 0) + points,
            reachedAt: Math.max(known?.reachedAt ?? 0, time),
          });
        }
        if (achievement === undefined) continue;
        const known = awards.get(achievement);
        const firstAt = Math.min(known?.firstAt ?? Infinity, time);
        awards.set(achievement, { count: (known?.count ?? 0) + 1, firstAt });
      }
    },
    end({ streak, progress }: ReplayEnd): ExpectedEnd {
      const level = levelForExperience(total);
      return {
        totals: {
          rowId: agent.rowId,
          totalPoints: total,
          experience: total,
          level,
          progress,
          dailyStreak: streak.length,
        },
        scores,
        awards,
        rights,
      };
    },
  };
}
