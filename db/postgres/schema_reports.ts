import type { Generated } from "kysely";
import type { CreatedAt, Timestamp } from "./schema_columns.ts";

export interface ReportScheduleTable {
  id: Generated<number>;
  team_id: number | null;
  channel: "mail" | "slack";
  recipients: string[];
  /** Sealed. */
  slack_url: string | null;
  slack_host: string | null;
  weekday: number;
  hour: number;
  language: Generated<"en" | "de">;
  is_paused: boolean;
  /** What was due before is not sent. */
  active_from: Timestamp;
  revision: Generated<number>;
  created_at: CreatedAt;
}

export interface ReportDeliveryTable {
  id: Generated<number>;
  schedule_id: number;
  week: string;
  recipient: string;
  state: Generated<"pending" | "sending" | "sent" | "failed" | "unknown">;
  attempts: Generated<number>;
  /** Rises whenever the row is claimed for sending. */
  claims: Generated<number>;
  leased_until: Timestamp | null;
  next_attempt_at: Timestamp | null;
  error: string | null;
  sent_at: Timestamp | null;
  created_at: CreatedAt;
}

/** The tables of migration 20261130080000_reports. */
export interface ReportsSchema {
  report_schedules: ReportScheduleTable;
  report_deliveries: ReportDeliveryTable;
}
