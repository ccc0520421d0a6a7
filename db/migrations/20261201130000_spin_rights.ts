import { type Kysely, sql } from "kysely";

/**
 * Why: levels, achievements and every fifth day of a streak earned spins, eight in a week of work, and
 * the points of one spin led to the next. Now only every third day of a streak earns one. Unused
 * rights that are no longer earned go; used ones stay with their spins.
 */
// deno-lint-ignore no-explicit-any -- a migration must not depend on today's schema
export async function up(db: Kysely<any>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const EARNS = "d.streak_last_day = d.day AND d.streak_length > 0 AND d.streak_length % 3 = 0";

const STATEMENTS = [
  `DELETE FROM spin_rights r WHERE spin_id IS NULL AND NOT EXISTS (
    SELECT FROM agent_days d
    WHERE d.agent_id = r.agent_id AND r.ref = 'streak/' || d.day::text AND ${EARNS}
  )`,
  `INSERT INTO spin_rights (agent_id, ref, earned_at)
    SELECT d.agent_id, 'streak/' || d.day::text,
      coalesce(to_timestamp((d.state->>'firstPaidAt')::float8 / 1000), CURRENT_TIMESTAMP)
    FROM agent_days d WHERE ${EARNS}
    ON CONFLICT DO NOTHING`,
];
