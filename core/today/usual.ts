import type { Day } from "@/core/calendars/calendar.ts";
import type { MeasuredMetric } from "@/core/metrics/views.ts";
import { TODAY_METRICS, type TodayMetric } from "./views.ts";

/** Returns the metrics of a day, each compared with these earlier days. */
export function compareMetrics(
  measured: readonly (MeasuredMetric & { readonly higherIsBetter: boolean | null })[],
  today: Day,
  compared: readonly Day[],
): TodayMetric[] {
  const byKey = new Map(measured.map((one) => [one.key, one]));
  return TODAY_METRICS.flatMap((key) => {
    const metric = byKey.get(key);
    if (!metric) return [];
    const { unit, kind, higherIsBetter } = metric;
    const isSum = kind === "count" || kind === "total";
    const days = new Map(metric.days.map((one) => [one.day, one]));
    const empty = isSum ? 0 : null;
    const valueOn = (day: Day) => days.get(day)?.value ?? empty;
    return [{
      key,
      unit,
      kind,
      higherIsBetter,
      value: valueOn(today),
      usual: usualOf(compared.map((day) => days.get(day)), isSum),
      days: [...compared, today].map((day) => ({ day, value: valueOn(day) })),
    }];
  });
}

type MeasuredDay = MeasuredMetric["days"][number] | undefined;

/** The mean of days for what adds up; else all days together, so that a busy one weighs more. */
function usualOf(days: readonly MeasuredDay[], isSum: boolean): number | null {
  const numerator = days.reduce((sum, day) => sum + (day?.numerator ?? 0), 0);
  const divisor = isSum ? days.length : days.reduce((sum, day) => sum + (day?.denominator ?? 0), 0);
  return divisor === 0 ? null : numerator / divisor;
}
