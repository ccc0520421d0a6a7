import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { unassignedPersonSchema } from "@/core/integrations/views.ts";
import { pageShape } from "@/core/shapes.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { cutPage, flagQuery, fromCursor, pageQuery, storableText } from "@/api/lists.ts";
import { refusals } from "@/api/refusals.ts";
import { integrationBase } from "./integrations.ts";

const listRoute = createRoute({
  ...integrationBase,
  method: "get",
  path: "/admin/unassigned-people",
  summary: "List people of all tools who are nobody's yet",
  description:
    "Whoever was seen last comes first. Their work is kept, and is scored at its own time once an " +
    "agent is assigned at the integration (`…/people`).",
  request: {
    query: z.object({
      ...pageQuery,
      q: storableText.default("").meta({
        description: "Words of the name, the e-mail address or the id in the tool",
      }),
      integration: storableText.optional().meta({ description: "The id of an integration" }),
      ignored: flagQuery("`true`: list those who are ignored, instead of those who wait"),
    }),
  },
  responses: {
    200: {
      description: "A page of people",
      content: { "application/json": { schema: pageShape(unassignedPersonSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const place = z.object({
  lastSeenAt: z.iso.datetime(),
  provider: z.string().max(100),
  tenant: z.string().max(100),
  user: z.string().max(150),
});

/** Registers `/admin/unassigned-people`. */
export function registerUnassignedPeople(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor, q, integration, ignored } = context.req.valid("query");
    const found = await context.var.services.integrations.people.unassigned({
      limit: limit + 1,
      after: fromCursor(cursor, place),
      search: q,
      integration,
      isIgnored: ignored === "true",
    });
    return context.json(
      cutPage(found, limit, ({ lastSeenAt, integration: { provider }, tenant, user }) => ({
        lastSeenAt,
        provider,
        tenant,
        user,
      })),
      200,
    );
  });
}
