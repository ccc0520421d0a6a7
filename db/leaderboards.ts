import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { Period } from "@/core/leaderboards/views.ts";
import type { PeriodKind } from "@/core/leaderboards/kinds.ts";
import type { Schema } from "./postgres/schema.ts";
import { insertRows, type NewRows } from "./postgres/insert_rows.ts";
import { type ArrayColumns, isoTime, unnest } from "./postgres/unnest.ts";

/** One agent's points on one board. */
export interface BoardScore {
  readonly kind: PeriodKind;
  readonly start: Day;
  readonly agentRowId: number;
  readonly agentId: string;
  readonly points: number;
  /** Time of the event that brought the points to their value, milliseconds since the epoch. */
  readonly reachedAt: number;
}

/** A change of one agent's points on one board. */
export interface ScoreChange {
  readonly kind: PeriodKind;
  readonly start: Day;
  /** First day after the period, or null for all time. */
  readonly end: Day | null;
  readonly agentRowId: number;
  readonly agentId: string;
  readonly points: number;
  /**
   * Newest event time among the added entries, milliseconds; null when entries were only voided.
   */
  readonly reachedAt: number | null;
  /** Whether entries were voided, so that the time must be found in the ledger again. */
  readonly isCorrected: boolean;
}

interface ScoreRow {
  kind: PeriodKind;
  period_start: Day;
  agent_id: number;
  agent_key: string;
  points: number;
  reached_at: Date;
}

/** Adds changes to the boards; returns the new absolute rows. */
export function addScores(changes: readonly ScoreChange[]): RawBuilder<unknown> {
  const columns: NewRows<"leaderboard_scores"> = {
    kind: ["text[]", changes.map((change) => change.kind)],
    period_start: ["date[]", changes.map((change) => change.start)],
    agent_id: ["int[]", changes.map((change) => change.agentRowId)],
    agent_key: ["text[]", changes.map((change) => change.agentId)],
    points: ["bigint[]", changes.map((change) => change.points)],
    reached_at: ["timestamptz[]", changes.map((change) => isoTime(change.reachedAt ?? 0))],
  };
  return sql`${insertRows("leaderboard_scores", columns, "s")}
    ON CONFLICT (kind, period_start, agent_id) DO UPDATE SET
      points = s.points + excluded.points, reached_at = greatest(s.reached_at, excluded.reached_at)
    RETURNING s.kind, s.period_start, s.agent_id, s.agent_key, s.points,
      extract(epoch FROM s.reached_at) * 1000 AS reached_ms`;
}

/** A row that {@link addScores} returns, as JSON. */
export interface ScoreJson {
  readonly kind: PeriodKind;
  readonly period_start: Day;
  readonly agent_id: number;
  readonly agent_key: string;
  readonly points: number;
  readonly reached_ms: number;
}

/** Returns the rows of {@link addScores}, with corrected times where entries were voided. */
export async function toScores(
  trx: Transaction<Schema>,
  rows: readonly ScoreJson[],
  changes: readonly ScoreChange[],
): Promise<BoardScore[]> {
  const times = await correctTimes(trx, changes.filter((change) => change.isCorrected));
  return rows.map((row) => ({
    kind: row.kind,
    start: row.period_start,
    agentRowId: row.agent_id,
    agentId: row.agent_key,
    points: row.points,
    reachedAt: times.get(`${row.kind} ${row.period_start} ${row.agent_id}`) ??
      Math.round(row.reached_ms),
  }));
}

/**
 * Finds again when scores were reached, after entries behind them were voided. Without any entry
 * left, the time is reset to the beginning, so that the next entry decides it.
 */
