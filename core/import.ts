import { z } from "zod";
import { problemSchema } from "./problems/views.ts";
import { OUTCOMES } from "./scoring/outcomes.ts";
import { shape } from "./shapes.ts";

/** The possible results of a line of an import. */
const LINE_STATUSES = [...OUTCOMES, "duplicate", "rejected"] as const;
export type LineStatus = typeof LINE_STATUSES[number];

/** The result of a line. */
const importReportSchema = shape({
  line: z.int().describe("The line on which the record begins; the file's first line is 1"),
  id: z.string().nullable().describe(
    "null when the line could not be parsed far enough to find the id",
  ),
  source: z.string().nullable(),
  status: z.enum(LINE_STATUSES),
  points: z.int().describe(
    "The points of the event itself; for a duplicate, those of the first time",
  ),
  error: problemSchema.optional(),
}).meta({ id: "ImportReport" });

/** The totals of an import. */
const importSummarySchema = shape({
  summary: shape({
    lines: z.int().describe(
      "Number of reported events; blank lines and the header are not counted",
    ),
    ...Object.fromEntries(LINE_STATUSES.map((status) => [status, z.int()])) as Record<
      LineStatus,
      z.ZodInt
    >,
    points: z.int().describe("The points of the new events"),
    complete: z.boolean().describe(
      "Whether the whole file was read and every line reported; if not, `error` says why",
    ),
    error: problemSchema.optional(),
  }),
}).meta({ id: "ImportSummary" });

/** A line of the answer to an import. */
export const importLineSchema = z.union([importReportSchema, importSummarySchema]);
