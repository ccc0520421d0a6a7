import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnv } from "@/api/environment.ts";
import { idText } from "@/api/lists.ts";
import { signedInPerson } from "@/api/me/viewer.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { daySchema } from "@/core/calendars/moments.ts";
import { engagementSchema } from "@/core/engagement/views.ts";
import { ProblemError } from "@/services/problems/mod.ts";

const route = createRoute({
  tags: ["Insights"],
  security: [{ session: [] }],
  method: "get",
  path: "/insights/engagement",
  summary: "Get how Laurel is used",
  description: "Managers get their own teams, admins everybody. What the numbers mean: " +
    "docs/engagement.md.",
  request: {
    query: z.object({
      from: daySchema.optional().meta({ description: "The first day; default: 28 days" }),
      to: daySchema.optional().meta({ description: "The last day; default: today" }),
      team: idText.optional().meta({ description: "Id of a team to look at alone" }),
    }),
  },
  responses: {
    200: {
      description: "The engagement",
      content: { "application/json": { schema: engagementSchema } },
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
}
