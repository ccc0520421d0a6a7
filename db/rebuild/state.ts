import { type Kysely, sql } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import { REVERSAL_TYPE } from "@/core/events/events.ts";
import type { AgentProgress } from "@/core/achievements/progress.ts";
import type { TeamSpan } from "@/core/calendars/teams.ts";
import { teamSpans } from "@/db/calendars/calendars.ts";
import {
  type EventRow,
  LOGGED_COLUMNS,
  type LoggedEvent,
  toLoggedEvent,
} from "@/db/events/events.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumns, unnest } from "@/db/postgres/unnest.ts";

/** An agent with the stored totals. */
export interface StoredAgent {
  readonly rowId: number;
  readonly id: string;
  readonly name: string;
  readonly team: string | null;
  readonly isHidden: boolean;
  readonly teams: readonly TeamSpan[];
  /** Null when the agent has no row in `agent_rewards`. */
  readonly rewards: StoredRewards | null;
  /** The sum of all ledger entries, including voided ones and their counter-entries. */
  readonly ledgerSum: number;
}

/** An agent's row of `agent_rewards`. */
export interface StoredRewards {
  readonly totalPoints: number;
  readonly experience: number;
  readonly level: number;
  readonly dailyStreak: number;
  readonly progress: AgentProgress;
}

interface AgentRow {
  id: number;
  key: string;
  name: string;
  hidden: boolean;
  team: string | null;
  team_id: number | null;
  team_history: TeamSpan[];
  total_points: number | null;
  experience: number;
  level: number;
  daily_streak: number;
  progress: AgentProgress;
  ledger_sum: number;
}

/** Reads agents in the order of their row ids: those after a row id, or one by id. */
export async function readStoredAgents(
  db: Kysely<Schema>,
  which: { readonly after: number; readonly limit: number } | { readonly id: string },
): Promise<StoredAgent[]> {
  const chosen = "id" in which ? sql`a.key = ${which.id}` : sql`a.id > ${which.after}`;
  const { rows } = await sql<AgentRow>`SELECT a.id, a.key, a.name,
      (a.hidden OR a.is_held_out OR a.deactivated_at IS NOT NULL) AS hidden, t.key AS team,
      a.team_id, a.team_history, r.total_points, r.experience, r.level, r.daily_streak, r.progress,
      (SELECT coalesce(sum(h.points), 0)::bigint FROM reward_history h WHERE h.agent_id = a.id)
        AS ledger_sum
    FROM agents a LEFT JOIN agent_rewards r ON r.agent_id = a.id
    LEFT JOIN teams t ON t.id = a.team_id
    WHERE ${chosen} ORDER BY a.id LIMIT ${"id" in which ? 1 : which.limit}`.execute(db);
  return rows.map((row) => ({
    rowId: row.id,
    id: row.key,
    name: row.name,
    team: row.team,
    isHidden: row.hidden,
    teams: teamSpans(row.team_id, row.team_history),
    rewards: row.total_points === null ? null : {
      totalPoints: row.total_points,
      experience: row.experience,
      level: row.level,
      dailyStreak: row.daily_streak,
      progress: row.progress,
    },
    ledgerSum: row.ledger_sum,
  }));
}

/** An event of the log. `isReversed` says whether the table `reversals` names it. */
export interface LogEvent extends LoggedEvent {
  readonly boardDay: Day;
  readonly objectId: string | null;
  /** Whether the event itself is marked as reversed. */
  readonly isMarked: boolean;
}

/** A place in the log, by agent, day and row. */
export interface LogPlace {
  readonly agentRowId: number;
  readonly day: Day;
  readonly rowId: number;
}

/** Reads a page of the log of some agents, in the order of agent, day and row. */
export async function readLogPage(
  db: Kysely<Schema>,
  agentRowIds: readonly number[],
  after: LogPlace,
  limit: number,
): Promise<LogEvent[]> {
  const { rows } = await sql<
    EventRow & { board_day: Day; object_id: string | null; is_taken: boolean }
  >`SELECT ${LOGGED_COLUMNS}, e.board_day, e.object_id,
      -- A reversal cannot be taken back, also when it was named before it came.
      r.source IS NOT NULL AND e.type <> ${REVERSAL_TYPE} AS is_taken
    FROM events e LEFT JOIN reversals r ON r.source = e.source AND r.event_id = e.event_id
    WHERE e.agent_id = ANY(${agentRowIds}::int[])
      AND (e.agent_id, e.day, e.id) > (${after.agentRowId}::int, ${after.day}::date,
        ${after.rowId}::bigint)
    ORDER BY e.agent_id, e.day, e.id LIMIT ${limit}`.execute(db);
  return rows.map((row) => ({
    ...toLoggedEvent(row),
    boardDay: row.board_day,
    objectId: row.object_id,
    isReversed: row.is_taken,
    isMarked: row.is_reversed,
  }));
}

