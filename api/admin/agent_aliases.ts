import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { agentAliasSchema } from "@/core/agents/views.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { agentText, cutPage, fromCursor, pageQuery, storableText } from "@/api/lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const params = z.object({ id: agentText });
const path = "/admin/agents/{id}/aliases" as const;

const listRoute = createRoute({
  ...adminRoute,
  method: "get",
  path,
  summary: "List an agent's aliases",
  request: { params, query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of aliases, by name",
      content: { "application/json": { schema: pageShape(agentAliasSchema) } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const addRoute = createRoute({
  ...adminRoute,
  method: "post",
  path,
  summary: "Add an alias to an agent",
  description:
    "Adds another id or e-mail address by which the agent is known, for example after a " +
    "change of the address. Events that name the alias count for the agent from then on. " +
    "Where a tool's people are matched by e-mail, the alias is matched too. An alias of " +
    "another agent is refused: merge the two agents if they are one person.",
  request: {
    params,
    body: {
      required: true,
      content: { "application/json": { schema: z.strictObject({ alias: agentText }) } },
    },
  },
  responses: {
    201: {
      description: "The alias",
      content: { "application/json": { schema: agentAliasSchema } },
    },
    ...refusals(400, 401, 403, 404, 409, 415, 422),
  },
});

const removeRoute = createRoute({
  ...adminRoute,
  method: "delete",
  path: "/admin/agents/{id}/aliases/{alias}",
  summary: "Remove an alias from an agent",
  description:
    "Past events under the alias stay with the agent. Within a minute, new events that name " +
    "it no longer count for the agent.",
  request: { params: z.object({ id: agentText, alias: agentText }) },
  responses: { 204: { description: "The alias is removed" }, ...refusals(401, 403, 404, 409, 422) },
});

const place = z.object({ alias: storableText });

/** Registers `/admin/agents/{id}/aliases`. */
export function registerAgentAliases(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor } = context.req.valid("query");
    const after = fromCursor(cursor, place)?.alias ?? null;
    const { aliases } = context.var.services;
    const found = await aliases.list(context.req.valid("param").id, { limit: limit + 1, after });
    if (!found) throw new ProblemError(notFound("agent"));
    return context.json(cutPage(found, limit, ({ alias }) => ({ alias })), 200);
  });

  api.openapi(addRoute, async (context) => {
    const { aliases } = context.var.services;
    const { alias } = context.req.valid("json");
    const added = await aliases.add(context.req.valid("param").id, alias);
    if (!added) throw new ProblemError(notFound("agent"));
    return context.json(added, 201);
  });

  api.openapi(removeRoute, async (context) => {
    const { id, alias } = context.req.valid("param");
    const isGone = await context.var.services.aliases.remove(id, alias);
    if (!isGone) throw new ProblemError(notFound("alias"));
    return context.body(null, 204);
  });
}
