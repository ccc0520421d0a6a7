import type { Generated, JSONColumnType } from "kysely";
import type { Timestamp } from "./schema_columns.ts";

export interface AuditLogTable {
  id: Generated<number>;
  at: Timestamp;
  actor_kind: "person" | "key" | "shell" | "system";
  actor_id: string | null;
  actor_name: string;
  action: string;
  object_kind: string;
  object_id: string | null;
  object_name: string | null;
  before: JSONColumnType<object> | null;
  after: JSONColumnType<object> | null;
  outcome: "done" | "refused" | "failed" | null;
  address: string | null;
  user_agent: string | null;
}

/** The tables of the audit log. */
export interface AuditSchema {
  audit_log: AuditLogTable;
}
