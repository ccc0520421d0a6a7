import type { PerformanceMeasure } from "@/core/performance/views.ts";
import type { ValueFormat } from "@/components/charts/chart_data.ts";

/** Returns how the values of a measure are written. */
export function formatOf({ unit }: Pick<PerformanceMeasure, "unit">): ValueFormat {
  return unit === "index" ? "count" : unit;
}
