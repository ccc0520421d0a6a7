import { arithmetic } from "@/core/explain/arithmetic.ts";
import { changeWords } from "@/core/explain/correction.ts";
import type { ExplainedEntry } from "@/core/explain/views.ts";
import { formatNumber } from "@/components/shared/format.ts";

/** Text that replaces the arithmetic where there is only one number. */
const WORDS: Readonly<Record<string, string>> = {
  achievement: "Achievement earned",
  challenge_completed: "Challenge won",
  spin_won: "Won on the wheel",
};

/** Returns the line below an entry's title: its arithmetic, or words where there is only one number. */
export function entryWords(entry: ExplainedEntry): string {
  const { type, breakdown, points, reason, correction } = entry;
  if (correction) return changeWords("points_corrected", correction);
  const [only] = breakdown;
  if (!only) return reason || (points < 0 ? "Taken back" : "No points");
  if (breakdown.length === 1 && "points" in only) {
    return Object.hasOwn(WORDS, type) ? WORDS[type]! : `${formatNumber(only.points)} base points`;
  }
  return arithmetic(breakdown, points);
}
