import type { PrizeField } from "@/core/spins/views.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { spinWords } from "@/words/spins.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** Returns what a prize is called: Laurel's own in the language of the page, others as they are. */
export function prizeTitle(prize: Pick<PrizeField, "key" | "title" | "value">): string {
  const { key, title, value } = prize;
  if (isPoints(prize)) return wordsOf(spinWords).pointsTitle(formatNumber(value));
  // A wheel that somebody published from a German page has Laurel's own titles in German.
  const isOwn = Object.values(spinWords).some(({ ownPrizes }) =>
    Object.hasOwn(ownPrizes, key) && ownPrizes[key as keyof typeof ownPrizes] === title
  );
  const own: Readonly<Record<string, string>> = wordsOf(spinWords).ownPrizes;
  return isOwn ? own[key] ?? title : title;
}

/** Returns whether the title only says how many points they are, in whichever language. */
function isPoints({ title, value }: Pick<PrizeField, "title" | "value">): boolean {
  const digits = /^(\d[\d.,\s’']*) (?:points|Punkte)$/.exec(title)?.[1];
  return digits?.replace(/\D/g, "") === String(value);
}

/** Says what was won, in a sentence. */
export function wonSentence(prize: PrizeField): string {
  const words = wordsOf(spinWords);
  switch (prize.kind) {
    case "points":
      return isPoints(prize)
        ? words.won.points(formatNumber(prize.value))
        : `${prizeTitle(prize)}!`;
    case "nothing":
      return prizeTitle(prize);
    default:
      return words.won.prize(prizeTitle(prize));
  }
}

/** Says what happens next, in a sentence. Empty when the name of the prize says it all. */
export function consequenceSentence(prize: PrizeField): string {
  const words = wordsOf(spinWords);
  switch (prize.kind) {
    case "points":
      return words.next.points;
    case "boost":
      return prize.factor !== null && prize.minutes !== null
        ? words.next.boost(prize.minutes, prize.factor)
        : "";
    case "streak_freeze":
      return words.next.freeze;
    case "badge":
      return words.next.badge;
    case "nothing":
      return words.next.nothing;
  }
}

/** Formats a chance as a percentage: `30%`, `0.5%`, `< 0.01%`. */
export function formatChance(weight: number, sum: number): string {
  const percent = 100 * weight / sum;
  if (percent < 0.01) return "< 0.01%";
  return `${Number(percent.toFixed(percent < 1 ? 2 : 1))}%`;
}
