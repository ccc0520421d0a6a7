import { type DayInput, factsOfDay } from "./day.ts";
import { DAILY_METRICS, DERIVED_METRICS, METRIC_DEFINITIONS } from "./definitions.ts";
import { type DailyMetric, type DayParts, sumOf, valueOf } from "./metric.ts";
import type { MeasuredMetric, MetricDefinition, Parts } from "./views.ts";

/** The metrics of types that admins defined, by type. */
export type OwnMetrics = ReadonlyMap<string, readonly DailyMetric[]>;

const NONE: OwnMetrics = new Map();

/**
 * Measures an agent's day. The order of the events does not matter, and reversed events do not
 * count.
 * @param own only types with an event on the day are looked up
 * @returns the parts of every metric that has a value on this day
 */
export function measureDay(input: DayInput, own: OwnMetrics = NONE): DayParts[] {
  const day = factsOfDay(input);
  const types = [...new Set(input.events.map(({ type }) => type))].sort();
  const metrics = [...DAILY_METRICS, ...types.flatMap((type) => own.get(type) ?? [])];
  return metrics.flatMap(({ key, measure }) => {
    const parts = measure(day);
    return parts ? [{ day: input.day, metric: key, ...parts }] : [];
  });
}

/** Adds up days to a period, for every metric. */
export function measurePeriod(
  rows: readonly DayParts[],
  definitions: readonly MetricDefinition[] = METRIC_DEFINITIONS,
): MeasuredMetric[] {
  const byDay = [...Map.groupBy(rows, (row) => row.day)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, parts]) => ({ day, parts: withDerived(addUp(parts)) }));
  const period = withDerived(addUp(rows));
  return definitions.map((definition) => ({
    ...definition,
    ...measured(period.get(definition.key) ?? emptyParts(definition)),
    days: byDay.flatMap(({ day, parts }) => {
      const ofDay = parts.get(definition.key);
      return ofDay ? [{ day, ...measured(ofDay) }] : [];
    }),
  }));
}

function measured(parts: Parts) {
  const { numerator, denominator } = parts;
  return { value: valueOf(parts), numerator, denominator };
}

/**
 * Returns the parts of a metric without events: counts and totals are 0, means and ratios are
 * unknown.
 */
function emptyParts({ kind }: MetricDefinition): Parts {
  return { numerator: 0, denominator: kind === "count" || kind === "total" ? null : 0 };
}

function addUp(rows: readonly DayParts[]): Map<string, Parts> {
  const byMetric = Map.groupBy(rows, (row) => row.metric);
  return new Map(
    [...byMetric].map(([metric, days]) => [metric, {
      numerator: sumOf(days.map(({ numerator }) => numerator)),
      denominator: days[0]!.denominator === null
        ? null
        : sumOf(days.map(({ denominator }) => denominator ?? 0)),
    }]),
  );
}

function withDerived(parts: ReadonlyMap<string, Parts>): ReadonlyMap<string, Parts> {
  const all = new Map(parts);
  for (const { key, derive } of DERIVED_METRICS) {
    const derived = derive(parts);
    if (derived) all.set(key, derived);
  }
  return all;
}
