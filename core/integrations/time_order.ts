/**
 * Orders facts whose times have different precision. A tool that reports whole seconds rounds down:
 * a fact at 10:00:30 happened somewhere within that second, and so perhaps after a fact that
 * another of its webhooks dates 10:00:30.262.
 */

const SECOND_MILLISECONDS = 1_000;

/** The fields of a fact that decide its place in time. */
export interface Dated {
  readonly key: string;
  readonly time: number;
  readonly within?: number;
}

/** A fact with its place in time: its own time, or a later moment within its span. */
export interface Placed<F> {
  readonly fact: F;
  readonly at: number;
}

/**
 * Returns the end of the span in which a fact happened, milliseconds since the epoch; the end
 * itself is not included.
 */
export function endOf({ time, within }: Pick<Dated, "time" | "within">): number {
  return time + Math.max(within ?? (time % SECOND_MILLISECONDS === 0 ? SECOND_MILLISECONDS : 1), 1);
}

/**
 * Orders facts by time. At the same moment the lower rank comes first, then the key, so that the
 * order never depends on arrival. A fact without an exact time comes after all of its possible
 * causes within its span.
 * @param rank causes must have lower ranks than their effects
 * @param isCause whether one fact may have caused another one with a higher rank
 */
export function placeInTime<F extends Dated>(
  facts: readonly F[],
  rank: (fact: F) => number = () => 0,
  isCause: (cause: F, effect: F) => boolean = () => true,
): Placed<F>[] {
  const byTime = facts.toSorted((a, b) => a.time - b.time);
  const placed = new Map<F, number>();
  for (const fact of facts.toSorted((a, b) => rank(a) - rank(b))) {
    placed.set(fact, latestCause(fact, byTime, placed, rank, isCause));
  }
  return [...placed].map(([fact, at]) => ({ fact, at })).sort((a, b) =>
    a.at - b.at || rank(a.fact) - rank(b.fact) || compareKeys(a.fact.key, b.fact.key)
  );
}

/** Returns facts in the order of {@link placeInTime}. */
export function inTimeOrder<F extends Dated>(
  facts: readonly F[],
  rank?: (fact: F) => number,
  isCause?: (cause: F, effect: F) => boolean,
): F[] {
  return placeInTime(facts, rank, isCause).map(({ fact }) => fact);
}

/**
 * Returns the place of a fact after its causes; its own time when no cause lies within its span.
 */
function latestCause<F extends Dated>(
  effect: F,
  byTime: readonly F[],
  placed: ReadonlyMap<F, number>,
  rank: (fact: F) => number,
  isCause: (cause: F, effect: F) => boolean,
): number {
  const end = endOf(effect);
  let at = effect.time;
  if (end === at + 1) return at;
  for (let index = firstFrom(byTime, at); index < byTime.length; index++) {
    const cause = byTime[index]!;
    if (cause.time >= end) break;
    const causeAt = placed.get(cause) ?? cause.time;
    const isBefore = rank(cause) < rank(effect) && causeAt < end;
    if (isBefore && causeAt > at && isCause(cause, effect)) at = causeAt;
  }
  return at;
}

/** Returns the index of the first fact that is not before a time; the facts must be sorted. */
function firstFrom(byTime: readonly Dated[], time: number): number {
  let low = 0;
  let high = byTime.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byTime[middle]!.time < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Compares keys as text, but a number at the end as a number, because tools number their objects
 * upwards.
 */
function compareKeys(a: string, b: string): number {
  const [headA, numberA] = splitKey(a);
  const [headB, numberB] = splitKey(b);
  if (headA !== headB) return headA < headB ? -1 : 1;
  if (numberA !== numberB) return numberA < numberB ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function splitKey(key: string): [string, bigint] {
  const digits = /\d{1,30}$/.exec(key)?.[0] ?? "";
  return [key.slice(0, key.length - digits.length), digits === "" ? -1n : BigInt(digits)];
}
