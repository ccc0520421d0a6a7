import { type PartKey, PARTS, type PartSums, personValue, valueOfPart } from "./measures.ts";

/** What parts are compared with; parts that nothing is known of are missing. */
export type Reference = ReadonlyMap<PartKey, number>;

// A part counts at most double, so that one of them cannot make up for all others.
const MOST = 2;

/** Returns the mean of people for each part that somebody has. */
export function referenceOf(people: readonly PartSums[]): Reference {
  const reference = new Map<PartKey, number>();
  for (const key of Object.keys(PARTS) as PartKey[]) {
    const values = people.map((sums) => personValue(sums, key)).filter((value) => value !== null);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    if (values.length > 0 && mean > 0) reference.set(key, mean);
  }
  return reference;
}

/**
 * Returns a part compared with the reference: 1 as good, 1.1 a tenth better, 0 to 2. Where lower is
 * better, a tenth less is a tenth better.
 */
export function comparedPart(key: PartKey, value: number, reference: number): number {
  const change = value / reference - 1;
  return Math.min(MOST, Math.max(0, 1 + (PARTS[key].higherIsBetter ? change : -change)));
}

/**
 * Returns the productivity index: 100 times the mean of the compared parts, which weigh the same.
 * @param keys the parts that count
 */
export function productivityOf(
  sums: PartSums,
  keys: readonly PartKey[],
  reference: Reference,
): number | null {
  const parts = keys.flatMap((key) => {
    const value = valueOfPart(sums, key);
    const of = reference.get(key);
    return value === null || of === undefined ? [] : [comparedPart(key, value, of)];
  });
  if (parts.length === 0) return null;
  return 100 * parts.reduce((sum, part) => sum + part, 0) / parts.length;
}
