import { type Kysely, sql } from "kysely";

/** Why: a day has targets, set by a team or by agents for themselves, and rings show how far it is. */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // metric: see core/goals/metrics.ts. since: when it got this target.
  `CREATE TABLE goals (
    id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    team_id INTEGER REFERENCES teams(id) ON DELETE CASCADE,
    agent_id INTEGER REFERENCES agents(id) ON DELETE CASCADE,
    metric TEXT COLLATE "C" NOT NULL,
    target DOUBLE PRECISION NOT NULL CHECK (target > 0),
    since TIMESTAMPTZ NOT NULL,
    CHECK ((team_id IS NULL) <> (agent_id IS NULL)),
    UNIQUE (team_id, metric),
    UNIQUE (agent_id, metric)
  )`,
];
