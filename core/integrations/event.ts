import { isEventType, REVERSAL_TYPE } from "@/core/events/events.ts";
import type { Derived } from "./derived.ts";
import type { EventFact } from "./facts.ts";
import { eventOf, inTimeOrder } from "./timeline.ts";

/**
 * An event in Laurel's own terms is what it says: its type and data as they are, for types that may
 * come from outside. Reversals may not: what a tool takes back it says by newer facts.
 */
export function deriveEvent(_id: string, facts: readonly EventFact[]): Derived {
  const ordered = inTimeOrder(facts);
  const events = ordered.flatMap(({ key, type, person, time, data }) =>
    isEventType(type) && type !== REVERSAL_TYPE
      ? eventOf(`event/${key}`, type, person, time, data)
      : []
  );
  return { state: { types: ordered.map(({ type }) => type) }, events };
}
