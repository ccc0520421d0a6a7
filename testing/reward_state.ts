/** The state of the rewards in a database, in a form that can be compared. */
import { assertEquals } from "@std/assert";
import { type Kysely, sql } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";
import { assertRebuilds } from "./rebuilds.ts";

/**
 * Rows without database ids, sorted. Only agents with `prefix` are included, and the prefix is
 * removed.
 */
export interface RewardState {
  readonly totals: readonly Record<string, unknown>[];
  readonly days: readonly Record<string, unknown>[];
  readonly scores: readonly Record<string, unknown>[];
  readonly ledger: readonly Record<string, unknown>[];
  readonly events: readonly Record<string, unknown>[];
}

/** Reads everything that must not depend on how the events arrived. */
export async function readState(db: Kysely<Schema>, prefix = ""): Promise<RewardState> {
  const cutOff = (column: string) => sql.raw(`replace(${column}, '${prefix}', '')`);
  const chosen = sql`starts_with(a.key, ${prefix})`;
  const rowsOf = async (query: ReturnType<typeof sql>) =>
    (await query.execute(db)).rows as Record<string, unknown>[];
  return {
    totals: await rowsOf(sql`SELECT ${cutOff("a.key")} AS agent, r.total_points, r.experience,
      r.level, r.daily_streak FROM agent_rewards r JOIN agents a ON a.id = r.agent_id
      WHERE ${chosen} ORDER BY a.key`),
    days: await rowsOf(sql`SELECT ${cutOff("a.key")} AS agent, d.day, d.state, d.is_active,
      d.streak_length, d.streak_last_day, d.streak_freezes, d.last_time,
      ${cutOff("d.last_source")} AS last_source, d.last_event_id
      FROM agent_days d JOIN agents a ON a.id = d.agent_id WHERE ${chosen} ORDER BY a.key, d.day`),
    scores: await rowsOf(sql`SELECT ${cutOff("a.key")} AS agent, s.kind, s.period_start, s.points,
      s.reached_at FROM leaderboard_scores s JOIN agents a ON a.id = s.agent_id
      WHERE ${chosen} AND s.points <> 0 ORDER BY a.key, s.kind, s.period_start`),
    ledger: await rowsOf(sql`SELECT ${cutOff("a.key")} AS agent,
      ${cutOff("h.event_source")} AS source, ${cutOff("h.event_id")} AS id, h.type, h.points,
      h.metadata->'breakdown' AS breakdown, h.rule_version, h.time, h.day, h.board_day
      FROM reward_history h JOIN agents a ON a.id = h.agent_id
      WHERE ${chosen} AND h.voids IS NULL AND NOT h.is_void
      ORDER BY a.key, h.event_source, h.event_id`),
    events: await rowsOf(sql`SELECT ${cutOff("a.key")} AS agent, ${cutOff("e.source")} AS source,
      e.event_id, e.type, e.time, e.day, e.board_day, e.rule_version, e.status, e.points, e.reason
      FROM events e JOIN agents a ON a.id = e.agent_id
      WHERE ${chosen} ORDER BY e.source, e.event_id`),
  };
}

/**
 * Checks what must be true at every commit (P4): the ledger adds up to the totals, the entries in
 * force add up to the boards and to the events' points, and no event has two entries in force.
 */
export async function assertLedgerSums(db: Kysely<Schema>): Promise<void> {
  const { rows } = await sql`
    WITH standing AS (SELECT * FROM reward_history WHERE voids IS NULL AND NOT is_void),
    periods AS (
      SELECT agent_id, k.kind, k.start, sum(points) AS points FROM standing
      CROSS JOIN LATERAL (VALUES ('day', board_day),
        ('week', date_trunc('week', board_day::timestamp)::date),
        ('month', date_trunc('month', board_day::timestamp)::date),
        ('all', DATE '1970-01-01')) AS k(kind, start)
      GROUP BY 1, 2, 3
    )
    SELECT 'total' AS wrong, r.agent_id::text AS of, r.total_points::text AS is,
        coalesce(sum(h.points), 0)::text AS ought
      FROM agent_rewards r LEFT JOIN reward_history h ON h.agent_id = r.agent_id
      GROUP BY r.agent_id, r.total_points, r.experience
      HAVING r.total_points <> coalesce(sum(h.points), 0) OR r.experience <> r.total_points
    UNION ALL SELECT 'board', coalesce(p.kind, s.kind) || ' ' || coalesce(p.start, s.period_start),
        coalesce(s.points, 0)::text, coalesce(p.points, 0)::text
      FROM periods p FULL JOIN leaderboard_scores s
        ON s.agent_id = p.agent_id AND s.kind = p.kind AND s.period_start = p.start
      WHERE coalesce(s.points, 0) <> coalesce(p.points, 0)
    UNION ALL SELECT 'event', e.source || ' ' || e.event_id, e.points::text,
        coalesce(h.points, 0)::text
      FROM events e LEFT JOIN standing h ON h.event_source = e.source AND h.event_id = e.event_id
      WHERE e.points <> coalesce(h.points, 0)
    UNION ALL SELECT 'booked twice', event_source || ' ' || event_id, count(*)::text, '1'
      FROM standing GROUP BY 2 HAVING count(*) > 1
    UNION ALL SELECT 'void without counter-booking', h.id::text, h.points::text, c.points::text
      FROM reward_history h FULL JOIN reward_history c ON c.voids = h.id
      WHERE (h.is_void AND (c.id IS NULL OR c.points <> -h.points))
        OR (c.voids IS NOT NULL AND NOT coalesce(h.is_void, FALSE))`.execute(db);
  assertEquals(rows, []);
}

/** Checks the sums, and that replaying the log gives what is stored (P5). */
export async function assertLedgerExplains(db: Kysely<Schema>): Promise<void> {
  await assertLedgerSums(db);
  // Tests of spins grant rights without any event that earned them.
  await assertRebuilds(db, ["spin_rights"]);
}
