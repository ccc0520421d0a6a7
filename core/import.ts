import { z } from "zod";
import { problemSchema } from "./problems/views.ts";
import { OUTCOMES } from "./scoring/outcomes.ts";
import { shape } from "./shapes.ts";

/** What can become of a line of an import. */
const LINE_STATUSES = [...OUTCOMES, "duplicate", "rejected"] as const;
export type LineStatus = typeof LINE_STATUSES[number];

/** What became of a line. */
const importReportSchema = shape({
  line: z.int().describe("Where the record begins; the file's first line is 1"),
  id: z.string().nullable().describe("Null when the line could not be read so far"),
  source: z.string().nullable(),
  status: z.enum(LINE_STATUSES),
  points: z.int().describe("Booked by the event itself; of a duplicate, when it came first"),
  error: problemSchema.optional(),
}).meta({ id: "ImportReport" });

/** What an import came to. */
const importSummarySchema = shape({
  summary: shape({
    lines: z.int().describe("Events reported on; blank lines and the header are not counted"),
    ...Object.fromEntries(LINE_STATUSES.map((status) => [status, z.int()])) as Record<
      LineStatus,
      z.ZodInt
    >,
    points: z.int().describe("Of the events that were new"),
    complete: z.boolean().describe(
      "Whether the file was read to its end and every line reported; `error` says why not",
    ),
    error: problemSchema.optional(),
  }),
}).meta({ id: "ImportSummary" });

/** A line of the answer to an import. */
export const importLineSchema = z.union([importReportSchema, importSummarySchema]);
