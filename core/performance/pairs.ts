import {
  PART_KEYS,
  type PartKey,
  type PartSums,
  type PerformanceKey,
  personValue,
} from "./measures.ts";
import { productivityOf, type Reference, referenceOf } from "./productivity.ts";

/** What people did in a period, by a key of the person. */
export type PeopleSums = ReadonlyMap<number, PartSums>;

/** A person's value of a measure in two periods. */
export interface Pair {
  readonly person: number;
  readonly before: number;
  readonly after: number;
}

/** Returns the values of a measure or part, of the people who have one in both periods. */
function pairsOf(
  key: PerformanceKey | PartKey,
  before: PeopleSums,
  after: PeopleSums,
): Pair[] {
  const both = [...before].flatMap(([person, sums]) => {
    const later = after.get(person);
    return later ? [{ person, before: sums, after: later }] : [];
  });
  if (key !== "productivity") {
    return both.flatMap(({ person, ...sums }) =>
      pairOf(person, personValue(sums.before, key), personValue(sums.after, key))
    );
  }
  const reference = referenceOf(both.map((one) => one.before));
  return both.flatMap(({ person, ...sums }) => {
    const keys = PART_KEYS.filter((part) =>
      personValue(sums.before, part) !== null && personValue(sums.after, part) !== null
    );
    return pairOf(
      person,
      productivityOf(sums.before, keys, reference),
      productivityOf(sums.after, keys, reference),
    );
  });
}

/** Returns {@link pairsOf} two periods, which computes the pairs of each key only once. */
export function pairing(
  before: PeopleSums,
  after: PeopleSums,
): (key: PerformanceKey | PartKey) => readonly Pair[] {
  const known = new Map<PerformanceKey | PartKey, readonly Pair[]>();
  return (key) => {
    const pairs = known.get(key) ?? pairsOf(key, before, after);
    known.set(key, pairs);
    return pairs;
  };
}

/** Returns whether anybody has a value of a measure in a period. */
export function hasValue(key: PerformanceKey, people: PeopleSums): boolean {
  return people.values().some((sums) =>
    key === "productivity"
      // Something to compare with: a mean above 0.
      ? PART_KEYS.some((part) => (personValue(sums, part) ?? 0) > 0)
      : personValue(sums, key) !== null
  );
}

function pairOf(person: number, before: number | null, after: number | null): Pair[] {
  return before === null || after === null ? [] : [{ person, before, after }];
}

/** Returns the values of the people who have one in a period. */
export function valuesIn(
  key: PerformanceKey,
  people: PeopleSums,
  reference: Reference,
): number[] {
  return [...people.values()].flatMap((sums) => {
    const value = key === "productivity"
      ? productivityOf(sums, countingParts(sums), reference)
      : personValue(sums, key);
    return value === null ? [] : [value];
  });
}

/** Returns the parts of which a person did enough. */
function countingParts(sums: PartSums): PartKey[] {
  return PART_KEYS.filter((part) => personValue(sums, part) !== null);
}
