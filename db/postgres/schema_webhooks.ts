import type { Generated } from "kysely";
import type { PeriodKind } from "@/core/leaderboards/kinds.ts";
import type { OutgoingType } from "@/core/webhooks/messages.ts";
import type { CreatedAt, DateText, Timestamp } from "./schema_columns.ts";

export interface WebhookEndpointTable {
  id: string;
  url: string;
  description: Generated<string>;
  events: OutgoingType[];
  format: Generated<"standard" | "slack">;
  secret: string;
  previous_secret: string | null;
  previous_secret_until: Timestamp | null;
  is_enabled: Generated<boolean>;
  disabled_reason: string | null;
  disabled_at: Timestamp | null;
  /** First failure since the last success. */
  failing_since: Timestamp | null;
  /** Failed attempts since the last success. */
  failures: Generated<number>;
  /** From the header Retry-After. */
  not_before: Timestamp | null;
  last_delivered_at: Timestamp | null;
  created_at: CreatedAt;
}

export interface OutgoingDeliveryTable {
  id: Generated<number>;
  endpoint_id: string;
  message_id: string;
  type: string;
  /** JSON, exactly as it is signed. */
  body: string;
  state: Generated<"pending" | "delivered" | "failed">;
  attempts: Generated<number>;
  /** Rises whenever the row is claimed for sending. */
  claims: Generated<number>;
  next_attempt_at: Timestamp | null;
  leased_until: Timestamp | null;
  last_status: number | null;
  last_error: string | null;
  last_duration_ms: number | null;
  last_attempt_at: Timestamp | null;
  /** Since when an admin wants to see it no more among the failed ones. */
  discarded_at: Timestamp | null;
  discard_reason: string | null;
  created_at: CreatedAt;
}

export interface WebhookCursorTable {
  id: number;
  position: number | null;
}

export interface WebhookLeaderTable {
  kind: PeriodKind;
  period_start: DateText;
  agent: string | null;
  points: number;
}

/** The tables of migration 20261122231000_webhooks_out. */
export interface WebhooksSchema {
  webhook_endpoints: WebhookEndpointTable;
  outgoing_deliveries: OutgoingDeliveryTable;
  webhook_cursor: WebhookCursorTable;
  webhook_leaders: WebhookLeaderTable;
}
