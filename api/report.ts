import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { WEEK_PATTERN } from "@/core/reports/week.ts";
import {
  reportPersonSchema,
  weeklyReportFileSchema,
  weeklyReportSchema,
} from "@/core/reports/views.ts";
import { pageShape } from "@/core/shapes.ts";
import { tableCsvSchema } from "@/core/tables.ts";
import { languageOf } from "@/services/problems/language.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { download } from "./download.ts";
import type { ApiEnv } from "./environment.ts";
import { cutPage, fromCursor, idText, pageQuery, storableText } from "./lists.ts";
import { notFound } from "./problems.ts";
import { refusals } from "./refusals.ts";

/** What the routes of weekly reports have in common. */
export const reportRoute = {
  tags: ["Insights"],
  security: [{ key: [] }, { session: [] }],
};

const reportQuery = {
  week: storableText.regex(WEEK_PATTERN, "is no ISO week such as 2026-W48").optional()
    .meta({ description: "An ISO week; default: the last one that is over" }),
  team: idText.optional().meta({
    description: "Id of a team; default: for admins and keys everybody, for managers the first " +
      "of their teams by name",
  }),
};

const readRoute = createRoute({
  ...reportRoute,
  method: "get",
  path: "/insights/report",
  summary: "Read the weekly report",
  description: "The week in numbers against the week before, in the organization's time zone. " +
    "People who chose not to be shown are counted and not named. What the numbers mean: " +
    "docs/reports.md. Its sentences are in the language of `Accept-Language`, English or German.",
  request: { query: z.object(reportQuery) },
  responses: {
    200: {
      description: "The report",
      content: { "application/json": { schema: weeklyReportSchema } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const peopleRoute = createRoute({
  ...reportRoute,
  method: "get",
  path: "/insights/report/people",
  summary: "List the people of the weekly report",
  description: "By name, without people who chose not to be shown.",
  request: { query: z.object({ ...reportQuery, ...pageQuery }) },
  responses: {
    200: {
      description: "A page of people",
      content: { "application/json": { schema: pageShape(reportPersonSchema) } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const csvRoute = {
  ...reportRoute,
  method: "get" as const,
  path: "/insights/report.csv",
  summary: "Export the people of the weekly report as CSV",
  description: "In texts that a spreadsheet program would run as a formula, an apostrophe is put " +
    "in front.",
  request: { query: z.object(reportQuery) },
  responses: {
    200: {
      description: "The file, with the people by name",
      content: { "text/csv": { schema: tableCsvSchema } },
    },
    ...refusals(401, 403, 404, 422),
  },
};

const jsonRoute = {
  ...csvRoute,
  path: "/insights/report.json",
  summary: "Export the weekly report with its people as JSON",
  description: "One document, which is streamed.",
  responses: {
    200: {
      description: "The file",
      content: {
        "application/json": {
          schema: weeklyReportFileSchema,
        },
      },
    },
    ...refusals(401, 403, 404, 422),
  },
};

const place = z.object({ name: storableText, id: storableText });

/** Registers `GET /insights/report` and its people and files. */
export function registerReport(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(readRoute, async (context) => {
    const { week, team } = context.req.valid("query");
    const report = await context.var.services.reports.read(
      context.var.viewer,
      { week, team },
      languageOf(context.req.raw),
    );
    if (!report) throw new ProblemError(notFound("team"));
    return context.json(report, 200);
  });

  api.openapi(peopleRoute, async (context) => {
    const { week, team, limit, cursor } = context.req.valid("query");
    const page = { limit: limit + 1, after: fromCursor(cursor, place) };
    const query = { week, team };
    const found = await context.var.services.reports.people(context.var.viewer, query, page);
    if (!found) throw new ProblemError(notFound("team"));
    return context.json(cutPage(found, limit, ({ name, id }) => ({ name, id })), 200);
  });

  for (
    const [route, format, type] of [
      [createRoute(csvRoute), "csv", "text/csv; charset=utf-8"],
      [createRoute(jsonRoute), "json", "application/json"],
    ] as const
  ) {
    api.openapi(route, async (context) => {
      const { week, team } = context.req.valid("query");
      const query = { week, team };
      const file = await context.var.services.reports.file(
        context.var.viewer,
        query,
        format,
        languageOf(context.req.raw),
      );
      if (!file) throw new ProblemError(notFound("team"));
      return download(context, file.parts, { type, fileName: `${file.name}.${format}` });
    });
  }
}
