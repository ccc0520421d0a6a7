import { z } from "zod";
import { revisionShape } from "@/core/revisions.ts";
import { dayText, listOf, shape } from "@/core/shapes.ts";
import { PERFORMANCE_KEYS } from "./measures.ts";

const personSchema = shape({ id: z.string(), name: z.string() });

const holdoutFields = {
  id: z.int(),
  name: z.string(),
  team: personSchema.nullable().describe("The team that the people were drawn from"),
  share: z.number().nullable().describe("The share that was drawn; null: chosen by hand"),
  seed: z.string().nullable()
    .describe("What the people were drawn with, so that the draw can be checked"),
  firstDay: dayText,
  lastDay: dayText.nullable().describe("Null: until somebody ends it"),
  state: z.enum(["planned", "running", "over"]),
  people: z.int(),
  revision: revisionShape,
};

/** A group of people without Laurel, in lists. */
export const holdoutSchema = shape(holdoutFields).meta({ id: "Holdout" });
export type Holdout = z.infer<typeof holdoutSchema>;

/** A group of people without Laurel, with its people. */
export const holdoutDetailSchema = shape({
  ...holdoutFields,
  members: listOf(personSchema).describe("By name"),
}).meta({ id: "HoldoutDetail" });
export type HoldoutDetail = z.infer<typeof holdoutDetailSchema>;

const groupSchema = shape({ people: z.int(), mean: z.number().nullable() });

/** What a holdout would be: its people, and how alike both groups are before it begins. */
export const holdoutPreviewSchema = shape({
  seed: z.string().nullable().describe("Send it back with the creation to get these people"),
  members: listOf(personSchema),
  others: z.int().describe("People who keep Laurel"),
  from: dayText,
  to: dayText,
  balance: listOf(shape({
    key: z.enum(PERFORMANCE_KEYS),
    title: z.string(),
    unit: z.enum(["seconds", "ratio", "index"]),
    without: groupSchema,
    with: groupSchema,
    difference: z.number().nullable()
      .describe("In standard deviations, without minus with; null: too little data"),
    isBalanced: z.boolean().nullable().describe("Whether the groups are less than 0.25 apart"),
  })),
  warnings: listOf(z.string()).describe("Why little may come of it"),
}).meta({ id: "HoldoutPreview" });
export type HoldoutPreview = z.infer<typeof holdoutPreviewSchema>;
