import { type Kysely, sql } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";
import { isoTime } from "@/db/postgres/unnest.ts";

/** Counts the spins of a span, the people who made them and the points that they paid. */
export async function countSpins(
  db: Kysely<Schema>,
  from: number,
  to: number,
): Promise<{ readonly spins: number; readonly people: number; readonly points: number }> {
  const { rows } = await sql<{ spins: number; people: number; points: string }>`
    SELECT count(*)::int AS spins, count(DISTINCT agent_id)::int AS people,
      coalesce(sum((prize->>'value')::bigint), 0) AS points
    FROM spins WHERE created_at >= ${isoTime(from)}::timestamptz
      AND created_at <= ${isoTime(to)}::timestamptz`.execute(db);
  const { spins, people, points } = rows[0]!;
  return { spins, people, points: Number(points) };
}
