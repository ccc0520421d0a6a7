import type { Kysely } from "kysely";
import { boostsAt } from "@/core/rules/boosts.ts";
import { localDay } from "@/core/calendars/calendar.ts";
import { calendarOf } from "@/core/calendars/calendars.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import { DRAFT_VERSION } from "@/core/explain/explain_event.ts";
import type { RuleSet } from "@/core/rules/rules.ts";
import { type DayTally, EMPTY_TALLY } from "@/core/scoring/score_event.ts";
import { NO_STREAK, type Streak, streakFact } from "@/core/calendars/streak.ts";
import { type WhatIf, whatIf } from "@/core/explain/what_if.ts";
import { findDaysFrom } from "@/db/scoring/agent_days.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { listAgentBoosts } from "@/db/rules/boosts.ts";
import { findCalendarFacts } from "@/db/calendars/calendars.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { unknownAgent } from "@/services/problems/admin.ts";
import type { ScoringConfig } from "@/services/rewards/config.ts";

/** A sample event, and what it is to be tried under. */
export interface WhatIfInput {
  readonly event: {
    readonly type: ScoringEvent["type"];
    readonly data: Readonly<Record<string, unknown>>;
    /** Milliseconds since the epoch; by default now. */
    readonly time?: number | undefined;
    /** Id of the agent whose streak, day and boosts count; by default nobody's. */
    readonly agent?: string | undefined;
  };
  /** A draft. */
  readonly rules?: unknown;
  /** A version that exists; without either, the rules in force at the event's time. */
  readonly version?: number | undefined;
  /** Days of the streak; by default the agent's, or 1. */
  readonly streak?: number | undefined;
  /** The how-manieth of its kind on the day it is; by default as the agent's day has it, or 1. */
  readonly volumeToday?: number | undefined;
}

/** What a sample event would pay, and what that was reckoned with. */
export interface SampleResult extends WhatIf {
  /** Null: a draft. */
  readonly version: number | null;
  readonly streak: number;
  readonly volumeToday: number;
}

/** What {@link tryEvent} reads and reckons with. */
export interface TryContext {
  readonly db: Kysely<Schema>;
  readonly config: ScoringConfig;
  readonly rules: RuleSet;
  readonly version: number | null;
  readonly now: number;
  readonly timeZone: string;
}

/**
 * Scores a sample event as the next one of a day, and stores nothing. Whether its object was paid for
 * before is not asked: a sample has no place in the log.
 * @throws {ProblemError} `unknown_agent`
 */
export async function tryEvent(input: WhatIfInput, context: TryContext): Promise<SampleResult> {
  const { type, data, time = context.now, agent } = input.event;
  const event: ScoringEvent = { source: "what-if", id: "sample", type, time, data };
  const day = await dayOf(context, agent, time);
  const streak = input.streak ?? day.streak;
  const volumeToday = input.volumeToday ?? (day.tally.actions[type]?.seen ?? 0) + 1;
  const known = day.tally.actions[type] ?? { seen: 0, paid: 0, lastPaidAt: 0 };
  const tally = {
    ...day.tally,
    actions: { ...day.tally.actions, [type]: { ...known, seen: volumeToday - 1 } },
  };
  const { rules, version } = context;
  const boosts = boostsAt(day.boosts, event, day.day, day.teams);
  const result = whatIf({ version: version ?? DRAFT_VERSION, rules }, event, {
    streak,
    tally,
    boosts,
  });
  return { ...result, version, streak, volumeToday };
}

/** What is known of the day of the sample: the agent's, or an empty one of nobody. */
async function dayOf({ db, config, timeZone }: TryContext, key: string | undefined, time: number) {
  const nothing = { tally: EMPTY_TALLY as DayTally, boosts: config.boosts };
  if (key === undefined) {
    return { ...nothing, day: localDay(time, timeZone), streak: 1, teams: [] };
  }
  const agent = await findAgent(db, key);
  if (!agent) throw unknownAgent(key);
  const { rowId } = agent;
  const day = localDay(time, agent.timeZone ?? timeZone);
  const facts = (await findCalendarFacts(db, [rowId])).get(rowId);
  const { teams, leave } = facts ?? { teams: [], leave: [] };
  const stored = (await findDaysFrom(db, [{ rowId, from: day }])).get(rowId);
  const own = await listAgentBoosts(db, rowId);
  const today = stored?.days.find((one) => one.day === day);
  const before: Streak = stored?.streakBefore ?? NO_STREAK;
  return {
    day,
    teams,
    tally: today?.state.tally ?? nothing.tally,
    boosts: [...config.boosts, ...own],
    streak: streakFact(before, day, calendarOf(config.calendars, teams, leave)),
  };
}
