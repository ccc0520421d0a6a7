import type { Kysely } from "kysely";
import { boostsAt } from "@/core/rules/boosts.ts";
import { localDay } from "@/core/calendars/calendar.ts";
import { calendarOf } from "@/core/calendars/calendars.ts";
import type { Language } from "@/core/language.ts";
import type { SampleResultView } from "@/core/explain/views.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import { DRAFT_VERSION } from "@/core/explain/explain_event.ts";
import type { RuleSet } from "@/core/rules/rules.ts";
import { actionTally, type DayTally, EMPTY_TALLY } from "@/core/scoring/score_event.ts";
import { NO_STREAK, type Streak, streakFact } from "@/core/calendars/streak.ts";
import { type WhatIf, whatIf } from "@/core/explain/what_if.ts";
import { findDaysFrom } from "@/db/scoring/agent_days.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { listAgentBoosts } from "@/db/rules/boosts.ts";
import { findCalendarFacts } from "@/db/calendars/calendars.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { unknownAgent } from "@/services/problems/admin.ts";
import type { ScoringConfig } from "@/services/rewards/config.ts";

/** A sample event, and the rules to try it under. */
export interface WhatIfInput {
  readonly event: {
    readonly type: ScoringEvent["type"];
    readonly data: Readonly<Record<string, unknown>>;
    /** Milliseconds since the epoch; by default now. */
    readonly time?: number | undefined;
    /** Id of the agent whose streak, day and boosts apply; none by default. */
    readonly agent?: string | undefined;
  };
  /** A draft of a rule set. */
  readonly rules?: unknown;
  /**
   * An existing version. With neither a draft nor a version, the rules in force at the event's time
   * apply.
   */
  readonly version?: number | undefined;
  /** Length of the streak in days; by default the agent's, or 1. */
  readonly streak?: number | undefined;
  /**
   * Which event of its type this is on its day, counted from 1; by default the next one of the
   * agent's day, or 1.
   */
  readonly volumeToday?: number | undefined;
  /** The language of the explanation; English by default. */
  readonly language?: Language | undefined;
}

/** What a sample event would pay, and under which conditions. */
export type SampleResult =
  & Omit<SampleResultView, "explanation">
  & Pick<WhatIf, "explanation">;

/** What {@link tryEvent} needs to read and calculate. */
export interface TryContext {
  readonly db: Kysely<Schema>;
  readonly config: ScoringConfig;
  readonly rules: RuleSet;
  readonly version: number | null;
  readonly now: number;
  readonly timeZone: string;
}

/**
 * Scores a sample event as the next one of a day, and stores nothing. It ignores whether the same
 * object was already paid for, because a sample is not part of the log.
 * @throws {ProblemError} `unknown_agent`
 */
export async function tryEvent(input: WhatIfInput, context: TryContext): Promise<SampleResult> {
  const { type, data, time = context.now, agent } = input.event;
  const event: ScoringEvent = { source: "what-if", id: "sample", type, time, data };
  const day = await dayOf(context, agent, time);
  const streak = input.streak ?? day.streak;
  const known = actionTally(day.tally, type);
  const volumeToday = input.volumeToday ?? known.seen + 1;
  const tally = {
    ...day.tally,
    actions: { ...day.tally.actions, [type]: { ...known, seen: volumeToday - 1 } },
  };
  const { rules, version, config } = context;
  const typePoints = config.versions[0]?.typePoints ?? new Map();
  const boosts = boostsAt(day.boosts, event, day.day, day.teams);
  const result = whatIf({ version: version ?? DRAFT_VERSION, rules, typePoints }, event, {
    streak,
    tally,
    boosts,
    language: input.language,
  });
  return { ...result, version, streak, volumeToday };
}

/**
 * Returns the day on which the sample would count: the agent's, or an empty day without an agent.
 */
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
