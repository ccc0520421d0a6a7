import { type Kysely, sql } from "kysely";

/** Why: weekly reports go out in the language that was chosen for them; so far all were in English. */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await sql`ALTER TABLE report_schedules
    ADD COLUMN language TEXT NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'de'))`.execute(db);
}
