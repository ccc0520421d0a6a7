import { type Kysely, sql } from "kysely";

/**
 * Why: admins are shown which stages and tags their tools sent that no setting gives a meaning. That
 * is asked of the facts themselves, so that it is always true of what is stored; the index finds the
 * different names, and when each was seen last, without reading every fact. And since names are no
 * longer compared letter by letter, what is stored is derived anew, as after a change of settings.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await sql`CREATE INDEX idx_pairing_facts_names ON pairing_facts(
      integration_id, kind, (coalesce(fact->>'stage', fact->>'tag') COLLATE "C"), (fact->'time'))
    WHERE coalesce(fact->>'stage', fact->>'tag') <> ''`.execute(db);
  await sql`UPDATE integrations SET settings_version = settings_version + 1`.execute(db);
}
