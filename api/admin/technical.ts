import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { technicalReportSchema } from "@/core/technical/views.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const MAX_HOURS = 30 * 24;

const technicalRoute = createRoute({
  ...adminRoute,
  tags: ["Technical"],
  method: "get",
  path: "/admin/technical",
  summary: "Read how the system does against its targets",
  description:
    "From the measurements of all instances, which store them every minute. Times are judged by " +
    "their 95th percentile; what is measured how is in the guide on technical measures.",
  request: {
    query: z.object({
      hours: z.coerce.number().int().min(1).max(MAX_HOURS).default(24).meta({
        description: "How many hours to look back",
      }),
    }),
  },
  responses: {
    200: {
      description: "The measures, and their course",
      content: { "application/json": { schema: technicalReportSchema } },
    },
    ...refusals(401, 403, 422),
  },
});

/** Registers `/admin/technical`. */
export function registerTechnical(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(technicalRoute, async (context) => {
    const { hours } = context.req.valid("query");
    return context.json(await context.var.services.technical.read(hours), 200);
  });
}
