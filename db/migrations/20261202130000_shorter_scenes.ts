import { type Kysely, sql } from "kysely";

/**
 * Why: a scene stays two minutes at most, so that a screen never looks as if it hung. Scenes that
 * stayed longer are shortened, or their links could not be saved any more.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  await sql.raw(`UPDATE wall_links SET scenes = (
    SELECT jsonb_agg(scene.value || jsonb_build_object(
      'seconds', least((scene.value->>'seconds')::int, 120)) ORDER BY scene.ordinality)
    FROM jsonb_array_elements(scenes) WITH ORDINALITY AS scene)
    WHERE scenes @? '$[*] ? (@.seconds > 120)'`).execute(db);
}
