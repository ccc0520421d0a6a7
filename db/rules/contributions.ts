import { type RawBuilder, sql } from "kysely";
import type { Condition } from "@/core/rules/conditions.ts";
import type { Metric } from "@/core/rules/counting.ts";
import { CORRECTION_TYPE } from "@/core/events/events.ts";
import { isoTime } from "@/db/postgres/unnest.ts";

/** The most that can be counted exactly, as in `contributionOf`. */
const MOST = Number.MAX_SAFE_INTEGER;

/** What to count. */
export interface CountedWork {
  readonly metric: Metric;
  /** Only the work of these agents, by row id. */
  readonly agentRowIds: readonly number[];
  /** Milliseconds since the epoch; the end is not included. */
  readonly span?: { readonly from: number; readonly to: number };
  /** Types that do not count, whatever the metric says. */
  readonly except?: readonly string[];
}

/**
 * The query of what stored events add to a metric: rows of `agent_id, day, time, source, event_id,
 * amount`, the same as `contributionOf` says of each event with its corrections. The database counts
 * where an answer about a whole history is wanted; it must not be given for the measure `streak`. A
 * correction has the time of the event that it corrects.
 */
export function contributionsOf(
  { metric, agentRowIds, span, except = [] }: CountedWork,
): RawBuilder<unknown> {
  const { events, when = [], measure } = metric;
  const points = sql`(e.points + coalesce(k.points, 0))`;
  const ofTypes = events.length === 0
    ? sql`${points} <> 0 AND e.type <> ALL(${[...except]}::text[])`
    : sql`e.type = ANY(${[...events].filter((type) => !except.includes(type))}::text[])`;
  const inSpan = (time: RawBuilder<unknown>) =>
    span === undefined ? sql`TRUE` : sql`${time} >= ${isoTime(span.from)}::timestamptz
    AND ${time} < ${isoTime(span.to)}::timestamptz`;
  const ids = sql`${[...agentRowIds]}::int[]`;
  const amount = measure.kind === "points"
    ? points
    : measure.kind === "sum"
    ? sql`${wholeNumber(measure.field)}`
    : sql`1`;
  const conditions = when.map((condition) => sql`AND ${holdsInRow(condition)}`);
  return sql`SELECT e.agent_id, e.day, e.time, e.source, e.event_id, (${amount})::numeric AS amount
    FROM events e LEFT JOIN (
      SELECT c.agent_id, c.data->'corrects'->>'source' AS source,
        c.data->'corrects'->>'id' AS event_id, sum(c.points)::int AS points
      FROM events c WHERE c.type = ${CORRECTION_TYPE} AND c.agent_id = ANY(${ids})
        AND ${inSpan(sql`c.time`)}
      GROUP BY 1, 2, 3
    ) k ON k.agent_id = e.agent_id AND k.source = e.source AND k.event_id = e.event_id
    WHERE e.agent_id = ANY(${ids}) AND ${inSpan(sql`e.time`)} AND ${ofTypes}
      AND e.type <> ${CORRECTION_TYPE}
      AND (e.status IN ('scored', 'recorded') OR e.status = 'capped' AND ${points} > 0)
      ${conditions.length === 0 ? sql`` : sql.join(conditions, sql` `)}`;
}

/** The number in a field, at least 0, rounded as `Math.round` does. */
function wholeNumber(field: string): RawBuilder<unknown> {
  return sql`CASE WHEN jsonb_typeof(e.data->${field}) = 'number'
    THEN least(round(greatest((e.data->>${field})::numeric, 0)), ${MOST}) ELSE 0 END`;
}

function holdsInRow(condition: Condition): RawBuilder<unknown> {
  const { field } = condition;
  const compare = (comparison: RawBuilder<unknown>) =>
    sql`CASE WHEN jsonb_typeof(e.data->${field}) = 'number' THEN ${comparison} ELSE FALSE END`;
  const value = sql`(e.data->>${field})::numeric`;
  switch (condition.op) {
    case "eq":
      return sql`coalesce(e.data->${field} = ${JSON.stringify(condition.value)}::jsonb, FALSE)`;
    case "in":
      return sql`coalesce(e.data->${field} IN (${
        sql.join(condition.value.map((one) => sql`${JSON.stringify(one)}::jsonb`))
      }), FALSE)`;
    case "lt":
      return compare(sql`${value} < ${condition.value}::numeric`);
    case "lte":
      return compare(sql`${value} <= ${condition.value}::numeric`);
    case "gt":
      return compare(sql`${value} > ${condition.value}::numeric`);
    case "gte":
      return compare(sql`${value} >= ${condition.value}::numeric`);
    case "between":
      return compare(sql`${value} BETWEEN ${condition.value[0]}::numeric
        AND ${condition.value[1]}::numeric`);
  }
}
