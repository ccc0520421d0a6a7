/**
 * A second implementation of the whole score: a model that a person can read in one sitting. It
 * shares nothing with core/ except the shapes of rules and achievements, keeps no state between
 * calls and takes no shortcuts: it sorts everything and processes the days one by one.
 */
import type { Achievement } from "@/core/achievements/achievements.ts";
import type { ActionRule, RuleVersion } from "@/core/rules/rules.ts";

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
  /** The teams of the agent with the first day in each, oldest first. */
  readonly teams: readonly { readonly from: Day; readonly team: number | null }[];
}

export interface WorldBoost {
  readonly name: string;
  readonly factor: number;
  readonly startsAt: number;
  /** Exclusive. */
  readonly endsAt: number;
  /** Null for all actions. */
  readonly types: readonly string[] | null;
  /** Null for all teams. */
  readonly team: number | null;
  readonly agent: string | null;
}

export interface WorldCalendar {
  /** Null for the organization. */
  readonly team: number | null;
  readonly from: Day;
  /** ISO weekdays on which people work, 1 = Monday. */
  readonly weekdays: readonly number[];
}

/** Days off of everyone, of a team or of an agent. */
export interface WorldDaysOff {
  readonly team: number | null;
  readonly agent: string | null;
  readonly first: Day;
  readonly last: Day;
}

/** Days on which an agent is without Laurel. */
export interface WorldHoldout {
  readonly agent: string;
  readonly first: Day;
  /** Null for no end. */
  readonly last: Day | null;
}

/** What a type that is not Laurel's pays from a time on, if the rules do not name it. */
export interface WorldTypePoints {
  readonly type: string;
  readonly version: number;
  readonly effectiveFrom: number;
  /** Null: recorded only. */
  readonly rule: ActionRule | null;
  /** Whether somebody had defined the type then. */
  readonly isDefined: boolean;
}

/** Everything that the score depends on. */
export interface World {
  readonly typePoints: readonly WorldTypePoints[];
  /** The zone of the organization. */
  readonly zone: string;
  readonly rules: readonly RuleVersion[];
  readonly boosts: readonly WorldBoost[];
  readonly calendars: readonly WorldCalendar[];
  readonly daysOff: readonly WorldDaysOff[];
  readonly holdouts: readonly WorldHoldout[];
  readonly achievements: readonly Achievement[];
  readonly agents: readonly WorldAgent[];
  /** In any order, with unique identities. Reversals and Laurel's own events are included. */
  readonly events: readonly WorldEvent[];
}

/** A ledger entry that is in force. */
export interface Booking {
  readonly source: string;
  readonly id: string;
  readonly type: string;
  readonly points: number;
  readonly ruleVersion: number;
  readonly time: number;
}

/** The outcome of an event. */
export interface EventOutcome {
  readonly status: "scored" | "recorded" | "capped" | "reversed";
  readonly reason: string | null;
  readonly points: number;
  readonly ruleVersion: number;
}

/** A streak after the last day with work. */
export interface StreakState {
  readonly length: number;
  readonly lastDay: Day | null;
  readonly freezes: number;
}

/** The outcome of an agent. */
export interface AgentOutcome {
  /** Sorted by source and id of the event. */
  readonly bookings: readonly Booking[];
  readonly total: number;
  readonly level: number;
  readonly streak: StreakState;
  /** Keyed by achievement: how often it was awarded, and when first. */
  readonly awards: ReadonlyMap<string, { readonly count: number; readonly firstAt: number }>;
  /** Keyed by family: everything that was ever counted. */
  readonly totals: ReadonlyMap<string, number>;
  /** The sources of earned spins: `streak/day`. */
  readonly rights: ReadonlySet<string>;
  /** Keyed by `source id`. */
  readonly eventOutcomes: ReadonlyMap<string, EventOutcome>;
  /** Keyed by `kind start`, such as `week 2026-11-16`. Boards without points are left out. */
  readonly boards: ReadonlyMap<string, { readonly points: number; readonly reachedAt: number }>;
}
