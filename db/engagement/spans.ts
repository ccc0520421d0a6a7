import { type Kysely, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { insertRows } from "@/db/postgres/insert_rows.ts";
import { isoTime } from "@/db/postgres/unnest.ts";

/** A streak from its first day to its last. */
export interface Spell {
  readonly agentRowId: number;
  readonly first: Day;
  readonly last: Day;
  readonly length: number;
  /** Unused freezes after the last day. */
  readonly freezes: number;
}

/** An agent whose streaks are to be derived from this scoring. */
export interface DueSpan {
  readonly rowId: number;
  readonly version: number;
}

/**
 * Finds agents whose streaks and tiers are not derived from their last scoring, and locks what is
 * derived of them.
 * @param derivedBefore milliseconds; what was derived later can wait
 */
export async function lockDueSpans(
  trx: Transaction<Schema>,
  { derivedBefore, limit }: { readonly derivedBefore: number; readonly limit: number },
): Promise<DueSpan[]> {
  await sql`INSERT INTO agent_spans (agent_id, version, derived_at)
    SELECT r.agent_id, -1, 'epoch' FROM agent_rewards r
    WHERE NOT EXISTS (SELECT FROM agent_spans s WHERE s.agent_id = r.agent_id)
    ORDER BY r.agent_id LIMIT ${limit} ON CONFLICT DO NOTHING`.execute(trx);
  const { rows } = await sql<{ agent_id: number; version: number }>`
    SELECT s.agent_id, r.version FROM agent_spans s JOIN agent_rewards r USING (agent_id)
    WHERE s.version <> r.version AND s.derived_at <= ${isoTime(derivedBefore)}::timestamptz
    ORDER BY s.agent_id LIMIT ${limit} FOR UPDATE OF s SKIP LOCKED`.execute(trx);
  return rows.map((row) => ({ rowId: row.agent_id, version: row.version }));
}

/** Derives the streaks of agents from their days, by agent and time. */
export async function deriveSpells(
  db: Kysely<Schema>,
  agents: readonly number[],
): Promise<Spell[]> {
  const { rows } = await sql<
    { agent_id: number; first: Day; last: Day; length: number; freezes: number }
  >`SELECT agent_id, min(day) AS first, max(day) AS last, max(streak_length)::int AS length,
      (array_agg(streak_freezes ORDER BY day DESC))[1] AS freezes
    FROM (SELECT agent_id, day, streak_length, streak_freezes,
        count(*) FILTER (WHERE streak_length = 1) OVER (PARTITION BY agent_id ORDER BY day) AS n
      FROM agent_days WHERE agent_id = ANY(${agents}::int[]) AND streak_last_day = day) d
    GROUP BY agent_id, n ORDER BY agent_id, min(day)`.execute(db);
  return rows.map(({ agent_id, ...spell }) => ({ agentRowId: agent_id, ...spell }));
}

/** Replaces what is derived of agents: their streaks, with the day on which each ends, and tiers. */
export async function saveSpans(
  trx: Transaction<Schema>,
  agents: readonly DueSpan[],
  spells: readonly (Spell & { readonly endsOn: Day })[],
  { now, timeZone }: { readonly now: number; readonly timeZone: string },
): Promise<void> {
  const ids = agents.map(({ rowId }) => rowId);
  await sql`DELETE FROM streak_spells WHERE agent_id = ANY(${ids}::int[])`.execute(trx);
  await sql`${
    insertRows("streak_spells", {
      agent_id: ["int[]", spells.map((one) => one.agentRowId)],
      first_day: ["date[]", spells.map((one) => one.first)],
      last_day: ["date[]", spells.map((one) => one.last)],
      length: ["int[]", spells.map((one) => one.length)],
      ends_on: ["date[]", spells.map((one) => one.endsOn)],
    })
  }`.execute(trx);
  await sql`DELETE FROM agent_tiers WHERE agent_id = ANY(${ids}::int[])`.execute(trx);
  await sql`INSERT INTO agent_tiers (agent_id, tier, reached_on, days)
    SELECT t.agent_id, t.tier, t.reached_on, GREATEST(0, t.reached_on - f.day)
    FROM (SELECT p.agent_id, a.difficulty_tier AS tier,
        min((p.completed_at AT TIME ZONE ${timeZone})::date) AS reached_on
      FROM agent_achievements p JOIN achievements a ON a.id = p.achievement_id
      WHERE p.agent_id = ANY(${ids}::int[]) AND p.completed AND p.completed_at IS NOT NULL
      GROUP BY p.agent_id, a.difficulty_tier) t
    CROSS JOIN LATERAL (SELECT min(d.day) AS day FROM agent_days d
      WHERE d.agent_id = t.agent_id AND d.is_active) f
    WHERE f.day IS NOT NULL`.execute(trx);
  await sql`UPDATE agent_spans s SET version = q.version,
      derived_at = ${isoTime(now)}::timestamptz
    FROM unnest(${ids}::int[], ${agents.map(({ version }) => version)}::bigint[])
      AS q(agent_id, version) WHERE s.agent_id = q.agent_id`.execute(trx);
}
