import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Seeded random numbers: the same seed gives the same numbers on every machine. */
export interface Random {
  /** Returns a number from 0 to 1, without 1. */
  fraction(): number;
  /** Returns a whole number. Both limits are included. */
  int(from: number, to: number): number;
  /** Returns a number between two others. */
  between(from: number, to: number): number;
  /** Returns true with this probability. */
  chance(probability: number): boolean;
  /** Returns a number with a normal distribution around `mean`, at most three deviations away. */
  around(mean: number, deviation: number): number;
  /** Returns one of the entries, chosen by weight. */
  weighted<T>(entries: readonly (readonly [T, number])[]): T;
  pick<T>(entries: readonly [T, ...T[]]): T;
}

/**
 * Makes random numbers from a text, such as `7/2026-11-20/ava.chen`. Similar texts give unrelated
 * numbers.
 */
export function randomFor(text: string): Random {
  const generator = xoroshiro128plus(hash(text));
  const fraction = () => uniformFloat64(generator);
  const random: Random = {
    fraction,
    int: (from, to) => uniformInt(generator, from, to),
    between: (from, to) => from + (to - from) * fraction(),
    chance: (probability) => fraction() < probability,
    around(mean, deviation) {
      // The sum of twelve uniform numbers has a variance of 1. It is limited to three deviations.
      let sum = -6;
      for (let i = 0; i < 12; i++) sum += fraction();
      return mean + deviation * Math.max(-3, Math.min(3, sum));
    },
    weighted(entries) {
      const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
      let left = fraction() * total;
      for (const [value, weight] of entries) {
        left -= weight;
        if (left < 0) return value;
      }
      return entries.at(-1)![0];
    },
    pick: (entries) => entries[uniformInt(generator, 0, entries.length - 1)]!,
  };
  return random;
}

/** Returns the 32-bit FNV-1a hash of the UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value | 0;
}
