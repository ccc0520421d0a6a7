/** The ways in which a tool may deliver webhooks: out of order, again, in part. */
import fc from "fast-check";

/**
 * Calls `check` with the items as they are, backwards, twice, and in orders drawn at random with
 * some of them repeated. Nothing is missing in any of them.
 */
export function inAnyOrder<T>(items: readonly T[], check: (items: readonly T[]) => void): void {
  check(items);
  check(items.toReversed());
  check([...items, ...items]);
  const indexes = items.map((_, index) => index);
  const all = fc.shuffledSubarray(indexes, { minLength: indexes.length });
  fc.assert(
    fc.property(all, fc.shuffledSubarray(indexes), (order, again) => {
      check([...order, ...again].map((index) => items[index]!));
    }),
    { numRuns: 50 },
  );
}

/** The items without one of them, once for each. */
export function withoutOne<T>(items: readonly T[]): { lost: T; rest: T[] }[] {
  return items.map((lost, index) => ({ lost, rest: items.toSpliced(index, 1) }));
}