async function correctTimes(
  trx: Transaction<Schema>,
  changes: readonly ScoreChange[],
): Promise<Map<string, number>> {
  if (changes.length === 0) return new Map();
  const columns: ArrayColumns = {
    kind: ["text[]", changes.map((change) => change.kind)],
    period_start: ["date[]", changes.map((change) => change.start)],
    period_end: ["date[]", changes.map((change) => change.end ?? "infinity")],
    agent_id: ["int[]", changes.map((change) => change.agentRowId)],
  };
  const { rows } = await sql<ScoreRow>`UPDATE leaderboard_scores s SET reached_at = coalesce((
      SELECT max(h.time) FROM reward_history h WHERE h.agent_id = q.agent_id
        AND h.board_day >= q.period_start AND h.board_day < q.period_end
        AND h.voids IS NULL AND NOT h.is_void
    ), 'epoch')
    FROM ${unnest("q", columns)}
    WHERE s.kind = q.kind AND s.period_start = q.period_start AND s.agent_id = q.agent_id
    RETURNING s.*`.execute(trx);
  return new Map(rows.map((row) => [
    `${row.kind} ${row.period_start} ${row.agent_id}`,
    row.reached_at.getTime(),
  ]));
}

/** A board row without its place. */
export interface BoardRow {
  readonly agentId: string;
  readonly name: string;
  readonly points: number;
  readonly reachedAt: number;
}

/** Which rows of a board to read. */
export interface BoardQuery {
  readonly period: Pick<Period, "kind" | "start">;
  readonly team: string | null;
}

interface BoardRowShape {
  agent_key: string;
  name: string;
  points: number;
  reached_at: Date;
}

function toBoardRow(row: BoardRowShape): BoardRow {
  return {
    agentId: row.agent_key,
    name: row.name,
    points: row.points,
    reachedAt: row.reached_at.getTime(),
  };
}

// Who is hidden, deactivated or in a holdout, or has no points, is not shown on any board.
const SHOWN = sql.raw(`s.points > 0 AND NOT a.hidden AND NOT a.is_held_out
    AND a.deactivated_at IS NULL`);

function shown(query: BoardQuery) {
  return sql`s.kind = ${query.period.kind} AND s.period_start = ${query.period.start} AND ${SHOWN}
    AND (${query.team}::text IS NULL OR t.key = ${query.team})`;
}

const TABLES = sql.raw(`leaderboard_scores s JOIN agents a ON a.id = s.agent_id
  LEFT JOIN teams t ON t.id = a.team_id`);

/** Lists rows in board order, from a position on (0 = the top). */
export async function listBoard(
  db: Kysely<Schema>,
  query: BoardQuery,
  page: { offset: number; limit: number },
): Promise<BoardRow[]> {
  const { rows } = await sql<BoardRowShape>`SELECT s.agent_key, a.name, s.points, s.reached_at
    FROM ${TABLES} WHERE ${shown(query)}
    ORDER BY s.points DESC, s.reached_at, s.agent_key
    LIMIT ${page.limit} OFFSET ${page.offset}`.execute(db);
  return rows.map(toBoardRow);
}

/**
 * Returns an agent's row on a board and the number of rows before it; undefined when the agent is
 * not on it.
 */
export async function findStanding(
  db: Kysely<Schema>,
  query: BoardQuery,
  agentId: string,
): Promise<{ readonly row: BoardRow; readonly ahead: number } | undefined> {
  const { rows } = await sql<BoardRowShape>`SELECT s.agent_key, a.name, s.points, s.reached_at
    FROM ${TABLES} WHERE ${shown(query)} AND s.agent_key = ${agentId}`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  const reachedAt = row.reached_at.toISOString();
  const ahead = await countAhead(
    db,
    query,
    sql`(s.points > ${row.points} OR (s.points = ${row.points} AND
      (s.reached_at, s.agent_key) < (${reachedAt}::timestamptz, ${agentId})))`,
  );
  return { row: toBoardRow(row), ahead };
}

/** Counts the agents on a board with more points; this is the standard rank minus one. */
export function countAbove(
  db: Kysely<Schema>,
  query: BoardQuery,
  points: number,
): Promise<number> {
  return countAhead(db, query, sql`s.points > ${points}`);
}

