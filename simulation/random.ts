import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Seeded random numbers: the same seed gives the same numbers on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  fraction(): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  /** A number between two others. */
  between(from: number, to: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** Bell-shaped around `mean`, never further from it than three deviations. */
  around(mean: number, deviation: number): number;
  /** One of the entries, each as likely as its weight says. */
  weighted<T>(entries: readonly (readonly [T, number])[]): T;
  pick<T>(entries: readonly [T, ...T[]]): T;
}

/** Random numbers for a text, e.g. `7/2026-11-20/ava.chen`; similar texts share nothing. */
export function randomFor(text: string): Random {
  const generator = xoroshiro128plus(hash(text));
  const fraction = () => uniformFloat64(generator);
  const random: Random = {
    fraction,
    int: (from, to) => uniformInt(generator, from, to),
    between: (from, to) => from + (to - from) * fraction(),
    chance: (probability) => fraction() < probability,
    around(mean, deviation) {
      // Twelve uniform numbers have a variance of 1; the sum is cut at three deviations.
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

/** 32-bit FNV-1a over the UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value | 0;
}
