import type { Prize } from "@/core/spins/prize.ts";
import { formatChance } from "@/components/spins/prize_words.ts";

/** A line of what differs between two wheels. */
export interface Difference {
  readonly key: string;
  readonly title: string;
  readonly kind: "added" | "removed" | "changed";
  readonly words: string;
}

const NAMES: readonly (readonly [keyof Prize, string])[] = [
  ["title", "title"],
  ["kind", "kind"],
  ["weight", "weight"],
  ["value", "points"],
  ["factor", "factor"],
  ["minutes", "minutes"],
  ["stock", "stock"],
  ["perDay", "per day"],
  ["perAgentPerDay", "per person and day"],
];

const sumOf = (prizes: readonly Prize[]) => prizes.reduce((sum, { weight }) => sum + weight, 0);
const shown = (value: Prize[keyof Prize]) => value === null ? "none" : String(value);

/** Returns what changed from one wheel to another, by the keys of the prizes. */
export function wheelDifferences(
  before: readonly Prize[],
  after: readonly Prize[],
): readonly Difference[] {
  const [oldSum, newSum] = [sumOf(before), sumOf(after)];
  const old = new Map(before.map((prize) => [prize.key, prize]));
  const next = new Set(after.map(({ key }) => key));
  const lines: Difference[] = [];
  for (const prize of after) {
    const known = old.get(prize.key);
    const { key, title } = prize;
    const chance = formatChance(prize.weight, newSum);
    if (!known) {
      lines.push({ key, title, kind: "added", words: `new, chance ${chance}` });
      continue;
    }
    const parts = NAMES.filter(([field]) => known[field] !== prize[field])
      .map(([field, name]) => `${name} ${shown(known[field])} → ${shown(prize[field])}`);
    const was = formatChance(known.weight, oldSum);
    if (was !== chance) parts.push(`chance ${was} → ${chance}`);
    if (parts.length > 0) lines.push({ key, title, kind: "changed", words: parts.join(", ") });
  }
  for (const { key, title } of before) {
    if (!next.has(key)) lines.push({ key, title, kind: "removed", words: "removed" });
  }
  return lines;
}
