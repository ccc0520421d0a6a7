/**
 * The whole score, a second time: a model that a person can read in one sitting. It shares nothing
 * with core/ but the shapes of rules and achievements, keeps no state between calls and knows no
 * shortcuts: it sorts everything and walks through the days one by one.
 */
import type { Achievement } from "@/core/achievements/achievements.ts";
import type { RuleVersion } from "@/core/rules/rules.ts";

/** A calendar date, `YYYY-MM-DD`. */
export type Day = string;

/** An event of the log. Times are milliseconds since the epoch. */
export interface WorldEvent {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly agent: string;
  readonly time: number;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface WorldAgent {
  readonly id: string;
  /** IANA name, or null for the organization's zone. */
  readonly zone: string | null;
  /** Teams by the first day in each, oldest first. */
  readonly teams: readonly { readonly from: Day; readonly team: number | null }[];
}

export interface WorldBoost {
  readonly name: string;
  readonly factor: number;
  readonly startsAt: number;
  /** Does not belong to the boost. */
  readonly endsAt: number;
  /** Null: all actions. */
  readonly types: readonly string[] | null;
  /** Null: no matter which. */
  readonly team: number | null;
  readonly agent: string | null;
}

export interface WorldCalendar {
  /** Null: the organization. */
  readonly team: number | null;
  readonly from: Day;
  /** ISO weekdays that are worked, 1 = Monday. */
  readonly weekdays: readonly number[];
}

/** Days off: everybody's, a team's, or an agent's leave. */
export interface WorldDaysOff {
  readonly team: number | null;
  readonly agent: string | null;
  readonly first: Day;
  readonly last: Day;
}

/** Everything that decides the score. */
export interface World {
  /** The organization's zone. */
  readonly zone: string;
  readonly rules: readonly RuleVersion[];
  readonly boosts: readonly WorldBoost[];
  readonly calendars: readonly WorldCalendar[];
  readonly daysOff: readonly WorldDaysOff[];
  readonly achievements: readonly Achievement[];
  readonly agents: readonly WorldAgent[];
  /** In any order; identities are distinct. Reversals and Laurel's own events are among them. */
  readonly events: readonly WorldEvent[];
}

/** A booking that stands. */
export interface Booking {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly points: number;
  readonly ruleVersion: number;
  readonly time: number;
}

/** What became of an event. */
export interface Fate {
  readonly status: "scored" | "recorded" | "capped" | "reversed";
  readonly reason: string | null;
  readonly points: number;
  readonly ruleVersion: number;
}

/** A streak as it stands after the last day with work. */
export interface StreakState {
  readonly length: number;
  readonly lastDay: Day | null;
  readonly freezes: number;
}

/** What an agent has come to. */
export interface AgentOutcome {
  /** By source and id of the event. */
  readonly bookings: readonly Booking[];
  readonly total: number;
  readonly level: number;
  readonly streak: StreakState;
  /** By achievement key: how often it was awarded, and when first. */
  readonly awards: ReadonlyMap<string, { readonly count: number; readonly firstAt: number }>;
  /** By family: everything that was ever counted. */
  readonly totals: ReadonlyMap<string, number>;
  /** What earned rights to spin: `streak/day`, `level/n`, `achievement/award`. */
  readonly rights: ReadonlySet<string>;
  /** By `source id`. */
  readonly fates: ReadonlyMap<string, Fate>;
  /** By `kind start`, e.g. `week 2026-11-16`; boards without points are left out. */
  readonly boards: ReadonlyMap<string, { readonly points: number; readonly reachedAt: number }>;
}
