import type { Language } from "@/core/language.ts";
import { numberText } from "@/words/numbers.ts";
import { performanceMeasureWords } from "@/words/performance_measures.ts";
import { performanceSentenceWords } from "@/words/performance_sentences.ts";
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
  /** English if left out. */
  readonly language?: Language;
}

/** The conclusion of a comparison. */
export interface Conclusion {
  readonly verdict: Verdict;
  readonly sentence: string;
}

/** Says in plain words what can and cannot be concluded from a comparison. */
export function conclude(
  key: PerformanceKey,
  compared: ComparedMeasure | null,
  facts: SentenceFacts,
): Conclusion {
  const say = performanceSentenceWords[facts.language ?? "en"];
  if (facts.missing !== null || compared === null) {
    return { verdict: "not_set_up", sentence: say.missing[facts.missing ?? "holdout"] };
  }
  const { numbers, hasBefore, isLongEnough } = compared;
  if (!isLongEnough) {
    return { verdict: "too_few_days", sentence: say.fewDays(facts.days, FEWEST_DAYS) };
  }
  if (!hasBefore) return { verdict: "no_data", sentence: say.noData[facts.kind](facts.days) };
  if (numbers === null) return { verdict: "too_few_people", sentence: tooFew(compared, facts) };

  const words = wordsOf(key, facts.language ?? "en");
  const interval = say.interval(intervalText(numbers, words));
  const change = changeText(numbers, words);
  if (numbers.pValue >= SIGNIFICANCE) {
    const what = facts.kind === "holdout"
      ? say.between
      : say.differenceFrom[facts.kind](facts.days);
    return { verdict: "chance", sentence: say.chance(what, interval) };
  }
  if (numbers.adjustedPValue >= SIGNIFICANCE) {
    const was = say.was(words.title, change, thanOf(facts, say), interval);
    return { verdict: "unclear", sentence: say.unclear(was) };
  }
  const isHigher = numbers.difference > 0;
  const verdict = isHigher === PERFORMANCE_MEASURES[key].higherIsBetter ? "better" : "worse";
  return { verdict, sentence: found(compared, change, interval, words, facts) };
}

type Sentences = typeof performanceSentenceWords["en"];

function found(
  { changes }: ComparedMeasure,
  change: string,
  interval: string,
  words: Words,
  facts: SentenceFacts,
): string {
  const { say } = words;
  if (facts.kind !== "holdout" || changes === null) {
    const caution = facts.kind === "previous" ? say.notWhy : say.otherThings;
    return `${say.was(words.title, change, thanOf(facts, say), interval)}. ${caution}`;
  }
  const own = say.groups(
    words.title,
    relative(changes.with, words),
    relative(changes.without, words),
  );
  return say.groupsDiffer(own, change, interval, facts.isDrawn ? say.drawn : say.chosen);
}

function tooFew(
  { people, withoutLaurel }: ComparedMeasure,
  { kind, language = "en" }: SentenceFacts,
): string {
  const say = performanceSentenceWords[language];
  return kind === "holdout"
    ? say.fewInGroups(people - withoutLaurel, withoutLaurel, FEWEST_PEOPLE)
    : say.fewPeople(people, FEWEST_PEOPLE);
}

function thanOf({ kind, days }: SentenceFacts, say: Sentences): string {
  return kind === "holdout" ? say.than.holdout : say.than[kind](days);
}

interface Words {
  readonly title: string;
  readonly more: string;
  readonly less: string;
  readonly isTime: boolean;
  readonly language: Language;
  readonly say: Sentences;
}

function wordsOf(key: PerformanceKey, language: Language): Words {
  const { title } = performanceMeasureWords[language].measures[key];
  const say = performanceSentenceWords[language];
  const { more, less } = key === "response_time" ? say.time : say.amount;
  const isTime = PERFORMANCE_MEASURES[key].unit === "seconds";
  return { title, more, less, isTime, language, say };
}

/** Returns an amount: in percent, or in the unit where a percentage of 0 would be needed. */
function amount(percent: number | null, value: number, words: Words): string {
  const { say, isTime } = words;
  if (percent !== null) return say.percent(plain(Math.abs(percent), words));
  const text = plain(Math.abs(value), words);
  return isTime ? say.seconds(text) : text;
}

function changeText(numbers: ComparisonNumbers, words: Words): string {
  const direction = numbers.difference > 0 ? words.more : words.less;
  return `${amount(numbers.percent, numbers.difference, words)} ${direction}`;
}

function intervalText(numbers: ComparisonNumbers, words: Words): string {
  const low = amount(numbers.lowPercent, numbers.low, words);
  const high = amount(numbers.highPercent, numbers.high, words);
  const { more, less, say } = words;
  if (numbers.low >= 0) return say.range(low, `${high} ${more}`);
  // Say the smaller change first.
  if (numbers.high <= 0) return say.range(high, `${low} ${less}`);
  return say.range(`${low} ${less}`, `${high} ${more}`);
}

function relative(percent: number, words: Words): string {
  const { more, less, say } = words;
  if (!Number.isFinite(percent) || Math.abs(percent) < 0.05) return say.neither(more, less);
  return `${say.percent(plain(Math.abs(percent), words))} ${percent > 0 ? more : less}`;
}

function plain(value: number, { language }: Words): string {
  return numberText(language, value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
}
