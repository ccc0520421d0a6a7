import type { Prize } from "@/core/spins/prize.ts";
import { formatChance, prizeTitle } from "@/components/spins/prize_words.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { prizeKindWords, wheelWords } from "@/words/wheel.ts";

/** A line of what differs between two wheels. */
export interface Difference {
  readonly key: string;
  readonly title: string;
  readonly kind: "added" | "removed" | "changed";
  readonly words: string;
}

/** What is compared, in the order of the form. */
const FIELDS = [
  ...["title", "kind", "weight", "value", "factor", "minutes"] as const,
  ...["stock", "perDay", "perAgentPerDay"] as const,
];

const sumOf = (prizes: readonly Prize[]) => prizes.reduce((sum, { weight }) => sum + weight, 0);

function shown(prize: Prize, field: typeof FIELDS[number]): string {
  if (field === "kind") return wordsOf(prizeKindWords)[prize.kind];
  const value = prize[field];
  return value === null ? wordsOf(wheelWords).difference.none : String(value);
}

/** Prizes of Laurel's own have the same title in every language. */
function shownPrize(prize: Prize): Prize {
  return { ...prize, title: prizeTitle(prize) };
}

/** Returns what changed from one wheel to another, by the keys of the prizes. */
export function wheelDifferences(
  before: readonly Prize[],
  after: readonly Prize[],
): readonly Difference[] {
  const words = wordsOf(wheelWords).difference;
  const [oldSum, newSum] = [sumOf(before), sumOf(after)];
  const old = new Map(before.map((prize) => [prize.key, shownPrize(prize)]));
  const next = new Set(after.map(({ key }) => key));
  const lines: Difference[] = [];
  for (const prize of after.map(shownPrize)) {
    const known = old.get(prize.key);
    const { key, title } = prize;
    const chance = formatChance(prize.weight, newSum);
    if (!known) {
      lines.push({ key, title, kind: "added", words: words.added(chance) });
      continue;
    }
    const parts = FIELDS.filter((field) => known[field] !== prize[field])
      .map((field) => `${words.fields[field]} ${shown(known, field)} → ${shown(prize, field)}`);
    const was = formatChance(known.weight, oldSum);
    if (was !== chance) parts.push(`${words.fields.chance} ${was} → ${chance}`);
    if (parts.length > 0) lines.push({ key, title, kind: "changed", words: parts.join(", ") });
  }
  for (const { key, title } of before.map(shownPrize)) {
    if (!next.has(key)) lines.push({ key, title, kind: "removed", words: words.removed });
  }
  return lines;
}
