import type { Generated } from "kysely";
import type { CreatedAt } from "./schema_columns.ts";

export interface WorkingCalendarTable {
  id: Generated<number>;
  kind: "organization" | "team" | "shared";
  team_id: number | null;
  /** Only shared calendars have a name of their own. */
  name: string | null;
  /** The result of `plainText`; two shared calendars never have the same. */
  name_key: string | null;
  revision: Generated<number>;
  created_at: CreatedAt;
}

/** The tables of the migration `calendars`. */
export interface CalendarsSchema {
  working_calendars: WorkingCalendarTable;
}
