import { type Kysely, sql } from "kysely";

/**
 * Why: what objects of tools have earned is a function of their facts, and this function has
 * changed: a time to the second now means some moment within it. So every object is derived again
 * in the background, and differences are corrected.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await sql`UPDATE pairing_objects SET needs_deriving = TRUE WHERE kind <> 'event'`.execute(db);
}
