import { arithmetic } from "@/core/explain/arithmetic.ts";
import { changeWords } from "@/core/explain/correction.ts";
import type { ExplainedEntry } from "@/core/explain/views.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { activityWords } from "@/words/activity.ts";

/** Returns the line below an entry's title: its arithmetic, or words where there is only one number. */
export function entryWords(entry: ExplainedEntry): string {
  const { type, breakdown, points, reason, correction } = entry;
  const words = wordsOf(activityWords);
  const language = currentLanguage();
  if (correction) return changeWords("points_corrected", correction, language);
  const [only] = breakdown;
  if (!only) return reason || (points < 0 ? words.takenBack : words.noPoints);
  if (breakdown.length === 1 && "points" in only) {
    // Where there is only one number, words say more than its arithmetic.
    return isOwn(type, words.own) ? words.own[type] : words.base(formatNumber(only.points));
  }
  return arithmetic(breakdown, points, language);
}

function isOwn<T extends object>(type: string, texts: T): type is string & keyof T {
  return Object.hasOwn(texts, type);
}
