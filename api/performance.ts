import { languageOf } from "@/services/problems/language.ts";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { daySchema } from "@/core/calendars/moments.ts";
import { csvRow } from "@/core/csv.ts";
import { performanceRows } from "@/core/performance/rows.ts";
import {
  type Performance,
  performanceFileSchema,
  performanceSchema,
} from "@/core/performance/views.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { download } from "./download.ts";
import type { ApiContext, ApiEnv } from "./environment.ts";
import { idText } from "./lists.ts";
import { notFound } from "./problems.ts";
import { refusals } from "./refusals.ts";

const common = {
  tags: ["Insights"],
  security: [{ key: [] }, { session: [] }],
};

const query = z.object({
  from: daySchema.optional().meta({
    description: "First day, in people's own zones; 27 days before `to` when left out",
  }),
  to: daySchema.optional().meta({
    description: "Last day, at most 366 days with the first; yesterday when left out",
  }),
  team: idText.optional().meta({
    description: "Id of a team; left out: everybody, for managers their first team",
  }),
});

const readRoute = createRoute({
  ...common,
  method: "get",
  path: "/insights/performance",
  summary: "Compare how people work with before Laurel, and without it",
  description:
    "Five measures over a period: their trend, and comparisons with as many days before, with as " +
    "many days before Laurel was introduced, and with people without Laurel, each with a 95% " +
    "interval and a sentence of what can be concluded. Methods: docs/performance.md.",
  request: { query },
  responses: {
    200: {
      description: "The measures",
      content: { "application/json": { schema: performanceSchema } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const fileRoute = createRoute({
  ...common,
  method: "get",
  path: "/insights/performance.csv",
  summary: "Export the comparisons of performance as CSV",
  request: { query },
  responses: {
    200: { description: "The file", content: { "text/csv": { schema: performanceFileSchema } } },
    ...refusals(401, 403, 404, 422),
  },
});

/** Registers `GET /insights/performance` and its CSV. */
export function registerPerformance(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(readRoute, async (context) => {
    return context.json(await read(context, context.req.valid("query")), 200);
  });

  api.openapi(fileRoute, async (context) => {
    const found = await read(context, context.req.valid("query"));
    return download(context, linesOf(found), {
      type: "text/csv; charset=utf-8",
      fileName: `performance-${found.from}-${found.to}.csv`,
    });
  });
}

async function read(context: ApiContext, asked: z.output<typeof query>): Promise<Performance> {
  const { services, viewer } = context.var;
  const found = await services.performance.read(viewer, asked, languageOf(context.req.raw));
  if (!found) throw new ProblemError(notFound("team"));
  return found;
}

async function* linesOf(found: Performance): AsyncGenerator<string> {
  await Promise.resolve();
  for (const row of performanceRows(found)) yield csvRow(row);
}
