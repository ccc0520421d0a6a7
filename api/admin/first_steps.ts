import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { firstStepsSchema, sampleDataSchema } from "@/core/first_steps.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const steps = {
  description: "How far the installation is",
  content: { "application/json": { schema: firstStepsSchema } },
};
const sample = (description: string) => ({
  description,
  content: { "application/json": { schema: sampleDataSchema } },
});

const readRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/first-steps",
  summary: "Get how far a new installation is",
  responses: { 200: steps, ...refusals(401, 403) },
});

const dismissRoute = createRoute({
  ...adminRoute,
  method: "patch",
  path: "/admin/first-steps",
  summary: "Close the list of first steps, or show it again",
  request: {
    body: {
      required: true,
      content: { "application/json": { schema: z.strictObject({ isDismissed: z.boolean() }) } },
    },
  },
  responses: { 200: steps, ...refusals(400, 401, 403, 415, 422) },
});

const addRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/sample-data",
  summary: "Add sample data",
  description: "A made-up team with two weeks of work, to look around in an empty installation. " +
    "It is refused when there are events already, or when an outgoing webhook is on.",
  responses: { 201: sample("What was added"), ...refusals(401, 403, 409) },
});

const removeRoute = createRoute({
  ...adminRoute,
  method: "delete",
  path: "/admin/sample-data",
  summary: "Remove the sample data",
  description: "Deletes the sample agents and teams with everything that they earned. Without " +
    "sample data, nothing changes.",
  responses: { 200: sample("What was removed"), ...refusals(401, 403, 409) },
});

/** Registers `/admin/first-steps` and `/admin/sample-data`. */
export function registerFirstSteps(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(
    readRoute,
    async (context) => context.json(await context.var.services.firstSteps.read(), 200),
  );

  api.openapi(dismissRoute, async (context) => {
    const { isDismissed } = context.req.valid("json");
    return context.json(await context.var.services.firstSteps.dismiss(isDismissed), 200);
  });

  api.openapi(
    addRoute,
    async (context) => context.json(await context.var.services.sample.add(), 201),
  );

  api.openapi(
    removeRoute,
    async (context) => context.json(await context.var.services.sample.remove(), 200),
  );
}
