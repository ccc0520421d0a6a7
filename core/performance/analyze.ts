import type { Language } from "@/core/language.ts";
import { performanceMeasureWords } from "@/words/performance_measures.ts";
import { addDays, type Day } from "@/core/calendars/calendar.ts";
import { type ComparedPeriods, compareMeasures } from "./compare.ts";
import {
  PART_KEYS,
  type PartKey,
  type PartSums,
  PERFORMANCE_KEYS,
  PERFORMANCE_MEASURES,
  type PerformanceKey,
  valueOfPart,
} from "./measures.ts";
import { pairing, type PeopleSums, valuesIn } from "./pairs.ts";
import { comparedPart, productivityOf, type Reference, referenceOf } from "./productivity.ts";
import { conclude, type SentenceFacts } from "./sentence.ts";
import type { ComparisonKind, MeasureComparison, PerformanceMeasure } from "./views.ts";
import { type DayRange, daysOf } from "@/core/insights/range.ts";
import type { Windows } from "./windows.ts";

/** What people did, in the periods that are compared. */
export interface PerformanceFacts {
  readonly windows: Windows;
  readonly isIntroductionKnown: boolean;
  readonly current: PeopleSums;
  readonly previous: PeopleSums;
  /** Null: there is no such period. */
  readonly baseline: PeopleSums | null;
  readonly holdout: {
    readonly before: PeopleSums;
    readonly during: PeopleSums;
    readonly without: ReadonlySet<number>;
    readonly isDrawn: boolean;
  } | null;
  /** All work of a day together, of the current and the previous days. */
  readonly days: ReadonlyMap<Day, PartSums>;
}

/** Returns the five measures with their trends, comparisons and conclusions. */
export function analyze(
  facts: PerformanceFacts,
  language: Language = "en",
): PerformanceMeasure[] {
  const titles = performanceMeasureWords[language];
  const { windows, current, previous, days } = facts;
  const reference = referenceOf([...previous.values()]);
  // Without anybody before, 100 is the period itself.
  const usable = reference.size > 0 ? reference : referenceOf([...current.values()]);
  const pairs = pairing(previous, current);
  const comparisons = allComparisons(facts, pairs, language);
  return PERFORMANCE_KEYS.map((key) => {
    const paired = key === "productivity" ? pairs(key) : [];
    const values = paired.length > 0
      ? paired.map(({ after }) => after)
      : valuesIn(key, current, usable);
    return {
      key,
      ...PERFORMANCE_MEASURES[key],
      ...titles.measures[key],
      value: meanOf(values),
      people: values.length,
      trend: trendOf(key, windows.current, days, usable),
      parts: key === "productivity" ? partsOf(pairs, titles.parts) : [],
      comparisons: comparisons.map((one) => one.get(key)!),
    };
  });
}

function allComparisons(
  facts: PerformanceFacts,
  pairs: ReturnType<typeof pairing>,
  language: Language,
): Map<PerformanceKey, MeasureComparison>[] {
  const { windows, current, previous, baseline, holdout } = facts;
  const after = { range: windows.current, people: current };
  return [
    compareAll("previous", {
      before: { range: windows.previous, people: previous },
      after,
      without: null,
      pairs,
    }, { missing: null, language }),
    compareAll(
      "baseline",
      baseline && windows.baseline && {
        before: { range: windows.baseline, people: baseline },
        after,
        without: null,
      },
      { missing: facts.isIntroductionKnown ? "after_introduction" : "introduction", language },
    ),
    compareAll(
      "holdout",
      holdout && windows.holdout && {
        before: { range: windows.holdout.before, people: holdout.before },
        after: { range: windows.holdout.during, people: holdout.during },
        without: holdout.without,
      },
      { missing: "holdout", isDrawn: holdout?.isDrawn ?? false, language },
    ),
  ];
}

function compareAll(
  kind: ComparisonKind,
  periods: ComparedPeriods | null,
  { missing, language, isDrawn = false }:
    & Pick<SentenceFacts, "missing">
    & { readonly language: Language; readonly isDrawn?: boolean },
): Map<PerformanceKey, MeasureComparison> {
  const compared = periods && compareMeasures(PERFORMANCE_KEYS, periods);
  const facts: SentenceFacts = {
    kind,
    days: periods ? daysOf(periods.after.range) : 0,
    missing: periods ? null : missing,
    isDrawn,
    language,
  };
  return new Map(PERFORMANCE_KEYS.map((key) => {
    const one = compared?.get(key) ?? null;
    return [key, {
      kind,
      before: periods?.before.range ?? null,
      after: periods?.after.range ?? null,
      people: one?.people ?? 0,
      withoutLaurel: one?.withoutLaurel ?? 0,
      numbers: one?.numbers ?? null,
      ...conclude(key, one, facts),
    }];
  }));
}

function trendOf(
  key: PerformanceKey,
  { from, to }: DayRange,
  days: ReadonlyMap<Day, PartSums>,
  reference: Reference,
) {
  const length = daysOf({ from, to });
  const valueOn = (day: Day): number | null => {
    const sums = days.get(day);
    if (!sums) return null;
    return key === "productivity"
      ? productivityOf(sums, PART_KEYS, reference)
      : valueOfPart(sums, key);
  };
  return Array.from({ length }, (_, index) => {
    const day = addDays(from, index);
    return { day, value: valueOn(day), before: valueOn(addDays(day, -length)) };
  });
}

/** Returns the parts of the productivity index, of the people who have each in both periods. */
function partsOf(
  pairs: ReturnType<typeof pairing>,
  titles: Readonly<Record<PartKey, string>>,
): PerformanceMeasure["parts"] {
  return PART_KEYS.map((key) => {
    const before = meanOf(pairs(key).map((pair) => pair.before));
    const after = meanOf(pairs(key).map((pair) => pair.after));
    const index = before === null || after === null || before === 0
      ? null
      : 100 * comparedPart(key, after, before);
    return { key, title: titles[key], before, after, index };
  });
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length;
}
