import { type Kysely, sql } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { Streak } from "@/core/calendars/streak.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** What an agent's running streak is derived from. */
export interface StreakFacts {
  readonly rowId: number;
  readonly id: string;
  readonly name: string;
  readonly timeZone: string | null;
  /** The streak before the first day. */
  readonly before: Streak;
  /** The stored days from the first day on. */
  readonly days: readonly {
    readonly day: Day;
    readonly isActive: boolean;
    /** Freezes that the agent won on the day. */
    readonly freezes: number;
  }[];
}

interface Row {
  id: number;
  key: string;
  name: string;
  time_zone: string | null;
  streak_length: number | null;
  streak_last_day: Day | null;
  streak_freezes: number | null;
  days: { day: Day; isActive: boolean; freezes: number }[];
}

const concerned = (teams: readonly number[] | null) =>
  teams === null ? sql<boolean>`TRUE` : sql<boolean>`(a.team_id = ANY(${[...teams]}::int[])
    OR EXISTS (SELECT FROM jsonb_array_elements(a.team_history) h
      WHERE (h->>'team')::int = ANY(${[...teams]}::int[])))`;

/** Counts the agents who have work since a day: everybody's, or those who are or were in teams. */
export async function countWorkedSince(
  db: Kysely<Schema>,
  teams: readonly number[] | null,
  from: Day,
): Promise<number> {
  const { rows } = await sql<{ people: number }>`SELECT count(*)::int AS people FROM agents a
    WHERE ${concerned(teams)}
      AND EXISTS (SELECT FROM agent_days d WHERE d.agent_id = a.id AND d.day >= ${from}::date)`
    .execute(db);
  return rows[0]!.people;
}

/** Reads what the streaks of such agents are derived from, those who worked last first. */
export async function findStreakFacts(
  db: Kysely<Schema>,
  teams: readonly number[] | null,
  { from, limit }: { readonly from: Day; readonly limit: number },
): Promise<StreakFacts[]> {
  const { rows } = await sql<Row>`SELECT a.id, a.key, a.name, a.time_zone,
      p.streak_length, p.streak_last_day, p.streak_freezes, n.days
    FROM agents a
    CROSS JOIN LATERAL (SELECT max(d.day) AS last_day, json_agg(json_build_object('day', d.day,
        'isActive', d.is_active, 'freezes', coalesce((d.state->>'freezes')::int, 0))
        ORDER BY d.day) AS days
      FROM agent_days d WHERE d.agent_id = a.id AND d.day >= ${from}::date) n
    LEFT JOIN LATERAL (SELECT * FROM agent_days d WHERE d.agent_id = a.id AND d.day < ${from}::date
      ORDER BY d.day DESC LIMIT 1) p ON TRUE
    WHERE ${concerned(teams)} AND n.days IS NOT NULL
    ORDER BY n.last_day DESC, a.id LIMIT ${limit}`.execute(db);
  return rows.map((row) => ({
    rowId: row.id,
    id: row.key,
    name: row.name,
    timeZone: row.time_zone,
    before: {
      length: row.streak_length ?? 0,
      lastDay: row.streak_last_day,
      freezes: row.streak_freezes ?? 0,
    },
    days: row.days,
  }));
}
