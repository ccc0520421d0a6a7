import type { Day } from "@/core/calendars/calendar.ts";
import { isSystemType, objectIdOf, type ScoringEvent } from "@/core/events/events.ts";
import { compareEvents } from "@/core/events/order.ts";

/** An event as metrics see it. */
export type MetricEvent = Pick<ScoringEvent, "source" | "id" | "type" | "time" | "data">;

/**
 * Metrics of a day that ask for one event elsewhere - at another time, by anybody - about the same
 * object in the same source: what became of a lead, whether somebody had answered before.
 */
export interface Relation {
  readonly of: ScoringEvent["type"];
  readonly to: readonly ScoringEvent["type"][];
  /** Which of several decides, in canonical order. */
  readonly pick: "first" | "last";
}

export const RELATIONS: readonly Relation[] = [
  { of: "lead_qualified", to: ["deal_won", "deal_lost"], pick: "last" },
  { of: "follow_up_due", to: ["follow_up_completed"], pick: "last" },
  { of: "conversation_resolved", to: ["conversation_resolved"], pick: "last" },
  { of: "message_response", to: ["message_response"], pick: "first" },
];

/** The event that a {@link Relation} leads to. */
export type RelatedEvent = Omit<MetricEvent, "data">;

/** Contact with one contact on a day, one way. */
export interface Interactions {
  readonly day: Day;
  /** The contact, by source and id. */
  readonly contact: string;
  readonly direction: "inbound" | "outbound" | null;
  readonly count: number;
}

/** Days that relationships with contacts are looked at, the day itself included. */
export const RELATIONSHIP_DAYS = 30;

/** What the metrics of an agent's day are made from. */
export interface DayFacts {
  readonly day: Day;
  /** The events that stand, of a type, in canonical order. */
  ofType(...types: readonly ScoringEvent["type"][]): readonly MetricEvent[];
  /** The event that {@link RELATIONS} names for one of the day's events, if there is one. */
  related(event: MetricEvent): RelatedEvent | undefined;
  /** Of this day and the {@link RELATIONSHIP_DAYS} - 1 days before. */
  readonly interactions: readonly Interactions[];
}

/** What {@link factsOfDay} needs; events in any order, those that were taken back included. */
export interface DayInput {
  readonly day: Day;
  readonly events: readonly ScoringEvent[];
  /** By {@link relationKey} of the day's events. */
  readonly related?: ReadonlyMap<string, RelatedEvent>;
  readonly interactions?: readonly Interactions[];
}

/** Prepares a day: what was taken back and what Laurel made itself is left out. */
export function factsOfDay({ day, events, related, interactions = [] }: DayInput): DayFacts {
  const standing = events.filter((event) => !event.isReversed && !isSystemType(event.type))
    .sort(compareEvents);
  const byType = Map.groupBy(standing, (event) => event.type);
  return {
    day,
    interactions,
    ofType(...types) {
      const found = types.flatMap((type) => byType.get(type) ?? []);
      return types.length > 1 ? found.sort(compareEvents) : found;
    },
    related(event) {
      const key = relationKey(event);
      return key === null ? undefined : related?.get(key);
    },
  };
}

/** Where the related event of an event is found; null when it is about nothing. */
export function relationKey({ type, source, data }: Omit<MetricEvent, "id" | "time">) {
  const objectId = objectIdOf(data);
  return objectId === null ? null : `${type}\0${source}\0${objectId}`;
}

/** Of several events about the same object the last, and those about nothing; in their order. */
export function oncePerObject(events: readonly MetricEvent[]): readonly MetricEvent[] {
  const last = new Map(events.map((event) => [relationKey(event) ?? event, event]));
  return events.filter((event) => last.get(relationKey(event) ?? event) === event);
}
