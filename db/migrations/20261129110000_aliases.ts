import { type Kysely, sql } from "kysely";

/**
 * Why: a person whose mail address changed must stay one agent. An agent has aliases, and two
 * agents can be merged: the row of the merged agent stays and points to the other one, so that old
 * references still lead there. A spin keeps the id that it was drawn with, because its proof needs
 * it. `identity_collisions` lists ids that could not be normalized, because the result belonged to
 * another row.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `ALTER TABLE agents ADD COLUMN merged_into INTEGER REFERENCES agents(id)`,
  `CREATE INDEX idx_agents_merged ON agents(merged_into) WHERE merged_into IS NOT NULL`,
  // alias: normalized. is_former_id: the id of a merged agent; it cannot be given to another agent.
  `CREATE TABLE agent_aliases (
    alias TEXT COLLATE "C" PRIMARY KEY,
    agent_id INTEGER NOT NULL REFERENCES agents(id),
    is_former_id BOOLEAN NOT NULL DEFAULT FALSE,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
  )`,
  `CREATE INDEX idx_agent_aliases_agent ON agent_aliases(agent_id)`,
  `ALTER TABLE spins ADD COLUMN drawn_as TEXT`,
  `CREATE TABLE identity_collisions (
    id SERIAL PRIMARY KEY,
    kind TEXT NOT NULL,
    stored TEXT NOT NULL,
    became TEXT,
    same_as TEXT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
  )`,
  // The old constraint used the database's lower case, which depends on its locale.
  `ALTER TABLE users DROP CONSTRAINT IF EXISTS users_email_check`,
  `ALTER TABLE users ADD CONSTRAINT users_email_check CHECK (email COLLATE "C" !~ '[A-Z]')`,
];
