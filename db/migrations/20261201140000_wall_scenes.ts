import { type Kysely, sql } from "kysely";

/**
 * Why: a screen turns through several scenes, each with a board, a team and a time of its own. Links
 * that were made before go on showing their one board.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // scenes: a list of { kind, period, team, seconds }; team is the id of a team, or null.
  `ALTER TABLE wall_links
    ADD COLUMN scenes JSONB,
    ADD COLUMN language TEXT NOT NULL DEFAULT 'auto' CHECK (language IN ('auto', 'en', 'de'))`,
  `UPDATE wall_links l SET scenes = jsonb_build_array(jsonb_build_object(
    'kind', 'board', 'period', l.period, 'seconds', 20,
    'team', (SELECT t.key FROM teams t WHERE t.id = l.team_id)))`,
  `ALTER TABLE wall_links ALTER COLUMN scenes SET NOT NULL`,
  `DROP INDEX idx_wall_links_team`,
  `ALTER TABLE wall_links DROP COLUMN period, DROP COLUMN team_id`,
];
