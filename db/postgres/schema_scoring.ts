import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { ChangedBy } from "@/core/events/corrections.ts";
import type { BigInt, CreatedAt, DateText, Timestamp } from "./schema_columns.ts";

export interface ReversalTable {
  source: string;
  event_id: string;
  by_source: string;
  by_event_id: string;
  created_at: CreatedAt;
}

export interface ScoringEpochTable {
  id: number;
  epoch: BigInt;
}

export interface RecalculationTable {
  id: Generated<number>;
  rule_version: number;
  from_time: Timestamp;
  to_time: Timestamp;
  note: Generated<string>;
  status: Generated<"draft" | "running" | "done">;
  /** The order of applying: the highest one that contains a time decides. */
  sequence: number | null;
  created_by: JSONColumnType<ChangedBy> | null;
  applied_by: JSONColumnType<ChangedBy> | null;
  /** How many agents were queued when it was applied. */
  agents: number | null;
  created_at: CreatedAt;
  applied_at: Timestamp | null;
  finished_at: Timestamp | null;
}

export interface RescoreTable {
  id: Generated<number>;
  agent_id: number;
  from_day: DateText;
  /** Later days are scored again only where streak or progress changed; null: all days. */
  to_day: DateText | null;
  reason: string;
  recalculation_id: number | null;
  created_at: CreatedAt;
}

export interface BoostTable {
  id: Generated<number>;
  name: string;
  factor: number;
  starts_at: Timestamp;
  ends_at: Timestamp;
  /** The boosted actions; null: all. */
  types: string[] | null;
  team_id: number | null;
  agent_id: number | null;
  spin_id: string | null;
  /** What people read; null: only the name. */
  title: string | null;
  revision: Generated<number>;
  created_at: CreatedAt;
  /** When its beginning was told to the people who have it. */
  told_at: ColumnType<Date | null, Date | undefined, Date>;
}

export interface CalendarTable {
  id: Generated<number>;
  team_id: number | null;
  /** A shared calendar. */
  calendar_id: number | null;
  effective_from: DateText;
  weekdays: number[];
  created_at: CreatedAt;
}

export interface DayOffTable {
  id: Generated<number>;
  team_id: number | null;
  agent_id: number | null;
  /** A shared calendar. */
  calendar_id: number | null;
  first_day: DateText;
  last_day: DateText;
  name: string;
  created_at: CreatedAt;
}

export interface SpinSeedTable {
  day: DateText;
  seed: string;
  commitment: string;
  created_at: CreatedAt;
}

export interface WheelTable {
  version: Generated<number>;
  prizes: JSONColumnType<unknown[]>;
  created_at: CreatedAt;
}

export interface PrizeCounterTable {
  prize: string;
  scope: string;
  used: number;
}

export interface SpinRightTable {
  id: Generated<number>;
  agent_id: number;
  ref: string;
  earned_at: Timestamp;
  spin_id: string | null;
}

export interface SpinTable {
  id: string;
  agent_id: number;
  day: DateText;
  number: number;
  wheel_version: number;
  candidates: JSONColumnType<unknown[]>;
  prize: JSONColumnType<Record<string, unknown>>;
  digest: string;
  /** The agent's id at the time of the draw, when the agent has another id now. */
  drawn_as: string | null;
  created_at: CreatedAt;
}

/** The tables of the migration `scoring`. */
export interface ScoringSchema {
  reversals: ReversalTable;
  scoring_epoch: ScoringEpochTable;
  recalculations: RecalculationTable;
  rescores: RescoreTable;
  boosts: BoostTable;
  calendars: CalendarTable;
  days_off: DayOffTable;
  spin_seeds: SpinSeedTable;
  wheels: WheelTable;
  prize_counters: PrizeCounterTable;
  spin_rights: SpinRightTable;
  spins: SpinTable;
}
