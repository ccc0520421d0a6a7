import { type Kysely, sql } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/** How much of an integration's work failed inside Laurel and is retried automatically. */
export interface FailingCounts {
  readonly webhooks: number;
  readonly objects: number;
  readonly events: number;
}

/** Counts failing work by integration; integrations without any are left out. */
export async function countFailing(db: Kysely<Schema>): Promise<Map<string, FailingCounts>> {
  // Each table has an index of only its failing rows, so this costs nothing when nothing fails.
  const { rows } = await sql<{ id: string } & FailingCounts>`
    SELECT integration_id AS id, sum(w)::int AS webhooks, sum(o)::int AS objects,
      sum(e)::int AS events
    FROM (
      SELECT integration_id, 1 AS w, 0 AS o, 0 AS e FROM webhook_deliveries
        WHERE retry_at IS NOT NULL AND failures > 0
      UNION ALL SELECT integration_id, 0, 1, 0 FROM pairing_objects WHERE failures > 0
      UNION ALL SELECT integration_id, 0, 0, 1 FROM derived_events WHERE failures > 0
    ) failing GROUP BY integration_id`.execute(db);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
