import { type Kysely, sql } from "kysely";

/**
 * Why: what objects of tools have earned is a function of their facts, and that function has changed: times
 * to the second are understood as somewhere within it. So every object is worked out anew, in the
 * background, and what differs is corrected.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await sql`UPDATE pairing_objects SET needs_deriving = TRUE WHERE kind <> 'event'`.execute(db);
}
