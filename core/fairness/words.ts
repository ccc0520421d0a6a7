import type { Language } from "@/core/language.ts";
import { fairnessSentenceWords } from "@/words/fairness_sentences.ts";
import { numberText } from "@/words/numbers.ts";
import type { FindingKind } from "./kinds.ts";
import type { FindingNumbers } from "./views.ts";

/** Says what was found, in a sentence without a judgment. */
export function findingSentence(
  kind: FindingKind,
  numbers: FindingNumbers,
  language: Language = "en",
): string {
  const words = fairnessSentenceWords[language];
  const { value, own, peers, threshold } = numbers;
  const usual = peers ?? own;
  switch (kind) {
    case "burst":
      return usual === null ? words.burst(value) : words.burstThan(value, shown(usual, language));
    case "points_per_hour":
      return words.perHour(shown(value, language), shown(usual ?? threshold, language));
    default:
      return words[kind](value);
  }
}

function shown(value: number, language: Language): string {
  return numberText(language, Math.round(value * 10) / 10);
}
