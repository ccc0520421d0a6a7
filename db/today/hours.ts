import { type Kysely, sql } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { HourPoints } from "@/core/today/points_by_hour.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** Returns the points of an agent's days from a day on, by the local hour of the work. */
export async function listHourPoints(
  db: Kysely<Schema>,
  agentRowId: number,
  from: Day,
  timeZone: string,
): Promise<HourPoints[]> {
  const { rows } = await sql<{ day: string; hour: number; points: number }>`
    SELECT day::text AS day, extract(hour FROM time AT TIME ZONE ${timeZone})::int AS hour,
      sum(points)::int AS points
    FROM reward_history
    WHERE agent_id = ${agentRowId} AND day >= ${from}::date
    GROUP BY 1, 2 ORDER BY 1, 2`.execute(db);
  return rows;
}
