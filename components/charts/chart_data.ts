import type { MetricDefinition } from "@/core/metrics/views.ts";

/** How the values of a chart are written: as the unit of a metric says, or `milliseconds`. */
export type ValueFormat = MetricDefinition["unit"];

/** What a chart shows. */
export interface ChartData {
  readonly title: string;
  readonly format: ValueFormat;
  /** What is counted, for sentences: `points`. */
  readonly unit?: string | undefined;
  /** Days (`YYYY-MM-DD`), moments (ISO 8601 with a time) or numbers, ascending. */
  readonly x: readonly (string | number)[];
  /** The time zone of moments; that of the browser by default. */
  readonly timeZone?: string | undefined;
  /** What the numbers of `x` are: `Week`. */
  readonly xTitle?: string | undefined;
  readonly series: readonly ChartSeries[];
  readonly annotations?: readonly ChartAnnotation[] | undefined;
}

/** A row of values over the same days. Charts read well up to six of them, and up to two of bars. */
export interface ChartSeries {
  readonly name: string;
  /** One value for each `x`; null where nothing was measured. */
  readonly values: readonly (number | null)[];
  readonly kind?: "line" | "bars" | "steps" | undefined;
  /** Whether it is the period before: dashed, in the color of the series in front of it. */
  readonly isCompared?: boolean | undefined;
  /** The limits around a line, such as a confidence interval. */
  readonly band?: ChartBand | undefined;
}

export interface ChartBand {
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

/** Something that happened, drawn as a line across the chart. */
export interface ChartAnnotation {
  /** One of `x`. */
  readonly at: string | number;
  readonly label: string;
}
