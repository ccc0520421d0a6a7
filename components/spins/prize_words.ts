import type { PrizeField } from "@/core/spins/views.ts";
import { formatNumber } from "@/components/shared/format.ts";

/** Says what was won, in a sentence. */
export function wonSentence(prize: PrizeField): string {
  switch (prize.kind) {
    case "points":
      return prize.title === `${prize.value} points`
        ? `You won ${formatNumber(prize.value)} points`
        : `${prize.title}!`;
    case "nothing":
      return prize.title;
    default:
      return `You won: ${prize.title}`;
  }
}

/** Says what happens next, in a sentence. Empty when the name of the prize says it all. */
export function consequenceSentence(prize: PrizeField): string {
  switch (prize.kind) {
    case "points":
      return "They are on your account.";
    case "boost":
      return prize.factor !== null && prize.minutes !== null
        ? `For ${prize.minutes} minutes, your work pays ${prize.factor} times the points.`
        : "";
    case "streak_freeze":
      return "It saves your streak on a missed working day.";
    case "badge":
      return "A keepsake for your collection.";
    case "nothing":
      return "No prize this time.";
  }
}

/** Formats a chance as a percentage: `30%`, `0.5%`, `< 0.01%`. */
export function formatChance(weight: number, sum: number): string {
  const percent = 100 * weight / sum;
  if (percent < 0.01) return "< 0.01%";
  return `${Number(percent.toFixed(percent < 1 ? 2 : 1))}%`;
}
