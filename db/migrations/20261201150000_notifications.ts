import { type Kysely, sql } from "kysely";

/**
 * Why: what a banner says is gone after eight seconds, and nobody who was away reads it. What people
 * are told is kept for some weeks, with what they have read, so that all their devices agree.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // What an agent is told. key: names what happened, so that nothing is told twice; a cleared row
  // stays for the same reason.
  `CREATE TABLE notifications (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agent_id INTEGER NOT NULL REFERENCES agents(id) ON DELETE CASCADE,
    kind TEXT COLLATE "C" NOT NULL,
    key TEXT COLLATE "C" NOT NULL,
    data JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    read_at TIMESTAMPTZ,
    cleared_at TIMESTAMPTZ,
    UNIQUE (agent_id, key)
  )`,
  // The list of a person, newest first.
  `CREATE INDEX idx_notifications_shown ON notifications(agent_id, id) WHERE cleared_at IS NULL`,
  // How many are unread.
  `CREATE INDEX idx_notifications_unread ON notifications(agent_id)
    WHERE read_at IS NULL AND cleared_at IS NULL`,
  `CREATE INDEX idx_notifications_created ON notifications(created_at)`,

  // What an agent wants to be told of. quiet_from, quiet_to: minutes after midnight in the person's
  // time zone; both NULL: no quiet hours.
  `CREATE TABLE notification_settings (
    agent_id INTEGER PRIMARY KEY REFERENCES agents(id) ON DELETE CASCADE,
    muted TEXT[] NOT NULL DEFAULT '{}',
    quiet_from INTEGER CHECK (quiet_from BETWEEN 0 AND 1439),
    quiet_to INTEGER CHECK (quiet_to BETWEEN 0 AND 1439),
    CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
  )`,

  // When a boost's beginning was told to the people who have it. Those that have begun are not news.
  `ALTER TABLE boosts ADD COLUMN told_at TIMESTAMPTZ`,
  `UPDATE boosts SET told_at = starts_at WHERE starts_at <= now()`,
  `CREATE INDEX idx_boosts_untold ON boosts(starts_at) WHERE told_at IS NULL`,
];
