import type { MeasuredMetric } from "@/core/metrics/views.ts";
import type { TeamPerson } from "@/core/team/views.ts";
import type { ChartData } from "@/components/charts/chart_data.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { teamWords } from "@/words/team.ts";

/** The key of the trend that comes from the ledger and not from a metric. */
export const POINTS_TREND = "points";

/** Returns the points of each day. */
export function pointsTrend(days: TeamPerson["days"]): ChartData {
  const title = wordsOf(teamWords).trends.points;
  return {
    title,
    x: days.map(({ day }) => day),
    series: [{ name: title, values: days.map(({ points }) => points), kind: "bars" }],
    format: "count",
  };
}

/** Returns a metric of each day. A count without events is 0; a mean without them is unknown. */
export function metricTrend(metric: MeasuredMetric, days: readonly string[]): ChartData {
  const known = new Map(metric.days.map(({ day, value }) => [day, value]));
  const isSum = metric.kind === "count" || metric.kind === "total";
  const values = days.map((day) => known.get(day) ?? (isSum ? 0 : null));
  return {
    title: metric.title,
    x: days,
    series: [{ name: metric.title, values, kind: isSum ? "bars" : "line" }],
    format: metric.unit,
  };
}
