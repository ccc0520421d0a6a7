import type { MeasuredMetric } from "@/core/metrics/views.ts";
import { formatDuration } from "@/core/team/sentences.ts";
import type { TeamPerson } from "@/core/team/views.ts";
import { formatNumber } from "@/components/shared/format.ts";

/** A line of values by day. */
export interface Trend {
  readonly title: string;
  readonly days: readonly string[];
  /** One value per day; null where nothing was measured. */
  readonly values: readonly (number | null)[];
  readonly format: (value: number | null) => string;
}

/** The key of the trend that comes from the ledger and not from a metric. */
export const POINTS_TREND = "points";

/** Returns the points of each day. */
export function pointsTrend(days: TeamPerson["days"]): Trend {
  return {
    title: "Points",
    days: days.map(({ day }) => day),
    values: days.map(({ points }) => points),
    format: (value) => value === null ? "–" : formatNumber(Math.round(value)),
  };
}

/** Returns a metric of each day. A count without events is 0; a mean without them is unknown. */
export function metricTrend(metric: MeasuredMetric, days: readonly string[]): Trend {
  const known = new Map(metric.days.map(({ day, value }) => [day, value]));
  const nothing = metric.kind === "count" || metric.kind === "total" ? 0 : null;
  return {
    title: metric.title,
    days,
    values: days.map((day) => known.get(day) ?? nothing),
    format: (value) => formatMetric(metric.unit, value),
  };
}

function formatMetric(unit: MeasuredMetric["unit"], value: number | null): string {
  if (value === null) return "–";
  if (unit === "ratio") return `${Math.round(value * 100)}%`;
  if (unit === "seconds") return formatDuration(value);
  const rounded = formatNumber(Math.round(value * 100) / 100);
  return unit === "days" ? `${rounded} d` : rounded;
}

/** Says in words what the line shows: the last value and the range. */
export function summaryOf({ values, days, format }: Trend): string {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return "nothing was measured";
  const range = `from ${format(Math.min(...known))} to ${format(Math.max(...known))}`;
  return `${range} in ${days.length} days, ${format(known.at(-1)!)} on the last day with a value`;
}
