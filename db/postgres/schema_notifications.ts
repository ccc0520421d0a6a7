import type { Generated, JSONColumnType } from "kysely";
import type { Timestamp } from "./schema_columns.ts";

interface NotificationTable {
  id: Generated<number>;
  agent_id: number;
  kind: string;
  /** Names what happened, so that nothing is told twice. */
  key: string;
  data: JSONColumnType<object>;
  created_at: Timestamp;
  read_at: Timestamp | null;
  cleared_at: Timestamp | null;
}

interface NotificationSettingsTable {
  agent_id: number;
  muted: string[];
  /** Minutes after midnight in the person's time zone. */
  quiet_from: number | null;
  quiet_to: number | null;
}

/** The tables of migration 20261201150000_notifications. */
export interface NotificationsSchema {
  notifications: NotificationTable;
  notification_settings: NotificationSettingsTable;
}
