/** Short notation for days in the tests of metrics. */
import type { ScoringEvent } from "@/core/events/events.ts";
import type { Interactions, RelatedEvent } from "@/core/metrics/day.ts";
import { measureDay } from "@/core/metrics/fold.ts";
import type { Parts } from "@/core/metrics/views.ts";

export const DAY = "2026-11-20";
export const NOON = Date.parse("2026-11-20T12:00:00Z");

export type Brief = readonly [
  type: ScoringEvent["type"],
  data?: Record<string, unknown>,
  more?: Partial<ScoringEvent>,
];

/** Returns events one second apart, in the given order. */
export function eventsOf(...briefs: readonly Brief[]): ScoringEvent[] {
  return briefs.map(([type, data = {}, more = {}], index) => ({
    source: "/tool",
    id: `e-${index}`,
    type,
    time: NOON + index * 1_000,
    data,
    ...more,
  }));
}

/**
 * Measures a day and returns each metric as `[numerator, denominator]`; metrics without data are
 * undefined.
 */
export function measured(
  events: readonly ScoringEvent[],
  context: {
    readonly related?: ReadonlyMap<string, RelatedEvent>;
    readonly interactions?: readonly Interactions[];
  } = {},
): Record<string, [Parts["numerator"], Parts["denominator"]] | undefined> {
  return Object.fromEntries(
    measureDay({ day: DAY, events, ...context }).map((row) => [
      row.metric,
      [row.numerator, row.denominator],
    ]),
  );
}

/** Returns related events, keyed by the type of the asking event and the object of `/tool`. */
export function relatedTo(
  ...briefs: readonly [asks: string, objectId: string, event: RelatedEvent][]
): ReadonlyMap<string, RelatedEvent> {
  return new Map(
    briefs.map(([type, objectId, event]) => [`${type}\0/tool\0${objectId}`, event]),
  );
}
