import { sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { insertRows } from "@/db/postgres/insert_rows.ts";
import { isoTime } from "@/db/postgres/unnest.ts";

/** A message of a page about a visit. */
export interface VisitMessage {
  readonly userId: string;
  readonly visit: string;
  readonly batch: number;
  readonly seconds: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly day: Day;
  /** The bits of the used features. */
  readonly bits: number;
  readonly uses: readonly (readonly [feature: string, uses: number])[];
}

/** The longest visit. */
const MAX_VISIT_SECONDS = 43_200;
/** The maximum number of visits that one person can make on a day. */
const MAX_VISITS = 200;
/** By how much a message may claim more time than has passed: clocks and networks differ. */
const SLACK_SECONDS = 30;
const MAX_USES = 100_000;

/**
 * Stores a message, once.
 * @returns false when it came already, or the person has made too many visits today
 */
export async function recordVisit(
  trx: Transaction<Schema>,
  { userId, visit, batch, seconds, now, day, bits, uses }: VisitMessage,
): Promise<boolean> {
  const at = isoTime(now);
  const team = sql`(SELECT a.team_id FROM users u JOIN agents a ON a.id = u.agent_id
    WHERE u.id = ${userId})`;
  const { rows } = await sql<{ is_new: boolean }>`
    INSERT INTO visits (user_id, id, team_id, day, started_at, last_at, seconds, last_batch)
    SELECT ${userId}, ${visit}, ${team}, ${day}::date,
      ${isoTime(now - seconds * 1_000)}::timestamptz, ${at}::timestamptz, ${seconds}::int,
      ${batch}::int
    WHERE NOT EXISTS (SELECT FROM visit_days d WHERE d.user_id = ${userId}
        AND d.day = ${day}::date AND d.visits >= ${MAX_VISITS}::int)
      OR EXISTS (SELECT FROM visits v WHERE v.user_id = ${userId} AND v.id = ${visit})
    ON CONFLICT (user_id, id) DO UPDATE SET
      seconds = LEAST(${MAX_VISIT_SECONDS}::int, visits.seconds + LEAST(excluded.seconds,
        ${SLACK_SECONDS}::int + extract(epoch FROM excluded.last_at - visits.last_at)::int)),
      last_at = excluded.last_at, last_batch = excluded.last_batch
    WHERE visits.last_batch < excluded.last_batch
    RETURNING xmax = 0 AS is_new`.execute(trx);
  const [stored] = rows;
  if (!stored) return false;
  await sql`INSERT INTO visit_days (user_id, day, team_id, features, visits)
    VALUES (${userId}, ${day}::date, ${team}, ${bits}::bigint, ${stored.is_new ? 1 : 0}::int)
    ON CONFLICT (user_id, day) DO UPDATE SET team_id = excluded.team_id,
      features = visit_days.features | excluded.features,
      visits = visit_days.visits + excluded.visits`.execute(trx);
  if (uses.length > 0) {
    await sql`${
      insertRows("feature_uses", {
        user_id: sql`${userId}`,
        day: sql`${day}::date`,
        feature: ["text[]", uses.map(([feature]) => feature)],
        uses: ["int[]", uses.map(([, count]) => count)],
      })
    } ON CONFLICT (day, user_id, feature)
      DO UPDATE SET uses = LEAST(${MAX_USES}::int, feature_uses.uses + excluded.uses)`
      .execute(trx);
  }
  return true;
}
