import { type ComparedMeasure, FEWEST_DAYS, FEWEST_PEOPLE, SIGNIFICANCE } from "./compare.ts";
import { PERFORMANCE_MEASURES, type PerformanceKey } from "./measures.ts";
import type { ComparisonKind, ComparisonNumbers, Verdict } from "./views.ts";

/** What a sentence needs to know besides the numbers. */
export interface SentenceFacts {
  readonly kind: ComparisonKind;
  /** How many days each period has. */
  readonly days: number;
  /** Why there are no periods to compare; null: there are. */
  readonly missing: "introduction" | "after_introduction" | "holdout" | null;
  /** Whether the people without Laurel were drawn at random, instead of chosen by hand. */
  readonly isDrawn: boolean;
}

/** The conclusion of a comparison. */
export interface Conclusion {
  readonly verdict: Verdict;
  readonly sentence: string;
}

const MISSING = {
  introduction: "Set the day on which Laurel was introduced to compare with the time before it.",
  after_introduction: "This period begins before Laurel was introduced, so there is nothing to " +
    "compare with the time before it. Choose a later one.",
  holdout: "Nobody was without Laurel in this period, so its effect cannot be told apart from " +
    "other changes.",
};

/** Says in plain words what can and cannot be concluded from a comparison. */
export function conclude(
  key: PerformanceKey,
  compared: ComparedMeasure | null,
  facts: SentenceFacts,
): Conclusion {
  if (facts.missing !== null || compared === null) {
    return { verdict: "not_set_up", sentence: MISSING[facts.missing ?? "holdout"] };
  }
  const { numbers, hasBefore, isLongEnough } = compared;
  if (!isLongEnough) {
    const have = facts.days === 1 ? "1 day" : `${facts.days} days`;
    return {
      verdict: "too_few_days",
      sentence: `${have} are too few to say anything; at least ${FEWEST_DAYS} are needed.`
        .replace("1 day are", "1 day is"),
    };
  }
  if (!hasBefore) return { verdict: "no_data", sentence: noData(facts) };
  if (numbers === null) return { verdict: "too_few_people", sentence: tooFew(compared, facts) };

  const words = wordsOf(key);
  const interval = `95% interval: ${intervalText(numbers, words)}`;
  const change = changeText(numbers, words);
  if (numbers.pValue >= SIGNIFICANCE) {
    const what = facts.kind === "holdout"
      ? "The difference between people with and without Laurel"
      : `The difference from ${nameOf(facts)}`;
    return {
      verdict: "chance",
      sentence: `${what} is within what happens by chance (${interval}); nothing can be concluded.`,
    };
  }
  if (numbers.adjustedPValue >= SIGNIFICANCE) {
    return {
      verdict: "unclear",
      sentence: `${words.title} was ${change} than ${thanOf(facts)} (${interval}), but with ` +
        "several measures compared at once, one such difference easily comes by chance; nothing " +
        "can be concluded.",
    };
  }
  const isHigher = numbers.difference > 0;
  const verdict = isHigher === PERFORMANCE_MEASURES[key].higherIsBetter ? "better" : "worse";
  return { verdict, sentence: found(compared, change, interval, words, facts) };
}

function found(
  { changes }: ComparedMeasure,
  change: string,
  interval: string,
  words: Words,
  facts: SentenceFacts,
): string {
  if (facts.kind !== "holdout" || changes === null) {
    const caution = facts.kind === "previous"
      ? "It does not show why."
      : "Other things changed since then, too, so it does not show that Laurel is the reason.";
    return `${words.title} was ${change} than ${thanOf(facts)} (${interval}). ${caution}`;
  }
  const own = `With Laurel, ${words.title.toLowerCase()} became ` +
    `${relative(changes.with, words)}; without it, ${relative(changes.without, words)}.`;
  const because = facts.isDrawn
    ? "can be due to Laurel, because chance decided who has it"
    : "can be due to Laurel only if both groups are alike otherwise: they were chosen by hand";
  return `${own} The difference, ${change} (${interval}), ${because}.`;
}

function noData({ kind, days }: SentenceFacts): string {
  if (kind === "baseline") {
    return `There is no data from the ${days} days before Laurel was introduced: import it, or ` +
      "compare with an earlier period.";
  }
  if (kind === "holdout") {
    return `There is no data from the ${days} days before the holdout, so changes cannot be ` +
      "compared.";
  }
  return `There is no data from the ${days} days before, so nothing can be compared.`;
}

function tooFew({ people, withoutLaurel }: ComparedMeasure, { kind }: SentenceFacts): string {
  if (kind === "holdout") {
    return `Too few people to say anything: ${people - withoutLaurel} with Laurel and ` +
      `${withoutLaurel} without it did enough of this work in both periods; each group needs ` +
      `${FEWEST_PEOPLE}.`;
  }
  return `Too few people (${people}) did enough of this work in both periods to say anything; at ` +
    `least ${FEWEST_PEOPLE} are needed.`;
}

function nameOf({ kind, days }: SentenceFacts): string {
  return kind === "baseline"
    ? `the ${days} days before Laurel was introduced`
    : `the ${days} days before`;
}

function thanOf(facts: SentenceFacts): string {
  return facts.kind === "holdout" ? "without Laurel" : `in ${nameOf(facts)}`;
}

interface Words {
  readonly title: string;
  readonly more: string;
  readonly less: string;
  readonly unit: string;
}

function wordsOf(key: PerformanceKey): Words {
  const { title, unit } = PERFORMANCE_MEASURES[key];
  const [more, less] = key === "response_time" ? ["longer", "shorter"] : ["higher", "lower"];
  return { title, more, less, unit: unit === "seconds" ? " seconds" : "" };
}

/** Returns an amount: in percent, or in the unit where a percentage of 0 would be needed. */
function amount(percent: number | null, value: number, words: Words): string {
  return percent === null
    ? `${plain(Math.abs(value))}${words.unit}`
    : `${plain(Math.abs(percent))}%`;
}

function changeText(numbers: ComparisonNumbers, words: Words): string {
  const direction = numbers.difference > 0 ? words.more : words.less;
  return `${amount(numbers.percent, numbers.difference, words)} ${direction}`;
}

function intervalText(numbers: ComparisonNumbers, words: Words): string {
  const low = amount(numbers.lowPercent, numbers.low, words);
  const high = amount(numbers.highPercent, numbers.high, words);
  if (numbers.low >= 0) return `${low} to ${high} ${words.more}`;
  // Say the smaller change first.
  if (numbers.high <= 0) return `${high} to ${low} ${words.less}`;
  return `${low} ${words.less} to ${high} ${words.more}`;
}

function relative(percent: number, words: Words): string {
  if (!Number.isFinite(percent) || Math.abs(percent) < 0.05) {
    return "neither " +
      `${words.more} nor ${words.less}`;
  }
  return `${plain(Math.abs(percent))}% ${percent > 0 ? words.more : words.less}`;
}

function plain(value: number): string {
  return String(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
}
