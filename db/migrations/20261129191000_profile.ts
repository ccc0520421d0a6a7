import { type Kysely, sql } from "kysely";

/**
 * Why: people have a profile of their own: a picture, and leave that they ask for. Leave that is
 * granted is also in `days_off`, which decides the working days.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // hash: SHA-256 of the bytes. They were encoded by Laurel, never stored as somebody sent them.
  `CREATE TABLE pictures (
    hash TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    bytes BYTEA NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
  )`,
  // Not users.image: a sign-in elsewhere may fill that with the address of a picture there.
  `ALTER TABLE users ADD COLUMN picture TEXT REFERENCES pictures(hash)`,
  `CREATE INDEX idx_users_picture ON users(picture) WHERE picture IS NOT NULL`,
  // state: see core/leave.ts. Two ranges of one agent that are asked or granted never overlap; a range
  // of one number stands for the agent, because GiST has no equality of numbers by itself.
  `CREATE TABLE leave_requests (
    id SERIAL PRIMARY KEY,
    agent_id INTEGER NOT NULL REFERENCES agents(id),
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL
      CHECK (state IN ('asked', 'granted', 'declined', 'withdrawn', 'canceled')),
    asked_at TIMESTAMPTZ NOT NULL,
    decided_at TIMESTAMPTZ,
    decided_by TEXT REFERENCES users(id) ON DELETE SET NULL,
    decided_by_name TEXT,
    reason TEXT,
    CONSTRAINT leave_valid_span CHECK (last_day >= first_day),
    CONSTRAINT leave_no_overlap EXCLUDE USING gist (
      int4range(agent_id, agent_id, '[]') WITH &&,
      daterange(first_day, last_day, '[]') WITH &&
    ) WHERE (state IN ('asked', 'granted'))
  )`,
  `CREATE INDEX idx_leave_requests_agent ON leave_requests(agent_id, first_day)`,
  `CREATE INDEX idx_leave_requests_asked ON leave_requests(id) WHERE state = 'asked'`,
];
