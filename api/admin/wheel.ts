import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type WheelAnswer, wheelAnswerSchema } from "@/core/spins/wheel.ts";
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
    "than 2^31. The used stock is counted by the prize's key, across wheels.",
  request: {
    body: {
      required: true,
      content: { "application/json": { schema: z.strictObject({ prizes: wheelSchema }) } },
    },
  },
  responses: {
    201: {
      description: "The wheel",
      content: { "application/json": { schema: wheelAnswerSchema } },
    },
    ...refusals(400, 401, 403, 413, 415, 422),
  },
});

/** Registers `/admin/wheel`. */
export function registerWheel(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(readRoute, async (context) => {
    return context.json(toBody(await context.var.services.spins.wheel()), 200);
  });

  api.openapi(publishRoute, async (context) => {
    const { prizes } = context.req.valid("json");
    const fault = checkPlainJson(prizes, "prizes");
    if (fault) throw new ProblemError(validationProblem([fault], "wheel"));
    return context.json(toBody(await context.var.services.spins.publish(prizes)), 201);
  });
}

function toBody({ version, publishedAt, prizes }: Wheel): WheelAnswer {
  return { version, publishedAt: new Date(publishedAt).toISOString(), prizes };
}
