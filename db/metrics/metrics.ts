import { type Kysely, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { DayParts } from "@/core/metrics/metric.ts";
import { daySums } from "@/core/performance/day_sums.ts";
import { savePerformance } from "@/db/performance/daily.ts";
import { type AgentDay, dayColumns } from "./due_days.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { saveWork } from "./work.ts";
import { insertRows, type NewRows } from "@/db/postgres/insert_rows.ts";
import { type ArrayColumn, isoTime, unnest } from "@/db/postgres/unnest.ts";

/** A metric's parts on a day of an agent. */
export interface StoredParts extends DayParts {
  readonly rowId: number;
}

/**
 * Replaces the stored metrics of days that the transaction has locked, and marks them as measured.
 * Call it last in a transaction: it locks weeks.
 * @param now milliseconds since the epoch
 */
export async function saveMeasured(
  trx: Transaction<Schema>,
  days: readonly AgentDay[],
  rows: readonly StoredParts[],
  now: number,
): Promise<void> {
  if (days.length === 0) return;
  const metric: ArrayColumn<string> = ["text[]", rows.map((row) => row.metric)];
  // Unchanged rows are not written again, because the current day is measured often.
  await sql`DELETE FROM agent_metrics_daily m USING ${unnest("q", dayColumns(days))}
    WHERE m.agent_id = q.agent_id AND m.day = q.day AND NOT EXISTS (
      SELECT FROM ${unnest("n", { ...dayColumns(rows), metric })}
      WHERE n.agent_id = m.agent_id AND n.day = m.day AND n.metric = m.metric)`.execute(trx);
  const columns: NewRows<"agent_metrics_daily"> = {
    ...dayColumns(rows),
    metric,
    numerator: ["float8[]", rows.map((row) => row.numerator)],
    denominator: ["float8[]", rows.map((row) => row.denominator)],
  };
  await sql`${insertRows("agent_metrics_daily", columns, "m")}
    ON CONFLICT (agent_id, day, metric) DO UPDATE
      SET numerator = excluded.numerator, denominator = excluded.denominator
      WHERE (m.numerator, m.denominator) IS DISTINCT FROM
        (excluded.numerator, excluded.denominator)`.execute(trx);
  await saveWork(trx, days);
  await sql`UPDATE agent_days d SET is_measured = TRUE, is_spread = TRUE,
      measured_at = ${isoTime(now)}::timestamptz
    FROM ${unnest("q", dayColumns(days))}
    WHERE d.agent_id = q.agent_id AND d.day = q.day`.execute(trx);
  const ofDays = Map.groupBy(rows, ({ rowId, day }) => `${rowId} ${day}`);
  await savePerformance(
    trx,
    days,
    [...ofDays.values()].flatMap((own) => {
      const { rowId, day } = own[0]!;
      const sums = daySums(own);
      return sums ? [{ rowId, day, sums }] : [];
    }),
  );
}

/** Reads the stored metrics of an agent's days, both ends included. */
export async function findMetrics(
  db: Kysely<Schema>,
  rowId: number,
  from: Day,
  to: Day,
): Promise<StoredParts[]> {
  const rows = await db.selectFrom("agent_metrics_daily")
    .select(["day", "metric", "numerator", "denominator"])
    .where("agent_id", "=", rowId).where("day", ">=", from).where("day", "<=", to)
    .orderBy("day").orderBy("metric").execute();
  return rows.map((row) => ({ rowId, ...row }));
}
