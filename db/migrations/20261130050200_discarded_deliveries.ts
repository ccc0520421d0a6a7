import { type Kysely, sql } from "kysely";

/**
 * Why: a delivery that failed for good stays on the list of failed deliveries until somebody does
 * something about it. Discarding it says that nothing is to be done, and why.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = ["webhook_deliveries", "outgoing_deliveries"].flatMap((table) => [
  `ALTER TABLE ${table} ADD COLUMN discarded_at TIMESTAMPTZ`,
  `ALTER TABLE ${table} ADD COLUMN discard_reason TEXT`,
]).concat([
  // The list of failed deliveries reads only these.
  `CREATE INDEX idx_webhook_deliveries_dead ON webhook_deliveries(received_at, id)
    WHERE status IN ('unparseable', 'failed')`,
  `CREATE INDEX idx_outgoing_deliveries_dead ON outgoing_deliveries(created_at, id)
    WHERE state = 'failed'`,
]);
