import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { download } from "@/api/download.ts";
import { tableCsvSchema, tableJsonSchema } from "@/core/tables.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { idText } from "@/api/lists.ts";
import { signedInPerson } from "@/api/me/viewer.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { daySchema } from "@/core/calendars/moments.ts";
import { csvRow } from "@/core/csv.ts";
import { ENGAGEMENT_TABLES, engagementTable } from "@/core/engagement/tables.ts";
import { engagementSchema } from "@/core/engagement/views.ts";
import { ProblemError } from "@/services/problems/mod.ts";

const common = { tags: ["Insights"], security: [{ session: [] }] };

const period = {
  from: daySchema.optional().meta({ description: "The first day; default: 28 days" }),
  to: daySchema.optional().meta({ description: "The last day; default: today" }),
  team: idText.optional().meta({ description: "Id of a team to look at alone" }),
};

const route = createRoute({
  ...common,
  method: "get",
  path: "/insights/engagement",
  summary: "Get how Laurel is used",
  description: "Managers get their own teams, admins everybody. What the numbers mean: " +
    "docs/engagement.md.",
  request: { query: z.object(period) },
  responses: {
    200: {
      description: "The engagement",
      content: { "application/json": { schema: engagementSchema } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const exportRoute = createRoute({
  ...common,
  method: "get",
  path: "/insights/engagement/export",
  summary: "Export a table of the engagement as a file",
  description: "The same people and days as `GET /insights/engagement`.",
  request: {
    query: z.object({
      ...period,
      table: z.enum(ENGAGEMENT_TABLES),
      format: z.enum(["csv", "json"]).default("csv"),
    }),
  },
  responses: {
    200: {
      description: "The table",
      content: {
        "text/csv": { schema: tableCsvSchema },
        "application/json": { schema: tableJsonSchema },
      },
    },
    ...refusals(401, 403, 404, 422),
  },
});

/** Registers `/insights/engagement`. */
export function registerEngagement(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(route, async (context) => {
    context.header("cache-control", "no-store");
    const query = context.req.valid("query");
    const found = await context.var.services.engagement.read(signedInPerson(context), query);
    if (!found) throw new ProblemError(notFound("team"));
    return context.json(found, 200);
  });

  api.openapi(exportRoute, async (context) => {
    const { table, format, ...query } = context.req.valid("query");
    const found = await context.var.services.engagement.read(signedInPerson(context), query);
    if (!found) throw new ProblemError(notFound("team"));
    const rows = engagementTable(found, table);
    const { from, to } = found;
    const fileName = `engagement-${table}-${from}-${to}.${format}`;
    return format === "csv"
      ? download(context, csvOf(rows), { type: "text/csv; charset=utf-8", fileName })
      : download(context, jsonOf(rows), { type: "application/json; charset=utf-8", fileName });
  });
}

type Row = Readonly<Record<string, string | number | null>>;

async function* csvOf(rows: readonly Row[]): AsyncIterable<string> {
  const [first] = rows;
  yield first ? csvRow(Object.keys(first)) : "\r\n";
  for (const row of rows) yield csvRow(Object.values(row).map((value) => value ?? ""));
}

async function* jsonOf(rows: readonly Row[]): AsyncIterable<string> {
  yield "[";
  for (const [index, row] of rows.entries()) {
    yield `${index === 0 ? "" : ","}\n${JSON.stringify(row)}`;
  }
  yield "\n]\n";
}
