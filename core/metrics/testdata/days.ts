/** Days for the tests of metrics, written down briefly. */
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

/** Events a second apart, in the order given. */
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

/** A day's metrics as `[numerator, denominator]`; undefined for those it tells nothing about. */
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

/** Related events by the type that asks and the object of `/tool`. */
export function relatedTo(
  ...briefs: readonly [asks: string, objectId: string, event: RelatedEvent][]
): ReadonlyMap<string, RelatedEvent> {
  return new Map(
    briefs.map(([type, objectId, event]) => [`${type}\0/tool\0${objectId}`, event]),
  );
}
