import type { Generated, JSONColumnType } from "kysely";
import type { DeliveryStatus } from "@/core/integrations/statuses.ts";
import type { CreatedAt, DateText, Timestamp } from "./schema_columns.ts";

type Json = JSONColumnType<Record<string, unknown>>;

export interface IntegrationTable {
  id: string;
  provider: string;
  name: string;
  /** Encrypted. */
  secret: string | null;
  previous_secret: string | null;
  previous_until: Timestamp | null;
  settings: Json;
  /** Counts the changes of `settings`. */
  settings_version: Generated<number>;
  /** The tool's accounts that were seen. */
  tenants: Generated<string[]>;
  is_enabled: Generated<boolean>;
  refused_count: Generated<number>;
  refused_at: Timestamp | null;
  refused_reason: string | null;
  /** How many people became agents automatically on the day `agents_made_on`. */
  agents_made: Generated<number>;
  agents_made_on: DateText | null;
  deleted_at: Timestamp | null;
  created_at: CreatedAt;
}

export interface ExternalIdentityTable {
  provider: string;
  tenant: string;
  external_user: string;
  /** Null: not assigned yet. */
  agent_id: number | null;
  name: string | null;
  email: string | null;
  /** An admin said that this person earns no points. */
  is_ignored: Generated<boolean>;
  /** An admin has said who this is, or that it is nobody. */
  is_decided: Generated<boolean>;
  first_seen_at: CreatedAt;
  last_seen_at: CreatedAt;
}

export interface WebhookDeliveryTable {
  id: Generated<number>;
  integration_id: string;
  digest: string;
  name: string;
  status: DeliveryStatus;
  reason: string | null;
  /** Redacted; null when it could not be read. */
  payload: Json | null;
  attempts: Generated<number>;
  received_at: Timestamp;
  last_received_at: Timestamp;
  replayed_at: Timestamp | null;
  /** Number of consecutive failures of Laurel; in the tables below as well. */
  failures: Generated<number>;
  /** When it is retried automatically. */
  retry_at: Timestamp | null;
  /** Since when an admin wants to see it no more among the failed ones. */
  discarded_at: Timestamp | null;
  discard_reason: string | null;
}

export interface PairingObjectTable {
  integration_id: string;
  tenant: string;
  kind: string;
  object_id: string;
  state: JSONColumnType<Record<string, unknown>, string | undefined>;
  fact_count: Generated<number>;
  needs_deriving: Generated<boolean>;
  /** The version of the settings that its events were derived with. */
  settings_version: Generated<number>;
  heard_at: Timestamp;
  failures: Generated<number>;
  retry_at: Timestamp | null;
}

export interface PairingFactTable {
  integration_id: string;
  tenant: string;
  kind: string;
  object_id: string;
  key: string;
  revision: number;
  fact: Json;
  delivery_id: number;
}

export interface DerivedEventTable {
  integration_id: string;
  tenant: string;
  kind: string;
  object_id: string;
  key: string;
  type: string;
  external_user: string;
  /** Null while the person is not assigned to an agent. */
  agent_id: number | null;
  time: Timestamp;
  data: Json;
  is_wanted: boolean;
  revision: number;
  attempted: number;
  sent_agent_id: number | null;
  reversed_to: number;
  is_sent: boolean;
  is_settled: boolean;
  problem: string | null;
  changed_at: Timestamp;
  failures: Generated<number>;
  retry_at: Timestamp | null;
  /** The webhook that last changed it. */
  delivery_id: number | null;
}

/** The tables of the migration `integrations`. */
export interface IntegrationsSchema {
  integrations: IntegrationTable;
  external_identities: ExternalIdentityTable;
  webhook_deliveries: WebhookDeliveryTable;
  pairing_objects: PairingObjectTable;
  pairing_facts: PairingFactTable;
  derived_events: DerivedEventTable;
}
