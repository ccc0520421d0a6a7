import type { Kysely } from "kysely";
import { calendarOf } from "@/core/calendars/calendars.ts";
import { addDays, type Day } from "@/core/calendars/calendar.ts";
import { periodOf } from "@/core/leaderboards/leaderboard.ts";
import { PERIOD_KINDS } from "@/core/leaderboards/kinds.ts";
import type { LedgerEntry } from "@/core/scoring/ledger.ts";
import { levelForExperience } from "@/core/scoring/levels.ts";
import { awardRef, earnsSpin, levelRef, streakRef } from "@/core/spins/rights.ts";
import type { BatchFacts } from "@/db/scoring/batch_facts.ts";
import { identityKey } from "@/core/events/event_identity.ts";
import type { NewBooking } from "@/db/scoring/ledger.ts";
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

/** A day as the log says it must be, with the bookings of its events. */
export interface ExpectedDay extends ReplayedDay<LogEvent> {
  readonly bookings: readonly NewBooking[];
}

/** What an agent must have come to in the end. */
export interface ExpectedEnd {
  readonly totals: AgentTotals;
  /** By `kind start`. */
  readonly scores: ReadonlyMap<string, WantedScore>;
  /** By achievement: how often, and the time of the first. */
  readonly awards: ReadonlyMap<string, { readonly count: number; readonly firstAt: number }>;
  /** What earned rights to spin, and when. */
  readonly rights: ReadonlyMap<string, number>;
}

/** Some of an agent's days in a row. */
export interface ExpectedSpan {
  readonly agent: StoredAgent;
  readonly span: AgentSpan;
  readonly days: readonly ExpectedDay[];
  /** With the agent's last days. */
  readonly end: ExpectedEnd | null;
}

/** What the replay runs under. */
export interface ReplaySettings {
  readonly config: ScoringConfig;
  readonly facts: BatchFacts;
  /** Milliseconds since the epoch; for rights that no event earned. */
  readonly now: number;
}

/** Events that are in memory at once, about. */
export const PAGE = 20_000;

/**
 * Replays the log of some agents, in the order of their row ids, and gives what must stand in parts
 * of about a page of events: several agents at once, or a part of the days of a busy one.
 */
export async function* replayLog(
  db: Kysely<Schema>,
  agents: readonly StoredAgent[],
  settings: ReplaySettings,
  page: number = PAGE,
): AsyncGenerator<readonly ExpectedSpan[]> {
  const { config, facts } = settings;
  let objects = createObjectIndex(db, config.versions);
  // Looked up a page at a time; what is known is forgotten with the page.
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

/** Reads the log of several agents from front to back, a page at a time. */
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
    /** The days of the next agent; agents must be asked for in order. */
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

/** The bookings of a day, each on the board day of the event that brought it about. */
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

/** Sums of an agent's days up. */
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
      for (const { points, time, boardDay, achievement, id } of bookings) {
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
        rights.set(awardRef(id.slice(agent.id.length + 1)), time);
      }
    },
    end({ streak, progress }: ReplayEnd): ExpectedEnd {
      const level = levelForExperience(total);
      for (let n = 2; n <= level; n++) rights.set(levelRef(n), now);
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
