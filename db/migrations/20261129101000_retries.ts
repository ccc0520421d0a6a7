import { type Kysely, sql } from "kysely";

/**
 * Why: work that failed inside Laurel, not because of the sender, was stored with its error and
 * waited until somebody replayed it. It is now retried automatically with a growing back-off, and
 * every delivery shows it. This includes work that failed earlier.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // failures: number of consecutive failures; retry_at: no retry before this. delivery_id: the
  // webhook that last changed it.
  `ALTER TABLE derived_events ADD COLUMN failures INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN retry_at TIMESTAMPTZ, ADD COLUMN delivery_id BIGINT`,
  `ALTER TABLE pairing_objects ADD COLUMN failures INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN retry_at TIMESTAMPTZ`,
  `ALTER TABLE webhook_deliveries ADD COLUMN failures INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN retry_at TIMESTAMPTZ`,
  `UPDATE derived_events d SET delivery_id = (
      SELECT max(f.delivery_id) FROM pairing_facts f WHERE f.integration_id = d.integration_id
        AND f.tenant = d.tenant AND f.kind = d.kind AND f.object_id = d.object_id)
    WHERE d.problem IS NOT NULL`,
  `UPDATE derived_events SET failures = 1, retry_at = CURRENT_TIMESTAMP, is_settled = FALSE
    WHERE is_wanted AND NOT is_sent AND problem =
      'The event was not stored because of an error in Laurel, which has been logged.'`,
  `UPDATE webhook_deliveries SET failures = 1, retry_at = CURRENT_TIMESTAMP
    WHERE status = 'failed' AND payload IS NOT NULL`,
  `CREATE INDEX idx_derived_events_problem ON derived_events(delivery_id)
    WHERE problem IS NOT NULL`,
  `CREATE INDEX idx_derived_events_failing ON derived_events(integration_id) WHERE failures > 0`,
  `CREATE INDEX idx_pairing_objects_failing ON pairing_objects(integration_id) WHERE failures > 0`,
  `CREATE INDEX idx_webhook_deliveries_retry ON webhook_deliveries(retry_at)
    WHERE retry_at IS NOT NULL`,
];
