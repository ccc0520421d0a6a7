import { z } from "zod";
import { listOf, shape } from "@/core/shapes.ts";

/** The columns of a file of people that Laurel reads; a file that it writes has more. */
export const PEOPLE_COLUMNS = ["id", "name", "mail", "team", "zone", "hidden", "aliases"] as const;
export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number];

/** The maximum number of people in one file. */
export const MAX_PEOPLE_LINES = 20_000;

/** A file of people: CSV, with the names of the columns in the first line. */
export const peopleFileSchema = z.string();

/** A line of a file of people, and what becomes of it. */
const peopleLineSchema = shape({
  line: z.int().describe("The line in the file, as an editor shows it"),
  id: z.string(),
  name: z.string(),
  outcome: z.enum(["created", "changed", "same", "failed"]),
  changes: listOf(z.string()).describe(
    "The columns that change; for a new person those with a value",
  ),
  errors: listOf(shape({
    path: z.string().describe("The column; empty: the whole line"),
    message: z.string(),
  })),
}).meta({ id: "PeopleLine" });
export type PeopleLine = z.infer<typeof peopleLineSchema>;

/** The result of an import of people, or a preview of it. */
export const peopleImportSchema = shape({
  isPreview: z.boolean().describe("Whether nothing was changed"),
  created: z.int(),
  changed: z.int(),
  same: z.int(),
  failed: z.int(),
  newTeams: listOf(z.string()).describe("Ids of the teams that are created"),
  lines: listOf(peopleLineSchema)
    .describe("Lines that failed first, then the others; at most 1,000"),
}).meta({ id: "PeopleImport" });
export type PeopleImportView = z.infer<typeof peopleImportSchema>;
