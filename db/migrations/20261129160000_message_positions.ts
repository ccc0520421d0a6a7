import { type Kysely, sql } from "kysely";

// More than a client may be behind.
const LEAP = 100_000;

/**
 * Why: positions number messages now, and numbered rows of the outbox before. So that no client goes
 * on from an old position as if it were a new one, the new ones begin far behind the old ones: who
 * comes with an old one is told to read the state again.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await sql`UPDATE webhook_cursor c SET position = c.position + ${LEAP}
    FROM relay_state r WHERE r.position > 0 AND c.position = r.position`.execute(db);
  await sql`UPDATE relay_state SET position = position + ${LEAP} WHERE position > 0`.execute(db);
}
