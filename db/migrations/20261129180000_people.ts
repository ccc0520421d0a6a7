import { type Kysely, sql } from "kysely";

/**
 * Why: a real team moves in. Accounts and agents are deactivated instead of deleted, because their
 * work stays in the ledger; people have preferences and see the tour once; and a team decides
 * whether leave needs an approval.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // deactivated_at: the person cannot sign in from then on. preferences: see core/preferences.ts.
  // toured_at: when the person finished or left the tour of the desk.
  `ALTER TABLE users
    ADD COLUMN deactivated_at TIMESTAMPTZ,
    ADD COLUMN two_factor_enabled BOOLEAN NOT NULL DEFAULT FALSE,
    ADD COLUMN preferences JSONB NOT NULL DEFAULT '{}',
    ADD COLUMN toured_at TIMESTAMPTZ`,
  `ALTER TABLE agents ADD COLUMN deactivated_at TIMESTAMPTZ`,
  `ALTER TABLE teams ADD COLUMN leave_needs_approval BOOLEAN NOT NULL DEFAULT FALSE`,
];
