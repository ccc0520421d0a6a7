import { type Kysely, sql } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { insertRows } from "@/db/postgres/insert_rows.ts";

/** What is compared of an agent's day. */
export interface ComparedDay {
  readonly agentRowId: number;
  readonly day: Day;
  readonly burst: number;
  /** Null: too little work to say. */
  readonly pointsPerHour: number | null;
}

/** Stores what is compared of days. */
export async function saveComparedDays(
  db: Kysely<Schema>,
  days: readonly ComparedDay[],
): Promise<void> {
  await sql`${
    insertRows("fairness_daily", {
      agent_id: ["int[]", days.map((one) => one.agentRowId)],
      day: ["date[]", days.map((one) => one.day)],
      burst: ["int[]", days.map((one) => one.burst)],
      points_per_hour: ["float8[]", days.map((one) => one.pointsPerHour)],
    })
  } ON CONFLICT (agent_id, day) DO UPDATE SET burst = excluded.burst,
    points_per_hour = excluded.points_per_hour`.execute(db);
}

/** Deletes what is compared of days before one. */
export async function deleteComparedDays(db: Kysely<Schema>, before: Day): Promise<void> {
  await db.deleteFrom("fairness_daily").where("day", "<", before).execute();
}

/**
 * Reads the newest days of a span, of a team or of everybody.
 * @param limit the maximum number of days of all agents
 */
export async function findComparedDays(
  db: Kysely<Schema>,
  { team, agent, from, to, limit }: {
    /** A team's row id; null: everybody. */
    readonly team: number | null;
    readonly agent?: number | undefined;
    readonly from: Day;
    readonly to: Day;
    readonly limit: number;
  },
): Promise<ComparedDay[]> {
  const ofTeam = team === null
    ? sql`TRUE`
    : sql`d.agent_id IN (SELECT id FROM agents WHERE team_id = ${team}::int)`;
  const ofAgent = agent === undefined ? sql`TRUE` : sql`d.agent_id = ${agent}::int`;
  const { rows } = await sql<ComparedDay>`SELECT d.agent_id AS "agentRowId", d.day, d.burst,
      d.points_per_hour AS "pointsPerHour"
    FROM fairness_daily d
    WHERE d.day BETWEEN ${from}::date AND ${to}::date AND ${ofTeam} AND ${ofAgent}
    ORDER BY d.day DESC, d.agent_id LIMIT ${limit}`.execute(db);
  return rows;
}
