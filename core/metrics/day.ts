import type { Day } from "@/core/calendars/calendar.ts";
import { isSystemType, objectIdOf, type ScoringEvent } from "@/core/events/events.ts";
import { compareEvents } from "@/core/events/order.ts";

/** The fields of an event that metrics use. */
export type MetricEvent = Pick<ScoringEvent, "source" | "id" | "type" | "time" | "data">;

/**
 * A relation from an event of the day to an event of any day and any agent about the same object of
 * the same source. Metrics need it to know, for example, how a lead ended or whether somebody had
 * already answered.
 */
export interface Relation {
  readonly of: ScoringEvent["type"];
  readonly to: readonly ScoringEvent["type"][];
  /** Which event is used when there are several, in canonical order. */
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

/** The interactions with one contact on a day in one direction. */
export interface Interactions {
  readonly day: Day;
  /** Identifies the contact by source and id. */
  readonly contact: string;
  readonly direction: "inbound" | "outbound" | null;
  readonly count: number;
}

/**
 * The number of days for which relationships with contacts are measured, the day itself included.
 */
export const RELATIONSHIP_DAYS = 30;

/** The input of all metrics of an agent's day. */
export interface DayFacts {
  readonly day: Day;
  /** Returns the events of the types in canonical order, without reversed ones. */
  ofType(...types: readonly ScoringEvent["type"][]): readonly MetricEvent[];
  /** Returns the event that {@link RELATIONS} finds for an event of the day, if there is one. */
  related(event: MetricEvent): RelatedEvent | undefined;
  /** The interactions of this day and the {@link RELATIONSHIP_DAYS} - 1 days before. */
  readonly interactions: readonly Interactions[];
}

/** The input of {@link factsOfDay}: events in any order, including reversed ones. */
export interface DayInput {
  readonly day: Day;
  readonly events: readonly ScoringEvent[];
  /** Related events by the {@link relationKey} of the day's events. */
  readonly related?: ReadonlyMap<string, RelatedEvent>;
  readonly interactions?: readonly Interactions[];
}

/** Prepares a day for metrics: leaves out reversed events and events that Laurel itself made. */
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

/**
 * Returns the key under which the related event of an event is stored; null when it has no object.
 */
export function relationKey({ type, source, data }: Omit<MetricEvent, "id" | "time">) {
  const objectId = objectIdOf(data);
  return objectId === null ? null : `${type}\0${source}\0${objectId}`;
}

/**
 * Keeps only the last event about each object, and all events without an object; the order stays.
 */
export function oncePerObject(events: readonly MetricEvent[]): readonly MetricEvent[] {
  const last = new Map(events.map((event) => [relationKey(event) ?? event, event]));
  return events.filter((event) => last.get(relationKey(event) ?? event) === event);
}
