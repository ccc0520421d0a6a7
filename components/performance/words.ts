import type { MeasureComparison, PerformanceMeasure } from "@/core/performance/views.ts";
import type { ValueFormat } from "@/components/charts/chart_data.ts";

/** What a comparison is called. */
export const COMPARISON_NAMES: Readonly<Record<MeasureComparison["kind"], string>> = {
  previous: "The days before",
  baseline: "Before Laurel",
  holdout: "People without Laurel",
};

/** The states of a conclusion, for people. */
export const VERDICT_NAMES: Readonly<Record<MeasureComparison["verdict"], string>> = {
  better: "Better",
  worse: "Worse",
  unclear: "Not certain",
  chance: "No clear difference",
  too_few_people: "Too few people",
  too_few_days: "Too few days",
  no_data: "No data before",
  not_set_up: "Not set up",
};

/** Returns how the values of a measure are written. */
export function formatOf({ unit }: Pick<PerformanceMeasure, "unit">): ValueFormat {
  return unit === "index" ? "count" : unit;
}
