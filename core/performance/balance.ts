import type { Language } from "@/core/language.ts";
import { performanceMeasureWords } from "@/words/performance_measures.ts";
import { performanceSentenceWords } from "@/words/performance_sentences.ts";
import { standardizedDifference } from "@/core/statistics/balance.ts";
import { FEWEST_PEOPLE } from "./compare.ts";
import type { HoldoutPreview } from "./holdout_views.ts";
import { PERFORMANCE_KEYS, PERFORMANCE_MEASURES } from "./measures.ts";
import { type PeopleSums, valuesIn } from "./pairs.ts";
import { referenceOf } from "./productivity.ts";

// A common bound: Rubin (2001) and Stuart (2010) call 0.25 standard deviations the most.
const MOST_APART = 0.25;

/** Compares two groups on the measures, before one of them is without Laurel. */
export function balanceOf(
  without: PeopleSums,
  others: PeopleSums,
  language: Language = "en",
): HoldoutPreview["balance"] {
  const reference = referenceOf([...without.values(), ...others.values()]);
  return PERFORMANCE_KEYS.map((key) => {
    const [these, those] = [valuesIn(key, without, reference), valuesIn(key, others, reference)];
    const difference = standardizedDifference(these, those);
    const { unit } = PERFORMANCE_MEASURES[key];
    return {
      key,
      title: performanceMeasureWords[language].measures[key].title,
      unit,
      without: groupOf(these),
      with: groupOf(those),
      difference,
      isBalanced: difference === null ? null : Math.abs(difference) < MOST_APART,
    };
  });
}

/** Says why little may come of a holdout. */
export function holdoutWarnings(
  members: number,
  others: number,
  balance: HoldoutPreview["balance"],
  language: Language = "en",
): string[] {
  const words = performanceSentenceWords[language].warnings;
  const warnings: string[] = [];
  if (Math.min(members, others) < FEWEST_PEOPLE) {
    warnings.push(words.few(FEWEST_PEOPLE, members, others));
  }
  const apart = balance.filter(({ isBalanced }) => isBalanced === false);
  if (apart.length > 0) {
    warnings.push(words.apart(apart.map(({ title }) => title)));
  }
  if (balance.every(({ isBalanced }) => isBalanced === null)) {
    warnings.push(words.noData);
  }
  return warnings;
}

function groupOf(values: readonly number[]) {
  const sum = values.reduce((total, value) => total + value, 0);
  return { people: values.length, mean: values.length === 0 ? null : sum / values.length };
}
