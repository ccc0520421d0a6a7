/** Orders the facts of one conversation, also where their times are only known to the second. */
import type { ConversationFact } from "./facts.ts";
import { endOf, type Placed, placeInTime } from "./time_order.ts";

type FactOf<W extends ConversationFact["what"]> = Extract<ConversationFact, { what: W }>;
type Change = FactOf<"status"> | FactOf<"assigned">;

/**
 * At most this many changes of one second are considered for the next place; people never make as
 * many by hand.
 */
const MAX_CANDIDATES = 50;

/**
 * Returns the rank of a fact among facts of the same moment. The beginning comes first, then the
 * assignment, then the customer's message, so that an answer follows its question, then the agent's
 * answer, so that it comes before the status change that it brings about, and the rating last.
 */
function rank(fact: ConversationFact): number {
  switch (fact.what) {
    case "started":
      return 0;
    case "assigned":
      return 1;
    case "message":
      return fact.by === "customer" ? 2 : 3;
    case "status":
      return 4;
    case "merged":
      return 5;
    case "rating":
      return 6;
  }
}

/** An assignment is never the cause of a message. */
function isCause(cause: ConversationFact, effect: ConversationFact): boolean {
  return !(cause.what === "assigned" && effect.what === "message");
}

/** Returns a conversation's facts in the order in which they happened. */
export function conversationOrder(facts: readonly ConversationFact[]): ConversationFact[] {
  // A report that repeats the status changes nothing, so it cannot be the exact report of a change.
  const exact = facts.filter((fact) => fact.what === "status")
    .filter((fact) => isExact(fact) && fact.from !== fact.status);
  const withoutRepeats = facts.filter((fact) =>
    fact.what !== "status" || isExact(fact) || !exact.some((one) => isSameChange(fact, one))
  );
  const placed = placeInTime(withoutRepeats, rank, isCause);
  const lines = [
    chainChanges(placed, "status", ({ status }) => status, "open"),
    chainChanges(placed, "assigned", ({ person }) => person, null),
  ];
  const others = placed.filter(({ fact }) => fact.what !== "status" && fact.what !== "assigned");
  // Sorting is stable, so status changes and assignments keep their order.
  return [...lines.flat(), ...others]
    .sort((a, b) => a.at - b.at || rank(a.fact) - rank(b.fact))
    .map(({ fact }) => fact);
}

function isExact(fact: ConversationFact): boolean {
  return endOf(fact) === fact.time + 1;
}

/**
 * Returns whether two webhooks report the same status change, one to the second and one exactly.
 */
function isSameChange(vague: FactOf<"status">, exact: FactOf<"status">): boolean {
  return exact.status === vague.status && exact.time >= vague.time && exact.time < endOf(vague);
}

/**
 * Orders the changes of one field so that each continues the one before it, where their times leave
 * the order open: "resolved, was open" comes before "open, was resolved" in an open conversation.
 */
function chainChanges<W extends Change["what"], V>(
  placed: readonly Placed<ConversationFact>[],
  what: W,
  valueOf: (fact: FactOf<W>) => V,
  start: V,
): Placed<ConversationFact>[] {
  const rest = placed.filter(({ fact }) => fact.what === what) as Placed<FactOf<W>>[];
  const ordered: Placed<FactOf<W>>[] = [];
  let value = start;
  let at = 0;
  while (rest.length > 0) {
    const [next] = rest.splice(nextIndex(rest, valueOf, value), 1) as [Placed<FactOf<W>>];
    at = Math.max(at, next.at);
    ordered.push({ fact: next.fact, at });
    value = valueOf(next.fact);
  }
  return ordered;
}

/**
 * Returns the index of the next change among those that may come first by their times. It prefers
 * one that changes nothing, then one that continues the current value, then one that continues none
 * of the other candidates.
 */
function nextIndex<F extends Change, V>(
  rest: readonly Placed<F>[],
  valueOf: (fact: F) => V,
  value: V,
): number {
  const fromOf = (fact: F) => fact.from as V | undefined;
  // A change whose span begins after another span ended cannot come before it; the list is sorted
  // by the beginning of the spans.
  const candidates: F[] = [];
  let soonestEnd = Infinity;
  for (const { fact, at } of rest) {
    if (at >= soonestEnd || candidates.length === MAX_CANDIDATES) break;
    soonestEnd = Math.min(soonestEnd, endOf(fact));
    candidates.push(fact);
  }
  const ends = new Set(candidates.map(valueOf));
  const chosen = candidates.find((fact) => fromOf(fact) === value && valueOf(fact) === value) ??
    candidates.find((fact) => fromOf(fact) === undefined || fromOf(fact) === value) ??
    candidates.find((fact) => !ends.has(fromOf(fact) as V));
  return chosen === undefined ? 0 : rest.findIndex(({ fact }) => fact === chosen);
}
