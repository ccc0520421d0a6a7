import { z } from "zod";
import { dayText, listOf, shape } from "@/core/shapes.ts";

/** The columns of a file of days before Laurel. */
export const BASELINE_COLUMNS = ["person", "day", "measure", "numerator", "denominator"] as const;
export type BaselineColumn = (typeof BASELINE_COLUMNS)[number];

/** The maximum number of lines in one file. */
export const MAX_BASELINE_LINES = 100_000;

/** A file of days before Laurel: CSV, with the names of the columns in the first line. */
export const baselineFileSchema = z.string();

/** The result of an import of days before Laurel, or a preview of it. */
export const baselineImportSchema = shape({
  isPreview: z.boolean().describe("Whether nothing was stored"),
  lines: z.int().describe("Lines that count"),
  people: z.int(),
  days: z.int().describe("Days of people, together"),
  from: dayText.nullable(),
  to: dayText.nullable(),
  failed: z.int().describe("Lines with errors, which are left out"),
  errors: listOf(shape({
    line: z.int().describe("The line in the file, as an editor shows it"),
    path: z.string().describe("The column; empty: the whole line"),
    message: z.string(),
  })).describe("What is wrong; at most 200"),
}).meta({ id: "BaselineImport" });
export type BaselineImport = z.infer<typeof baselineImportSchema>;
