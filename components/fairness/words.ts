import { fairnessWords } from "@/words/fairness.ts";
import { wordsOf } from "@/components/shared/locale.ts";
/** How far beyond its threshold a finding is, in a word. */
export function strengthOf(
  strength: number,
): { readonly word: string; readonly tone: "warning" | "bad" | null } {
  const words = wordsOf(fairnessWords);
  if (strength >= 3) return { word: words.strength.strong, tone: "bad" };
  return strength >= 1.5
    ? { word: words.strength.clear, tone: "warning" }
    : { word: words.strength.weak, tone: null };
}
