import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { peopleFileSchema, peopleImportSchema } from "@/core/agents/people_file.ts";
import { download } from "@/api/download.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { flagQuery } from "@/api/lists.ts";
import { refusals } from "@/api/refusals.ts";
import { readCsvFile } from "./csv_body.ts";
import { peopleFilter, toPeopleFilter } from "./people_filter.ts";
import { adminRoute } from "./viewer.ts";

/** Enough for the maximum number of lines with long names and a few aliases. */
const MAX_FILE_BYTES = 5 * 1024 * 1024;

const exportRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/agents.csv",
  summary: "Export people as CSV",
  description: "The import reads this file. In texts that a spreadsheet program would run as a " +
    "formula, an apostrophe is put in front; the import takes it away.",
  request: { query: z.object(peopleFilter) },
  responses: {
    200: {
      description: "The file, with the people by id",
      content: { "text/csv": { schema: peopleFileSchema } },
    },
    ...refusals(401, 403, 422),
  },
});

const importRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/agents/import",
  summary: "Import people from CSV",
  description:
    "The first line names the columns, in any order: id, name, mail, team, zone, hidden, aliases. " +
    "A person whose id exists is changed, others are created. A column that the file does not " +
    "have stays as it is; an empty cell empties the field. Aliases are separated by spaces and " +
    "added. Lines with errors are reported and left out; the others count. At most 20,000 lines " +
    "and 5 MiB.",
  request: {
    query: z.object({
      isPreview: flagQuery("`true`: return only the expected result, without changing anything"),
      createTeams: flagQuery("`true`: create teams that do not exist, named by their ids"),
    }),
    body: { required: true, content: { "text/csv": { schema: peopleFileSchema } } },
  },
  responses: {
    200: {
      description: "What became of the lines",
      content: { "application/json": { schema: peopleImportSchema } },
    },
    ...refusals(400, 401, 403, 413, 415, 422),
  },
});

/** Registers the files of people. */
export function registerPeopleFiles(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(exportRoute, (context) => {
    const { directory } = context.var.services;
    return download(context, directory.file(toPeopleFilter(context.req.valid("query"))), {
      type: "text/csv; charset=utf-8",
      fileName: "people.csv",
    });
  });

  api.openapi(importRoute, async (context) => {
    const { isPreview, createTeams } = context.req.valid("query");
    const file = await readCsvFile(context.req.raw, {
      maxBytes: MAX_FILE_BYTES,
      detail: "A file of people may have 5 MiB. Split it into several files.",
    });
    const result = await context.var.services.peopleImports.run(file, {
      isPreview: isPreview === "true",
      createsTeams: createTeams === "true",
    });
    return context.json(result, 200);
  });
}
