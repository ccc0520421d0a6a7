import { stringify } from "safe-stable-stringify";
import type { Fact } from "./facts.ts";

/**
 * Returns which of two facts with the same key counts: the one with the higher revision. When the
 * revisions are equal and the facts differ, their text decides, so that the order of arrival does
 * not matter.
 */
export function newerFact<F extends Fact>(a: F, b: F): F {
  const difference = (a.revision ?? 0) - (b.revision ?? 0);
  if (difference !== 0) return difference > 0 ? a : b;
  return (stringify(a) ?? "") >= (stringify(b) ?? "") ? a : b;
}

/** Adds facts to the known ones and returns one fact per key. */
export function mergeFacts<F extends Fact>(
  known: ReadonlyMap<string, F>,
  facts: readonly F[],
): Map<string, F> {
  const merged = new Map(known);
  for (const fact of facts) {
    const other = merged.get(fact.key);
    merged.set(fact.key, other ? newerFact(other, fact) : fact);
  }
  return merged;
}
