import { type Kysely, sql } from "kysely";

/**
 * Why: types of events that admins defined are measured, too. The days that have such events were
 * measured without them.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await sql.raw(`UPDATE agent_days d SET is_measured = FALSE
    FROM events e JOIN event_types t ON t.type = e.type
    WHERE d.agent_id = e.agent_id AND d.day = e.day AND d.is_measured`).execute(db);
}
