import type { Generated, JSONColumnType } from "kysely";
import type { Timestamp } from "./schema_columns.ts";

export interface EventTypeTable {
  type: string;
  title: string;
  domain: string;
  icon: string;
  fields: JSONColumnType<unknown[]>;
  revision: Generated<number>;
  created_at: Timestamp;
  updated_at: Timestamp;
  /** Since then new events of the type are unknown. */
  deleted_at: Timestamp | null;
}

export interface EventTypePointsTable {
  type: string;
  version: number;
  effective_from: Timestamp;
  /** Null: recorded only. */
  rule: JSONColumnType<Record<string, unknown>> | null;
  /** Whether the type was defined then. */
  is_defined: Generated<boolean>;
  created_at: Timestamp;
}

/** The tables of migration 20261130010000_event_types. */
export interface EventTypesSchema {
  event_types: EventTypeTable;
  event_type_points: EventTypePointsTable;
}
