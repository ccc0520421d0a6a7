/** The order of what happened in one conversation, as far as whole seconds leave it open. */
import type { ConversationFact } from "./facts.ts";
import { endOf, type Placed, placeInTime } from "./time_order.ts";

type FactOf<W extends ConversationFact["what"]> = Extract<ConversationFact, { what: W }>;
type Change = FactOf<"status"> | FactOf<"assigned">;

/** Changes of one second that are tried for the next one; nobody makes as many by hand. */
const MOST_AT_ONCE = 50;

/**
 * Of one moment: the beginning, whose it is, the customer, so that an answer follows what it answers,
 * the answer, so that it lies before the end that it brought about, and the rating of all that.
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

/** Nobody writes because of an assignment. */
function isCause(cause: ConversationFact, effect: ConversationFact): boolean {
  return !(cause.what === "assigned" && effect.what === "message");
}

/** A conversation's facts in the order in which they happened. */
export function conversationOrder(facts: readonly ConversationFact[]): ConversationFact[] {
  // That it still is what it was is no change, so it is never the same as one.
  const exact = facts.filter((fact) => fact.what === "status")
    .filter((fact) => isExact(fact) && fact.from !== fact.status);
  const told = facts.filter((fact) =>
    fact.what !== "status" || isExact(fact) || !exact.some((one) => isSameChange(fact, one))
  );
  const placed = placeInTime(told, rank, isCause);
  const lines = [
    inTurn(placed, "status", ({ status }) => status, "open"),
    inTurn(placed, "assigned", ({ person }) => person, null),
  ];
  const others = placed.filter(({ fact }) => fact.what !== "status" && fact.what !== "assigned");
  // Sorting is stable, so that what is in turn stays so.
  return [...lines.flat(), ...others]
    .sort((a, b) => a.at - b.at || rank(a.fact) - rank(b.fact))
    .map(({ fact }) => fact);
}

function isExact(fact: ConversationFact): boolean {
  return endOf(fact) === fact.time + 1;
}

/** Whether a status is known to the second from one webhook, and exactly from another. */
function isSameChange(vague: FactOf<"status">, exact: FactOf<"status">): boolean {
  return exact.status === vague.status && exact.time >= vague.time && exact.time < endOf(vague);
}

/**
 * Changes of one thing, each after the one that it continues, where their times leave it open which
 * came first: "resolved, it was open" comes before "open, it was resolved" in an open conversation.
 */
function inTurn<W extends Change["what"], V>(
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
 * The one to come next, of those that may be the first by their times: one that leaves everything as
 * it is, else one that continues what is known, else one that continues none of the others.
 */
function nextIndex<F extends Change, V>(
  rest: readonly Placed<F>[],
  valueOf: (fact: F) => V,
  value: V,
): number {
  const fromOf = (fact: F) => fact.from as V | undefined;
  // What began after another one was over cannot come before it; they are sorted by their beginning.
  const candidates: F[] = [];
  let soonestEnd = Infinity;
  for (const { fact, at } of rest) {
    if (at >= soonestEnd || candidates.length === MOST_AT_ONCE) break;
    soonestEnd = Math.min(soonestEnd, endOf(fact));
    candidates.push(fact);
  }
  const ends = new Set(candidates.map(valueOf));
  const chosen = candidates.find((fact) => fromOf(fact) === value && valueOf(fact) === value) ??
    candidates.find((fact) => fromOf(fact) === undefined || fromOf(fact) === value) ??
    candidates.find((fact) => !ends.has(fromOf(fact) as V));
  return chosen === undefined ? 0 : rest.findIndex(({ fact }) => fact === chosen);
}
