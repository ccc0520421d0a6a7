import type { Generated } from "kysely";
import type { Timestamp } from "./schema_columns.ts";

interface PushSubscriptionTable {
  id: Generated<number>;
  session_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  server_key: string;
  language: string;
  created_at: Timestamp;
}

interface PushDeliveryTable {
  id: Generated<number>;
  subscription_id: number;
  notification_id: number;
  state: Generated<"pending" | "sending" | "done">;
  attempts: Generated<number>;
  next_attempt_at: Timestamp;
  leased_until: Timestamp | null;
  created_at: Timestamp;
}

/** The tables of migration 20261201160000_push_subscriptions. */
export interface PushSchema {
  push_subscriptions: PushSubscriptionTable;
  push_deliveries: PushDeliveryTable;
}
