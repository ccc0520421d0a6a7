import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { ProblemError } from "@/services/problems/mod.ts";
import { agentSchema } from "@/core/agents/views.ts";
import type { ApiEnv } from "./environment.ts";
import { agentText, cutPage, fromCursor, pageQuery, storableText } from "./lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { notFound } from "./problems.ts";
import { refusals } from "./refusals.ts";

const params = z.object({ id: agentText });
const security = [{ key: [] }, { session: [] }];
const tags = ["Agents"];

const listRoute = createRoute({
  method: "get",
  path: "/agents",
  tags,
  security,
  summary: "List agents",
  description: "Ordered by id. Agents get themselves, managers their teams, keys everyone.",
  request: {
    query: z.object({
      ...pageQuery,
      q: storableText.default("").meta({ description: "A part of the name or the id" }),
    }),
  },
  responses: {
    200: {
      description: "A page of agents",
      content: { "application/json": { schema: pageShape(agentSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const findRoute = createRoute({
  method: "get",
  path: "/agents/{id}",
  tags,
  security,
  summary: "Get an agent",
  request: { params },
  responses: {
    200: { description: "The agent", content: { "application/json": { schema: agentSchema } } },
    ...refusals(401, 403, 404),
  },
});

// Clients send cursors back, so values that the database cannot handle are refused here.
const agentPlace = z.object({ id: storableText });

/** Registers `GET /agents` and `/agents/{id}`. */
export function registerAgents(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor, q } = context.req.valid("query");
    const after = fromCursor(cursor, agentPlace)?.id ?? null;
    const { agents } = context.var.services;
    const found = await agents.list(context.var.viewer, { limit: limit + 1, after, q });
    return context.json(cutPage(found, limit, ({ id }) => ({ id })), 200);
  });

  api.openapi(findRoute, async (context) => {
    const { id } = context.req.valid("param");
    const agent = await context.var.services.agents.find(context.var.viewer, id);
    if (!agent) throw new ProblemError(notFound("agent"));
    return context.json(agent, 200);
  });
}
