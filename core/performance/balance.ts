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
): HoldoutPreview["balance"] {
  const reference = referenceOf([...without.values(), ...others.values()]);
  return PERFORMANCE_KEYS.map((key) => {
    const [these, those] = [valuesIn(key, without, reference), valuesIn(key, others, reference)];
    const difference = standardizedDifference(these, those);
    const { title, unit } = PERFORMANCE_MEASURES[key];
    return {
      key,
      title,
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
): string[] {
  const warnings: string[] = [];
  if (Math.min(members, others) < FEWEST_PEOPLE) {
    warnings.push(
      `Each group needs at least ${FEWEST_PEOPLE} people who do the same kind of work; with ` +
        `${members} without Laurel and ${others} with it, nothing can be concluded.`,
    );
  }
  const apart = balance.filter(({ isBalanced }) => isBalanced === false);
  if (apart.length > 0) {
    const names = apart.map(({ title }) => title.toLowerCase()).join(", ");
    warnings.push(
      `The groups differ before the holdout begins (${names}). Changes are compared, which takes ` +
        "out a constant difference, but alike groups are more convincing.",
    );
  }
  if (balance.every(({ isBalanced }) => isBalanced === null)) {
    warnings.push("There is too little data to see whether the groups are alike.");
  }
  return warnings;
}

function groupOf(values: readonly number[]) {
  const sum = values.reduce((total, value) => total + value, 0);
  return { people: values.length, mean: values.length === 0 ? null : sum / values.length };
}
