import { type Kysely, sql } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";
import { isoTime } from "@/db/postgres/unnest.ts";

/** Which past work a boost would have multiplied. */
export interface BoostedWork {
  /** Milliseconds since the epoch; the end is not included. */
  readonly from: number;
  readonly to: number;
  readonly factor: number;
  /** The boosted actions; null: all but `without`. */
  readonly types: readonly string[] | null;
  /** Types that no boost multiplies. */
  readonly without: readonly string[];
  /** Row ids; null: any. */
  readonly team: number | null;
  readonly agent: number | null;
}

/** Sums what entries would have paid in addition, each rounded as scoring does, without caps. */
export async function sumBoostedWork(
  db: Kysely<Schema>,
  { from, to, factor, types, without, team, agent }: BoostedWork,
): Promise<{ readonly points: number; readonly people: number }> {
  // One look-up in the index (agent_id, time) per agent.
  const { rows } = await sql<{ points: string; people: number }>`
    SELECT coalesce(sum(l.points), 0) AS points, count(*)::int AS people
    FROM agents a CROSS JOIN LATERAL (
      SELECT sum(floor(h.points * ${factor}::double precision + 0.5) - h.points) AS points
      FROM reward_history h WHERE h.agent_id = a.id AND h.voids IS NULL AND NOT h.is_void
        AND h.time >= ${isoTime(from)}::timestamptz AND h.time < ${isoTime(to)}::timestamptz
        AND h.type <> ALL(${[...without]}::text[])
        AND (${types === null}::boolean OR h.type = ANY(${[...types ?? []]}::text[]))
    ) l WHERE l.points IS NOT NULL AND l.points <> 0
      AND (${team === null}::boolean OR a.team_id = ${team ?? 0}::int)
      AND (${agent === null}::boolean OR a.id = ${agent ?? 0}::int)`.execute(db);
  return { points: Number(rows[0]!.points), people: rows[0]!.people };
}
