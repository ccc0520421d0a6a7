import { type Kysely, sql } from "kysely";

/**
 * Why: what admins and managers edit counts its changes, so that nobody overwrites somebody else's.
 * A canceled challenge says why. An achievement may count only the work from a day on, and names
 * the one that it replaced.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await sql.raw(`ALTER TABLE challenges ADD COLUMN revision INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN cancel_reason TEXT`).execute(db);
  await sql.raw(`ALTER TABLE achievements ADD COLUMN revision INTEGER NOT NULL DEFAULT 1,
    ADD COLUMN starts_on DATE,
    ADD COLUMN replaces TEXT`).execute(db);
}