/** Days of an agent, both ends included; `-infinity` and `infinity` are allowed. */
export interface AgentSpan {
  readonly agentRowId: number;
  readonly from: Day;
  readonly to: Day;
}

/** The columns of spans for `unnest`. */
export function spanColumns(spans: readonly AgentSpan[]): ArrayColumns {
  return {
    agent_id: ["int[]", spans.map((span) => span.agentRowId)],
    first_day: ["date[]", spans.map((span) => span.from)],
    last_day: ["date[]", spans.map((span) => span.to)],
  };
}

/** A row of `agent_days`, unchanged. */
export interface StoredDayRow {
  readonly agentRowId: number;
  readonly day: Day;
  readonly columns: Readonly<Record<string, unknown>>;
}

/** Reads the stored days of spans. */
export async function readStoredDays(
  db: Kysely<Schema>,
  spans: readonly AgentSpan[],
): Promise<StoredDayRow[]> {
  const { rows } = await sql<
    Record<string, unknown> & { agent_id: number; day: Day; last_time: Date }
  >`
    SELECT d.* FROM ${unnest("q", spanColumns(spans))}
    JOIN agent_days d ON d.agent_id = q.agent_id AND d.day >= q.first_day AND d.day <= q.last_day`
    .execute(db);
  return rows.map(({ agent_id, day, ...columns }) => ({
    agentRowId: agent_id,
    day,
    columns: { ...columns, last_time: columns.last_time.getTime() },
  }));
}

/** An agent's row of a table, with the key that identifies it among the agent's rows. */
export interface StoredRow {
  readonly agentRowId: number;
  readonly key: string;
  readonly columns: Readonly<Record<string, unknown>>;
}

/** Reads the board scores, achievements and spin rights of agents. */
export async function readStoredSums(
  db: Kysely<Schema>,
  agentRowIds: readonly number[],
): Promise<{
  readonly scores: readonly StoredRow[];
  readonly awards: readonly StoredRow[];
  readonly rights: readonly StoredRow[];
}> {
  const ids = sql`ANY(${agentRowIds}::int[])`;
  const scores = await sql<
    Record<string, unknown> & { agent_id: number; kind: string; period_start: Day }
  >`
    SELECT agent_id, kind, period_start, agent_key, points,
      round(extract(epoch FROM reached_at) * 1000)::bigint AS reached_at
    FROM leaderboard_scores WHERE agent_id = ${ids}`.execute(db);
  const awards = await sql<Record<string, unknown> & { agent_id: number; key: string }>`
    SELECT e.agent_id, a.key, e.award_count, e.completed, e.current_progress,
      round(extract(epoch FROM e.completed_at) * 1000)::bigint AS completed_at
    FROM agent_achievements e JOIN achievements a ON a.id = e.achievement_id
    WHERE e.agent_id = ${ids}`.execute(db);
  const rights = await sql<Record<string, unknown> & { agent_id: number; ref: string }>`
    SELECT agent_id, ref, spin_id FROM spin_rights WHERE agent_id = ${ids}`.execute(db);
  return {
    scores: scores.rows.map(({ agent_id, kind, period_start, ...columns }) => ({
      agentRowId: agent_id,
      key: `${kind} ${period_start}`,
      columns,
    })),
    awards: awards.rows.map(({ agent_id, key, ...columns }) => ({
      agentRowId: agent_id,
      key,
      columns,
    })),
    rights: rights.rows.map(({ agent_id, ref, ...columns }) => ({
      agentRowId: agent_id,
      key: ref,
      columns,
    })),
  };
}

/** Finds agents with days that wait to be scored again. */
export async function findWaiting(
  db: Kysely<Schema>,
  agentRowIds: readonly number[],
): Promise<Set<number>> {
  const rows = await db.selectFrom("rescores").select("agent_id").distinct()
    .where(sql<boolean>`agent_id = ANY(${agentRowIds}::int[])`).execute();
  return new Set(rows.map((row) => row.agent_id));
}
