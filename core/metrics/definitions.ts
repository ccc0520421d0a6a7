import { compareDomains, type TypeDefinition } from "@/core/event_types/definitions.ts";
import { CHAT_METRICS } from "./chat.ts";
import { CONTACT_METRICS } from "./contacts.ts";
import { DIALER_METRICS } from "./dialer.ts";
import type { DailyMetric, DerivedMetric } from "./metric.ts";
import { ownMetrics } from "./own_types.ts";
import type { MetricDefinition } from "./views.ts";
import { PIPELINE_METRICS, PIPELINE_VELOCITY } from "./pipeline.ts";

/** The metrics that are measured for every day. */
export const DAILY_METRICS: readonly DailyMetric[] = [
  ...CHAT_METRICS,
  ...PIPELINE_METRICS,
  ...CONTACT_METRICS,
  ...DIALER_METRICS,
];

/** The metrics that are computed from other metrics, for a day and for a period. */
export const DERIVED_METRICS: readonly DerivedMetric[] = [PIPELINE_VELOCITY];

/** The metrics of the types that Laurel brings along, in the order in which they are shown. */
export const METRIC_DEFINITIONS: readonly MetricDefinition[] = [
  ...CHAT_METRICS,
  ...[...PIPELINE_METRICS, PIPELINE_VELOCITY],
  ...CONTACT_METRICS,
  ...DIALER_METRICS,
].map(definitionOf);

/** Returns all metrics by domain, those of Laurel's own types first. */
export function allDefinitions(own: readonly TypeDefinition[]): readonly MetricDefinition[] {
  const sorted = own.toSorted((a, b) => a.title.localeCompare(b.title, "en"));
  return [...METRIC_DEFINITIONS, ...sorted.flatMap(ownMetrics).map(definitionOf)]
    .sort((a, b) => compareDomains(a.domain, b.domain));
}

function definitionOf(
  { key, title, domain, unit, kind, higherIsBetter, formula, source, feeds }: MetricDefinition,
): MetricDefinition {
  return { key, title, domain, unit, kind, higherIsBetter, formula, source, feeds };
}
