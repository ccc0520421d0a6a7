import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { daySchema } from "@/core/calendars/moments.ts";
import { baselineFileSchema, baselineImportSchema } from "@/core/performance/baseline_file.ts";
import { introductionSchema } from "@/core/performance/views.ts";
import { expectedRevision } from "@/core/revisions.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { flagQuery } from "@/api/lists.ts";
import { refusals } from "@/api/refusals.ts";
import { readCsvFile } from "./csv_body.ts";
import { adminRoute } from "./viewer.ts";

const MAX_FILE_BYTES = 5 * 1024 * 1024;

const introduction = {
  description: "The first day with Laurel",
  content: { "application/json": { schema: introductionSchema } },
};

const readRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/performance/introduction",
  summary: "Read when Laurel was introduced",
  responses: { 200: introduction, ...refusals(401, 403) },
});

const setRoute = createRoute({
  ...adminRoute,
  method: "put",
  path: "/admin/performance/introduction",
  summary: "Set when Laurel was introduced",
  description: "Performance is then compared with the days before this one.",
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            introducedOn: daySchema.nullable().meta({ description: "null: not known" }),
            expectedRevision,
          }),
        },
      },
    },
  },
  responses: { 200: introduction, ...refusals(400, 401, 403, 409, 413, 415, 422) },
});

const importRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/performance/baseline",
  summary: "Import days before Laurel from CSV",
  description:
    "The first line names the columns: person (id, mail or alias), day, measure (response_time, " +
    "pipeline_conversion, contact_quality, call_success or output), numerator, denominator. Only " +
    "performance compares with these days; they pay no points, and a day that Laurel measured " +
    "itself counts instead. Lines with errors are reported and left out. At most 100,000 lines and " +
    "5 MiB.",
  request: {
    query: z.object({
      isPreview: flagQuery("`true`: return only the expected result, without storing anything"),
    }),
    body: { required: true, content: { "text/csv": { schema: baselineFileSchema } } },
  },
  responses: {
    200: {
      description: "What became of the lines",
      content: { "application/json": { schema: baselineImportSchema } },
    },
    ...refusals(400, 401, 403, 413, 415, 422),
  },
});

/** Registers `/admin/performance`. */
export function registerAdminPerformance(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(readRoute, async (context) => {
    return context.json(await context.var.services.performance.introduction(), 200);
  });

  api.openapi(setRoute, async (context) => {
    const { introducedOn, expectedRevision } = context.req.valid("json");
    const { performance } = context.var.services;
    return context.json(await performance.setIntroduction(introducedOn, expectedRevision), 200);
  });

  api.openapi(importRoute, async (context) => {
    const isPreview = context.req.valid("query").isPreview === "true";
    const file = await readCsvFile(context.req.raw, {
      maxBytes: MAX_FILE_BYTES,
      detail: "A file of days may have 5 MiB. Split it into several files.",
    });
    return context.json(await context.var.services.baselines.run(file, { isPreview }), 200);
  });
}
