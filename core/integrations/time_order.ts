/**
 * The order of facts whose times are known more or less exactly. A tool that tells whole seconds
 * rounds down: what it dates 10:00:30 happened somewhere within that second, and so perhaps after
 * what another of its webhooks dates 10:00:30.262.
 */

const SECOND_MILLISECONDS = 1_000;

/** What has a place in time. */
export interface Dated {
  readonly key: string;
  readonly time: number;
  readonly within?: number;
}

/** A fact and where it stands: its own time, or a later moment within the span of that time. */
export interface Placed<F> {
  readonly fact: F;
  readonly at: number;
}

/** When the span of a fact's time is over; the fact lies before it. */
export function endOf({ time, within }: Pick<Dated, "time" | "within">): number {
  return time + Math.max(within ?? (time % SECOND_MILLISECONDS === 0 ? SECOND_MILLISECONDS : 1), 1);
}

/**
 * Facts in their order: by time; of one moment the lower rank comes first, then the key, so that the
 * order never depends on arrival. A fact that is not dated exactly comes after all that may have
 * caused it and lies within its span.
 * @param rank lower for what comes first: causes have lower ranks than what follows from them
 * @param isCause whether one fact, which has a lower rank, may have caused another
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

/** Facts as {@link placeInTime} orders them. */
export function inTimeOrder<F extends Dated>(
  facts: readonly F[],
  rank?: (fact: F) => number,
  isCause?: (cause: F, effect: F) => boolean,
): F[] {
  return placeInTime(facts, rank, isCause).map(({ fact }) => fact);
}

/** Where a fact stands after its causes; its own time when none lies within its span. */
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

/** The index of the first of sorted facts that is not before a time. */
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

/** Keys by their text, numbers at their end as numbers: tools count their objects up. */
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