/** Counts the different scores above some points on a board; this is the dense rank minus one. */
export async function countScoresAbove(
  db: Kysely<Schema>,
  query: BoardQuery,
  points: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(DISTINCT s.points)::int AS count
    FROM ${TABLES} WHERE ${shown(query)} AND s.points > ${points}`.execute(db);
  return rows[0]!.count;
}

async function countAhead(
  db: Kysely<Schema>,
  query: BoardQuery,
  condition: ReturnType<typeof sql>,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count
    FROM ${TABLES} WHERE ${shown(query)} AND ${condition}`.execute(db);
  return rows[0]!.count;
}

/** Reads an agent's scores on some boards; boards without a score are left out. */
export async function findScores(
  db: Kysely<Schema>,
  agentRowId: number,
  periods: readonly Pick<Period, "kind" | "start">[],
): Promise<BoardScore[]> {
  const columns: ArrayColumns = {
    kind: ["text[]", periods.map((period) => period.kind)],
    start: ["date[]", periods.map((period) => period.start)],
  };
  const { rows } = await sql<ScoreRow>`SELECT s.* FROM ${unnest("q", columns)}
    JOIN leaderboard_scores s ON s.kind = q.kind AND s.period_start = q.start
    WHERE s.agent_id = ${agentRowId}`.execute(db);
  return rows.map((row) => ({
    kind: row.kind,
    start: row.period_start,
    agentRowId: row.agent_id,
    agentId: row.agent_key,
    points: row.points,
    reachedAt: row.reached_at.getTime(),
  }));
}

/** An agent's place on the board of one period. */
export interface StoredRank {
  /** Null with `rank` when the agent is not on the board. */
  readonly points: number | null;
  readonly rank: number | null;
  /** How many agents are on the board. */
  readonly agents: number;
}

/** Reads an agent's ranks in several periods of one kind, in their order. */
export async function listRanks(
  db: Kysely<Schema>,
  agentId: string,
  { kind, starts, isDense }: {
    readonly kind: PeriodKind;
    readonly starts: readonly Day[];
    readonly isDense: boolean;
  },
): Promise<StoredRank[]> {
  const above = isDense
    ? sql`count(DISTINCT s.points) FILTER (WHERE s.points > mine.points)`
    : sql`count(*) FILTER (WHERE s.points > mine.points)`;
  const { rows } = await sql<StoredRank>`SELECT mine.points::int AS points,
      CASE WHEN mine.points IS NULL THEN NULL ELSE all_of.above + 1 END AS rank, all_of.agents
    FROM unnest(${starts}::date[]) WITH ORDINALITY AS q(start, place)
    LEFT JOIN LATERAL (SELECT s.points FROM ${TABLES} WHERE ${SHOWN} AND s.kind = ${kind}
      AND s.period_start = q.start AND s.agent_key = ${agentId}) mine ON true
    CROSS JOIN LATERAL (SELECT ${above}::int AS above, count(*)::int AS agents
      FROM ${TABLES} WHERE ${SHOWN} AND s.kind = ${kind} AND s.period_start = q.start) all_of
    ORDER BY q.place`.execute(db);
  return rows;
}

/** Adds up the points of those who are on a board, by their present teams. */
export async function listTeamPoints(
  db: Kysely<Schema>,
  period: BoardQuery["period"],
): Promise<{ id: string; name: string; points: number; activeMembers: number }[]> {
  const { rows } = await sql<
    { id: string; name: string; points: number; activeMembers: number }
  >`SELECT t.key AS id, t.name, sum(s.points)::float8 AS points,
      count(*)::int AS "activeMembers"
    FROM ${TABLES} WHERE ${SHOWN} AND s.kind = ${period.kind}
      AND s.period_start = ${period.start} AND t.id IS NOT NULL
    GROUP BY t.id`.execute(db);
  return rows;
}
