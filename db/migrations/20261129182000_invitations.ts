import { type Kysely, sql } from "kysely";

/**
 * Why: an admin invites people, and people who forgot their password get a link to a new one. Both
 * links hold a random token; only its SHA-256 is stored, so that a copy of the database opens no
 * account. `users.last_sign_in_at` stays when the sessions have ended.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // agent_id: the agent that the person is; NULL: the one with the e-mail, or a new one. team_id and
  // time_zone: of a new agent. mail_error: why the last mail could not be sent.
  `CREATE TABLE invitations (
    id SERIAL PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL CHECK (email = lower(email)),
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('agent', 'manager', 'admin')),
    agent_id INTEGER REFERENCES agents(id) ON DELETE CASCADE,
    team_id INTEGER REFERENCES teams(id) ON DELETE SET NULL,
    time_zone TEXT,
    invited_by TEXT REFERENCES users(id) ON DELETE SET NULL,
    invited_by_name TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    accepted_at TIMESTAMPTZ,
    accepted_by TEXT REFERENCES users(id) ON DELETE SET NULL,
    revoked_at TIMESTAMPTZ,
    sent_at TIMESTAMPTZ,
    times_sent INTEGER NOT NULL DEFAULT 0,
    mail_error TEXT
  )`,
  // At most one invitation per e-mail can be accepted.
  `CREATE UNIQUE INDEX invitations_open_email ON invitations(email)
    WHERE accepted_at IS NULL AND revoked_at IS NULL`,
  // The teams that a manager will see.
  `CREATE TABLE invitation_teams (
    invitation_id INTEGER NOT NULL REFERENCES invitations(id) ON DELETE CASCADE,
    team_id INTEGER NOT NULL REFERENCES teams(id) ON DELETE CASCADE,
    PRIMARY KEY (invitation_id, team_id)
  )`,
  `CREATE TABLE password_resets (
    token_hash TEXT PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ
  )`,
  `CREATE INDEX idx_password_resets_user ON password_resets(user_id)`,
  `ALTER TABLE users ADD COLUMN last_sign_in_at TIMESTAMPTZ`,
  `UPDATE users u SET last_sign_in_at = s.at
    FROM (SELECT user_id, max(created_at) AS at FROM sessions GROUP BY user_id) s
    WHERE s.user_id = u.id`,
];
