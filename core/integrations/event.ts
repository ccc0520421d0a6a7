import { isReserved, REVERSAL_TYPE } from "@/core/events/events.ts";
import type { Derived } from "./derived.ts";
import type { EventFact } from "./facts.ts";
import { eventOf, inTimeOrder } from "./timeline.ts";

/**
 * Passes on an event that a tool sends in Laurel's own terms, when its type may come from outside.
 * Facts are only made of types that were known when they came. Reversals are not accepted: a tool takes work back by sending newer facts.
 */
export function deriveEvent(_id: string, facts: readonly EventFact[]): Derived {
  const ordered = inTimeOrder(facts);
  const events = ordered.flatMap(({ key, type, person, time, data }) =>
    !isReserved(type) && type !== REVERSAL_TYPE
      ? eventOf(`event/${key}`, type, person, time, data)
      : []
  );
  return { state: { types: ordered.map(({ type }) => type) }, events };
}
