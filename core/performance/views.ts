import { z } from "zod";
import { dayText, listOf, momentText, shape } from "@/core/shapes.ts";
import { revisionShape } from "@/core/revisions.ts";
import { PART_KEYS, PERFORMANCE_KEYS } from "./measures.ts";

const rangeSchema = shape({ from: dayText, to: dayText });

/** What is compared with what. */
const COMPARISONS = ["previous", "baseline", "holdout"] as const;
export type ComparisonKind = typeof COMPARISONS[number];

/** What can be concluded from a comparison. */
const VERDICTS = [
  "better",
  "worse",
  "unclear",
  "chance",
  "too_few_people",
  "too_few_days",
  "no_data",
  "not_set_up",
] as const;
export type Verdict = typeof VERDICTS[number];

const numbersSchema = shape({
  before: z.number().describe(
    "Mean of the people before; with a holdout: the change without Laurel",
  ),
  after: z.number().describe("Mean of the people after; with a holdout: the change with Laurel"),
  difference: z.number().describe("After minus before, in the measure's unit"),
  low: z.number().describe("Lower end of the 95% interval of the difference"),
  high: z.number(),
  percent: z.number().nullable()
    .describe("The difference in percent of the mean before; null when that is 0"),
  lowPercent: z.number().nullable(),
  highPercent: z.number().nullable(),
  pValue: z.number().describe("Two-sided"),
  adjustedPValue: z.number().describe("After Holm, for the measures compared in the same way"),
});
export type ComparisonNumbers = z.infer<typeof numbersSchema>;

const comparisonSchema = shape({
  kind: z.enum(COMPARISONS),
  before: rangeSchema.nullable(),
  after: rangeSchema.nullable(),
  people: z.int().describe("People with enough work in both periods"),
  withoutLaurel: z.int().describe("The people without Laurel among them"),
  numbers: numbersSchema.nullable().describe("Null when there is too little to compute them"),
  verdict: z.enum(VERDICTS).describe(
    "unclear: the interval excludes 0, but not after the correction for several measures; chance: " +
      "within what happens by chance",
  ),
  sentence: z.string().describe("What can and cannot be concluded"),
});
export type MeasureComparison = z.infer<typeof comparisonSchema>;

const measureSchema = shape({
  key: z.enum(PERFORMANCE_KEYS),
  title: z.string(),
  unit: z.enum(["seconds", "ratio", "index"]),
  higherIsBetter: z.boolean(),
  formula: z.string(),
  value: z.number().nullable().describe("The mean of the people in the period; null without data"),
  people: z.int().describe("People with enough work in the period"),
  trend: listOf(shape({
    day: dayText,
    value: z.number().nullable().describe("Of all work of the day together"),
    before: z.number().nullable().describe("The same, so many days earlier as the period is long"),
  })),
  parts: listOf(shape({
    key: z.enum(PART_KEYS),
    title: z.string(),
    before: z.number().nullable(),
    after: z.number().nullable(),
    index: z.number().nullable().describe("100: as in the period before; higher is better"),
  })).describe("What the productivity index is made of; empty for the other measures"),
  comparisons: listOf(comparisonSchema),
});
export type PerformanceMeasure = z.infer<typeof measureSchema>;

/** How people work in a period, compared with before Laurel and without it. */
export const performanceSchema = shape({
  team: shape({ id: z.string(), name: z.string() }).nullable().describe("Null: everybody"),
  from: dayText,
  to: dayText,
  previous: rangeSchema,
  introducedOn: dayText.nullable().describe("The first day with Laurel; null: not set"),
  holdout: shape({ from: dayText, to: dayText.nullable(), people: z.int() }).nullable()
    .describe("The group without Laurel in this period"),
  at: momentText.describe("When it was computed"),
  measures: listOf(measureSchema),
}).meta({ id: "Performance" });
export type Performance = z.infer<typeof performanceSchema>;

/** When Laurel was introduced. */
export const introductionSchema = shape({
  introducedOn: dayText.nullable().describe("The first day with Laurel; null: not set"),
  revision: revisionShape,
}).meta({ id: "LaurelIntroduction" });
export type Introduction = z.infer<typeof introductionSchema>;

/** The comparisons as CSV. */
export const performanceFileSchema = z.string();
