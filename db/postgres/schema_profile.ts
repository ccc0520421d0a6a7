import type { Generated } from "kysely";
import type { LeaveState } from "@/core/leave.ts";
import type { CreatedAt, DateText, Timestamp } from "./schema_columns.ts";

export interface PictureTable {
  /** SHA-256 of the bytes, in hexadecimal. */
  hash: string;
  type: string;
  bytes: Uint8Array;
  created_at: CreatedAt;
}

export interface LeaveRequestTable {
  id: Generated<number>;
  agent_id: number;
  first_day: DateText;
  last_day: DateText;
  note: Generated<string>;
  state: LeaveState;
  asked_at: Timestamp;
  decided_at: Timestamp | null;
  decided_by: string | null;
  decided_by_name: string | null;
  reason: string | null;
  revision: Generated<number>;
}

/** The tables of migration 20261129191000_profile. */
export interface ProfileSchema {
  pictures: PictureTable;
  leave_requests: LeaveRequestTable;
}
