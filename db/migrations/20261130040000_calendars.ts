import { type Kysely, sql } from "kysely";

/**
 * Why: calendars are things with a name that people edit. Several teams can share one, two admins
 * who edit the same one are told, and a boost that has not begun and
 * leave can be edited in the same way.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  // organization: the one that counts for everybody. team: what one team has of its own. shared: has
  // a name, and counts for the teams whose calendar_id names it. The weekdays are rows of calendars,
  // the holidays rows of days_off.
  `CREATE TABLE working_calendars (
    id SERIAL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('organization', 'team', 'shared')),
    team_id INTEGER UNIQUE REFERENCES teams(id) ON DELETE CASCADE,
    name TEXT,
    name_key TEXT UNIQUE,
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT calendar_owner CHECK ((kind = 'team') = (team_id IS NOT NULL)),
    CONSTRAINT calendar_name CHECK ((kind = 'shared') = (name IS NOT NULL))
  )`,
  `CREATE UNIQUE INDEX idx_working_calendars_organization ON working_calendars(kind)
    WHERE kind = 'organization'`,
  `INSERT INTO working_calendars (kind) VALUES ('organization')`,
  `INSERT INTO working_calendars (kind, team_id)
    SELECT 'team', id FROM teams t WHERE EXISTS (SELECT FROM calendars WHERE team_id = t.id)
      OR EXISTS (SELECT FROM days_off WHERE team_id = t.id) ORDER BY id`,
  `ALTER TABLE teams ADD COLUMN calendar_id INTEGER REFERENCES working_calendars(id)`,
  `ALTER TABLE calendars ADD COLUMN calendar_id INTEGER REFERENCES working_calendars(id),
    ADD CONSTRAINT calendars_one_owner CHECK (team_id IS NULL OR calendar_id IS NULL),
    DROP CONSTRAINT calendars_team_id_effective_from_key,
    ADD CONSTRAINT calendars_one_version UNIQUE NULLS NOT DISTINCT
      (team_id, calendar_id, effective_from)`,
  `ALTER TABLE days_off ADD COLUMN calendar_id INTEGER REFERENCES working_calendars(id),
    ADD CONSTRAINT days_off_calendar_alone
      CHECK (calendar_id IS NULL OR (team_id IS NULL AND agent_id IS NULL))`,
  `CREATE INDEX idx_days_off_calendar ON days_off(calendar_id) WHERE calendar_id IS NOT NULL`,
  `ALTER TABLE boosts ADD COLUMN title TEXT, ADD COLUMN revision INTEGER NOT NULL DEFAULT 1`,
  `ALTER TABLE leave_requests ADD COLUMN revision INTEGER NOT NULL DEFAULT 1`,
  // The wheel's page counts the spins of a week.
  `CREATE INDEX idx_spins_created_at ON spins(created_at)`,
];
