import { type Kysely, sql } from "kysely";

/**
 * Why: a screen in the office shows a board without anybody being signed in. Whoever has the address
 * of a wall link sees one board. Only the SHA-256 of its token is stored, so that a copy of the
 * database opens no board.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // team_id: NULL shows everyone, so the link of a deleted team goes with the team.
  `CREATE TABLE wall_links (
    id SERIAL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    period TEXT NOT NULL CHECK (period IN ('day', 'week', 'month', 'all')),
    team_id INTEGER REFERENCES teams(id) ON DELETE CASCADE,
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ,
    revoked_at TIMESTAMPTZ,
    last_used_at TIMESTAMPTZ
  )`,
  `CREATE INDEX idx_wall_links_team ON wall_links(team_id)`,
];
