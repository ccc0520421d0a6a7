import { type Kysely, sql } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { Streak } from "@/core/calendars/streak.ts";
import { REVERSAL_TYPE, SYSTEM_TYPES } from "@/core/events/events.ts";
import type { TeamRef } from "@/core/team/views.ts";
import { usableZone } from "@/db/agents/agents.ts";
import { containing } from "@/db/postgres/like.ts";
import type { Schema } from "@/db/postgres/schema.ts";

/** A team with its row id, which never leaves the server. */
export interface TeamRow extends TeamRef {
  readonly rowId: number;
}

const TEAM_COLUMNS = sql.raw(`t.id AS "rowId", t.key AS id, t.name, (SELECT count(*)::int
  FROM agents a WHERE a.team_id = t.id AND a.merged_into IS NULL
    AND a.deactivated_at IS NULL) AS members`);

/** Which teams to list: those with these keys, or all, and of them those that a text names. */
export interface TeamFilter {
  readonly keys: readonly string[] | null;
  readonly search: string;
}

/** Lists teams by name, after a cursor. */
export async function listTeamsByName(
  db: Kysely<Schema>,
  { keys, search }: TeamFilter,
  page: { limit: number; after: { name: string; id: string } | null },
): Promise<TeamRow[]> {
  const pattern = containing(search);
  const { after } = page;
  const { rows } = await sql<TeamRow>`SELECT ${TEAM_COLUMNS} FROM teams t
    WHERE (${keys === null}::boolean OR t.key = ANY(${keys ?? []}::text[]))
      AND (t.name ILIKE ${pattern} OR t.key ILIKE ${pattern})
      AND (${after === null}::boolean OR (t.name, t.key) > (${after?.name ?? ""}, ${
    after?.id ?? ""
  }))
    ORDER BY t.name, t.key LIMIT ${page.limit}`.execute(db);
  return rows;
}

/** Returns the team with this id, or undefined. */
export async function findTeamRow(db: Kysely<Schema>, id: string): Promise<TeamRow | undefined> {
  const { rows } = await sql<TeamRow>`SELECT ${TEAM_COLUMNS} FROM teams t WHERE t.key = ${id}`
    .execute(db);
  return rows[0];
}

/** An agent with what decides whether they work now. */
export interface TeamMember {
  readonly rowId: number;
  readonly id: string;
  readonly name: string;
  readonly teamRowId: number | null;
  readonly team: string | null;
  /** Null: the organization's. */
  readonly timeZone: string | null;
  readonly experience: number;
  /** The time of the newest event, milliseconds since the epoch. */
  readonly lastEventAt: number | null;
  readonly streak: Streak;
}

interface MemberRow {
  id: number;
  key: string;
  name: string;
  team_id: number | null;
  team: string | null;
  time_zone: string | null;
  experience: number;
  last_time: Date | null;
  streak_length: number | null;
  streak_last_day: Day | null;
  streak_freezes: number | null;
}

/** Events that are no work: what Laurel pays by itself, and what takes other events back. */
export const NO_WORK_TYPES: readonly string[] = [...SYSTEM_TYPES, REVERSAL_TYPE];

/** Reads the agents of a team by name, without deactivated ones, or one agent. */
export async function findMembers(
  db: Kysely<Schema>,
  which: { readonly team: number } | { readonly agent: number },
  limit: number,
): Promise<TeamMember[]> {
  const matches = "team" in which
    ? sql`a.team_id = ${which.team} AND a.merged_into IS NULL AND a.deactivated_at IS NULL`
    : sql`a.id = ${which.agent}`;
  const { rows } = await sql<MemberRow>`
    SELECT a.id, a.key, a.name, a.team_id, t.key AS team, a.time_zone, r.experience,
      e.time AS last_time, d.streak_length, d.streak_last_day, d.streak_freezes
    FROM agents a JOIN agent_rewards r ON r.agent_id = a.id LEFT JOIN teams t ON t.id = a.team_id
    LEFT JOIN LATERAL (SELECT time FROM events e WHERE e.agent_id = a.id AND NOT e.is_reversed
      AND e.type <> ALL(${NO_WORK_TYPES}::text[]) ORDER BY e.time DESC LIMIT 1) e ON TRUE
    LEFT JOIN LATERAL (SELECT * FROM agent_days d WHERE d.agent_id = a.id
      ORDER BY d.day DESC LIMIT 1) d ON TRUE
    WHERE ${matches} ORDER BY a.name, a.key LIMIT ${limit}`.execute(db);
  return rows.map((row) => ({
    rowId: row.id,
    id: row.key,
    name: row.name,
    teamRowId: row.team_id,
    team: row.team,
    timeZone: usableZone(row.time_zone),
    experience: row.experience,
    lastEventAt: row.last_time?.getTime() ?? null,
    streak: {
      length: row.streak_length ?? 0,
      lastDay: row.streak_last_day,
      freezes: row.streak_freezes ?? 0,
    },
  }));
}
