import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Achievement } from "@/core/achievements/achievements.ts";
import type { AgentReach } from "@/core/achievements/reach.ts";
import type { Day } from "@/core/calendars/calendar.ts";
import { MAX_TARGET } from "@/core/rules/counting.ts";
import type { Schema } from "./postgres/schema.ts";
import { contributionsOf } from "./rules/contributions.ts";

/** The parts of an achievement that decide who has it. */
export type Reachable = Pick<
  Achievement,
  "metric" | "target" | "span" | "repeatable" | "startsOn"
>;

interface ReachRow {
  best: number;
  reached_on: Day | null;
  spans: number;
}

/** Lists the row ids of the agents who work here. */
export async function listWorkingRowIds(db: Kysely<Schema>): Promise<readonly number[]> {
  const rows = await db.selectFrom("agents").select("id").where("deactivated_at", "is", null)
    .where("merged_into", "is", null).execute();
  return rows.map(({ id }) => id);
}

/**
 * Counts from the event log what an achievement counts, and when agents would have reached it. Agents
 * who counted nothing are left out.
 */
export async function countReach(
  db: Kysely<Schema>,
  one: Reachable,
  agentRowIds: readonly number[],
): Promise<readonly AgentReach[]> {
  const isStreak = one.metric.measure.kind === "streak";
  const { rows } = await (isStreak ? longestStreaks(one, agentRowIds) : counts(one, agentRowIds))
    .execute(db);
  return rows.map(({ best, reached_on, spans }) => ({
    best,
    reachedOn: reached_on,
    awards: reached_on === null
      ? 0
      : !one.repeatable
      ? 1
      : one.span === null && !isStreak
      ? Math.floor(best / one.target)
      : spans,
  }));
}

/** Days are added up first, so that no event has to be sorted. */
function counts(one: Reachable, agentRowIds: readonly number[]): RawBuilder<ReachRow> {
  const amount = one.metric.measure.kind === "days"
    ? sql`1`
    : sql`sum(least(e.amount, ${MAX_TARGET}))`;
  const span = one.span === "day"
    ? sql`d.day`
    : one.span === "week"
    ? sql`date_trunc('week', d.day::timestamp)::date`
    : sql`NULL::date`;
  return sql<ReachRow>`WITH e AS (${contributionsOf({ metric: one.metric, agentRowIds })}),
    d AS (
      SELECT e.agent_id, e.day, ${amount} AS amount FROM e
      WHERE e.amount <> 0 AND e.day >= ${one.startsOn ?? "-infinity"}::date
      GROUP BY e.agent_id, e.day
    ), running AS (
      SELECT d.agent_id, d.day, ${span} AS span,
        sum(d.amount) OVER (PARTITION BY d.agent_id, ${span} ORDER BY d.day) AS total
      FROM d
    ), spans AS (
      SELECT agent_id, span, max(total) AS best,
        min(day) FILTER (WHERE total >= ${one.target}::numeric) AS reached_on
      FROM running GROUP BY agent_id, span
    )
    SELECT least(max(best), ${Number.MAX_SAFE_INTEGER})::bigint AS best,
      min(reached_on) AS reached_on, count(reached_on)::int AS spans
    FROM spans GROUP BY agent_id`;
}

function longestStreaks(one: Reachable, agentRowIds: readonly number[]): RawBuilder<ReachRow> {
  return sql<ReachRow>`SELECT max(streak_length)::bigint AS best,
      min(day) FILTER (WHERE streak_length = ${one.target}::numeric) AS reached_on,
      count(*) FILTER (WHERE streak_length = ${one.target}::numeric)::int AS spans
    FROM agent_days
    WHERE agent_id = ANY(${[...agentRowIds]}::int[]) AND streak_length > 0 AND is_active
      AND day >= ${one.startsOn ?? "-infinity"}::date
    GROUP BY agent_id`;
}
