import { type Kysely, sql } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/** Lists what is stored of a person's visits, by day: visits, seconds and what was used how often. */
export async function listVisitsOf(db: Kysely<Schema>, userId: string): Promise<object[]> {
  const { rows } = await sql<object>`SELECT d.day, d.visits,
      (SELECT sum(v.seconds)::int FROM visits v WHERE v.user_id = d.user_id AND v.day = d.day)
        AS seconds,
      (SELECT json_object_agg(f.feature, f.uses) FROM feature_uses f
        WHERE f.user_id = d.user_id AND f.day = d.day) AS uses
    FROM visit_days d WHERE d.user_id = ${userId} ORDER BY d.day`.execute(db);
  return rows;
}
