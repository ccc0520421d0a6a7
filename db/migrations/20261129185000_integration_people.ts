import { type Kysely, sql } from "kysely";

/**
 * Why: people of a tool can become agents without asking an admin. An admin's decision about a
 * person is never overruled by that, so it is stored; and the number per day is limited, so it is
 * counted.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // is_decided: an admin has said who this is, or that nobody is.
  `ALTER TABLE external_identities ADD COLUMN is_decided BOOLEAN NOT NULL DEFAULT FALSE`,
  `UPDATE external_identities SET is_decided = TRUE WHERE agent_id IS NOT NULL OR is_ignored`,
  // agents_made: how many people of the tool became agents automatically on the day agents_made_on.
  `ALTER TABLE integrations
    ADD COLUMN agents_made_on DATE,
    ADD COLUMN agents_made INTEGER NOT NULL DEFAULT 0`,
];
