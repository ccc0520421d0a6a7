import { type Kysely, sql } from "kysely";

// Larger than the distance that any client may be behind.
const LEAP = 100_000;

/**
 * Why: positions now number messages; before, they numbered rows of the outbox. So that no client
 * continues from an old position as if it were a new one, the new positions begin far away from the
 * old ones: a client with an old position is told to read the state again.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await sql`UPDATE webhook_cursor c SET position = c.position + ${LEAP}
    FROM relay_state r WHERE r.position > 0 AND c.position = r.position`.execute(db);
  await sql`UPDATE relay_state SET position = position + ${LEAP} WHERE position > 0`.execute(db);
}
