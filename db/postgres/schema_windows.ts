import type { Generated, JSONColumnType } from "kysely";
import type { CreatedAt } from "./schema_columns.ts";

export interface WindowLayoutTable {
  user_id: string;
  layout: JSONColumnType<Record<string, unknown>, string>;
  revision: Generated<number>;
  updated_at: CreatedAt;
}

export interface WindowsSchema {
  window_layouts: WindowLayoutTable;
}
