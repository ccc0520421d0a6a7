import { type Kysely, sql } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import { MEASURED_METRICS } from "@/core/team/measures.ts";
import type { DayWindow } from "@/core/team/windows.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { type ArrayColumns, isoTime, unnest } from "@/db/postgres/unnest.ts";
import { NO_WORK_TYPES } from "./members.ts";

/** A part of a day of an agent. */
export interface AgentWindow extends DayWindow {
  readonly rowId: number;
}

function windowColumns(windows: readonly AgentWindow[]) {
  return {
    agent_id: ["int[]", windows.map(({ rowId }) => rowId)],
    day: ["date[]", windows.map(({ day }) => day)],
    from_time: ["timestamptz[]", windows.map(({ from }) => isoTime(from))],
    to_time: ["timestamptz[]", windows.map(({ to }) => isoTime(to))],
  } satisfies ArrayColumns;
}

/** An agent's points in a part of a day. */
export interface WindowPoints {
  readonly rowId: number;
  readonly day: Day;
  readonly points: number;
  /** Whether there was any event on the whole day. */
  readonly isWorked: boolean;
}

/** Reads the points of parts of days: the entries that count, by the time of the work. */
export async function findWindowPoints(
  db: Kysely<Schema>,
  windows: readonly AgentWindow[],
): Promise<WindowPoints[]> {
  const { rows } = await sql<WindowPoints>`
    SELECT q.agent_id AS "rowId", q.day, l.points,
      EXISTS (SELECT FROM agent_days d WHERE d.agent_id = q.agent_id AND d.day = q.day)
        AS "isWorked"
    FROM ${unnest("q", windowColumns(windows))}
    CROSS JOIN LATERAL (SELECT coalesce(sum(h.points), 0)::int AS points FROM reward_history h
      WHERE h.agent_id = q.agent_id AND h.time >= q.from_time AND h.time < q.to_time
        AND h.voids IS NULL AND NOT h.is_void) l`.execute(db);
  return rows;
}

/** How many events of a type an agent has in a part of a day. */
export interface WindowCount {
  readonly rowId: number;
  readonly day: Day;
  readonly type: string;
  readonly count: number;
}

/** Counts the events of these types in parts of days; without those that were taken back. */
export async function countWindowEvents(
  db: Kysely<Schema>,
  windows: readonly AgentWindow[],
  types: readonly string[],
): Promise<WindowCount[]> {
  const { rows } = await sql<WindowCount>`
    SELECT q.agent_id AS "rowId", q.day, c.type, c.count
    FROM ${unnest("q", windowColumns(windows))}
    CROSS JOIN LATERAL (SELECT e.type, count(*)::int AS count FROM events e
      WHERE e.agent_id = q.agent_id AND e.time >= q.from_time AND e.time < q.to_time
        AND NOT e.is_reversed AND e.type = ANY(${types}::text[]) GROUP BY e.type) c`.execute(db);
  return rows;
}

/**
 * Finds, for each agent with events in the window, the start of the last stretch of work: the newest
 * event before which there was a longer pause, or none at all.
 */
export async function findStretches(
  db: Kysely<Schema>,
  windows: readonly AgentWindow[],
  pauseMilliseconds: number,
): Promise<Map<number, number>> {
  // One subquery per agent, which uses the index by agent and time; a single window over all agents
  // would read the whole table.
  const { rows } = await sql<{ agent_id: number; since: Date }>`
    SELECT q.agent_id, s.since FROM ${unnest("q", windowColumns(windows))}
    CROSS JOIN LATERAL (SELECT max(p.time) AS since FROM (
      SELECT e.time, e.time - lag(e.time) OVER (ORDER BY e.time) AS pause FROM events e
      WHERE e.agent_id = q.agent_id AND e.time >= q.from_time AND e.time < q.to_time
        AND NOT e.is_reversed AND e.type <> ALL(${NO_WORK_TYPES}::text[])
    ) p WHERE p.pause IS NULL OR p.pause > make_interval(secs => ${pauseMilliseconds / 1_000})) s
    WHERE s.since IS NOT NULL`.execute(db);
  return new Map(rows.map((row) => [row.agent_id, row.since.getTime()]));
}

/** The parts of a metric today, and of the same weekday of the last weeks together. */
export interface ComparedParts {
  readonly rowId: number;
  readonly metric: string;
  readonly isToday: boolean;
  readonly numerator: number;
  readonly denominator: number;
}

/** Reads the stored metrics that the team's page shows. The newest day of each agent is today. */
export async function findComparedMetrics(
  db: Kysely<Schema>,
  windows: readonly AgentWindow[],
): Promise<ComparedParts[]> {
  const columns: ArrayColumns = {
    agent_id: ["int[]", windows.map(({ rowId }) => rowId)],
    day: ["date[]", windows.map(({ day }) => day)],
    today: ["bool[]", windows.map((one, index) => windows[index - 1]?.rowId !== one.rowId)],
  };
  const { rows } = await sql<ComparedParts>`
    SELECT q.agent_id AS "rowId", m.metric, q.today AS "isToday",
      sum(m.numerator) AS numerator, sum(coalesce(m.denominator, 0)) AS denominator
    FROM ${unnest("q", columns)}
    CROSS JOIN LATERAL (SELECT * FROM agent_metrics_daily m WHERE m.agent_id = q.agent_id
      AND m.day = q.day AND m.metric = ANY(${MEASURED_METRICS}::text[]) OFFSET 0) m
    GROUP BY q.agent_id, m.metric, q.today`.execute(db);
  return rows;
}

/** A day of an agent with its points. */
export interface PointsDay {
  readonly day: Day;
  readonly points: number;
}

/** Reads an agent's points of each day of a span that has some. */
export async function findPointsOfDays(
  db: Kysely<Schema>,
  rowId: number,
  from: Day,
  to: Day,
): Promise<PointsDay[]> {
  const { rows } = await sql<PointsDay>`SELECT day, sum(points)::int AS points FROM reward_history
    WHERE agent_id = ${rowId} AND voids IS NULL AND NOT is_void
      AND day BETWEEN ${from}::date AND ${to}::date
      AND time > ${from}::date - INTERVAL '2 days' GROUP BY day ORDER BY day`.execute(db);
  return rows;
}
