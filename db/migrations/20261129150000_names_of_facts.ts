import { type Kysely, sql } from "kysely";

/**
 * Why: admins see which stages and tags their tools sent that no setting gives a meaning. This is
 * read from the facts themselves, so it always matches the stored data; the index finds the
 * different names, and when each was last seen, without reading every fact. Names are now compared
 * without regard to spelling, so stored objects are derived again, as after a change of settings.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await sql`CREATE INDEX idx_pairing_facts_names ON pairing_facts(
      integration_id, kind, (coalesce(fact->>'stage', fact->>'tag') COLLATE "C"), (fact->'time'))
    WHERE coalesce(fact->>'stage', fact->>'tag') <> ''`.execute(db);
  await sql`UPDATE integrations SET settings_version = settings_version + 1`.execute(db);
}
