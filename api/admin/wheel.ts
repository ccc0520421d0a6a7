import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { spinStatisticsSchema, type WheelAnswer, wheelAnswerSchema } from "@/core/spins/wheel.ts";
import { expectedRevision } from "@/core/revisions.ts";
import { pageShape } from "@/core/shapes.ts";
import { cutPage, fromCursor, pageQuery } from "@/api/lists.ts";
import { wheelSchema } from "@/core/spins/prize.ts";
import type { Wheel } from "@/services/spins/mod.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { checkPlainJson } from "@/api/plain_json.ts";
import { validationProblem } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const base = { ...adminRoute, path: "/admin/wheel" };

const readRoute = createRoute({
  ...base,
  method: "get",
  summary: "Get the wheel",
  description: "The prizes that spins currently draw from, with their limits.",
  responses: {
    200: {
      description: "The wheel",
      content: { "application/json": { schema: wheelAnswerSchema } },
    },
    ...refusals(401, 403),
  },
});

const publishRoute = createRoute({
  ...base,
  method: "post",
  summary: "Publish a new wheel",
  description:
    "It is used for spins from now on; past spins keep the prizes they were drawn from. At " +
    "least one prize must have neither stock nor limits, and the weights must add up to less " +
    "than 2^31. The used stock is counted by the prize's key, across wheels. The revision of a " +
    "wheel is its version.",
  request: {
    body: {
      required: true,
      content: {
        "application/json": { schema: z.strictObject({ prizes: wheelSchema, expectedRevision }) },
      },
    },
  },
  responses: {
    201: {
      description: "The wheel",
      content: { "application/json": { schema: wheelAnswerSchema } },
    },
    ...refusals(400, 401, 403, 409, 413, 415, 422),
  },
});

const versionsRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/wheel/versions",
  summary: "List the wheels",
  description: "Newest first; the first one of the first page is in force.",
  request: { query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of wheels",
      content: { "application/json": { schema: pageShape(wheelAnswerSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const statisticsRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/wheel/statistics",
  summary: "Count the spins of the last seven days",
  responses: {
    200: {
      description: "How often the wheel was spun",
      content: { "application/json": { schema: spinStatisticsSchema } },
    },
    ...refusals(401, 403),
  },
});

const place = z.object({ version: z.int32().min(1) });

/** Registers `/admin/wheel`. */
export function registerWheel(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(readRoute, async (context) => {
    return context.json(toBody(await context.var.services.spins.wheel()), 200);
  });

  api.openapi(publishRoute, async (context) => {
    const { prizes, expectedRevision } = context.req.valid("json");
    const fault = checkPlainJson(prizes, "prizes");
    if (fault) throw new ProblemError(validationProblem([fault], "wheel"));
    const wheel = await context.var.services.spins.publish(prizes, expectedRevision);
    return context.json(toBody(wheel), 201);
  });

  api.openapi(versionsRoute, async (context) => {
    const { limit, cursor } = context.req.valid("query");
    const before = fromCursor(cursor, place)?.version ?? null;
    const found = await context.var.services.spins.versions({ limit: limit + 1, before });
    const page = cutPage(found.map(toBody), limit, ({ version }) => ({ version }));
    return context.json(page, 200);
  });

  api.openapi(
    statisticsRoute,
    async (context) => context.json(await context.var.services.spins.statistics(), 200),
  );
}

function toBody({ version, publishedAt, prizes }: Wheel): WheelAnswer {
  return { version, publishedAt: new Date(publishedAt).toISOString(), prizes };
}
