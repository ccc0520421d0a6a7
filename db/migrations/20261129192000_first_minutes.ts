import { type Kysely, sql } from "kysely";

/**
 * Why: a new installation can be tried with sample data that can be removed completely, so the rows
 * that belong to it are marked. People who had an account before the tour of the desk existed know
 * the desk already.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `ALTER TABLE teams ADD COLUMN is_sample BOOLEAN NOT NULL DEFAULT FALSE`,
  `ALTER TABLE agents ADD COLUMN is_sample BOOLEAN NOT NULL DEFAULT FALSE`,
  `CREATE INDEX idx_agents_sample ON agents(id) WHERE is_sample`,
  `UPDATE users SET toured_at = CURRENT_TIMESTAMP`,
];
