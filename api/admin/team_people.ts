import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { managerSchema, teamSchema } from "@/core/agents/views.ts";
import { daySchema } from "@/core/calendars/moments.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { agentText, chooserQuery, idText, storableText, wholeListSchema } from "@/api/lists.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const params = z.object({ id: idText });
const answer = {
  description: "The team",
  content: { "application/json": { schema: teamSchema } },
};

const body = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { "application/json": { schema } },
});

const managersSchema = z.strictObject({
  managers: z.array(storableText).max(100).meta({ description: "Ids of accounts" }),
}).meta({ id: "TeamManagers" });

const membersSchema = z.strictObject({
  agents: z.array(agentText).min(1).max(200).meta({
    description: "Ids, e-mail addresses or aliases of agents",
  }),
  from: daySchema.nullable().default(null).meta({
    description: "The first day that counts for the team, not in the future; null: " +
      "each agent's current day",
  }),
}).meta({ id: "NewTeamMembers" });

const managersRoute = createRoute({
  ...adminRoute,
  method: "put",
  path: "/admin/teams/{id}/managers",
  summary: "Set a team's managers",
  description: "Replaces the managers. They are accounts with the role manager or admin.",
  request: { params, body: body(managersSchema) },
  responses: { 200: answer, ...refusals(400, 401, 403, 404, 415, 422) },
});

const membersRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/teams/{id}/members",
  summary: "Add members to a team",
  description: "Moves agents to the team, from the team that they are in. To remove one, change " +
    "the agent's team. `GET /admin/agents?team=` lists the members.",
  request: { params, body: body(membersSchema) },
  responses: { 200: answer, ...refusals(400, 401, 403, 404, 415, 422) },
});

const searchRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/managers",
  summary: "Search accounts that may manage teams",
  description: "Active accounts with the role manager or admin, by name.",
  request: {
    query: z.object(chooserQuery("Words in the name or e-mail address", "Accounts")),
  },
  responses: {
    200: {
      description: "The accounts",
      content: { "application/json": { schema: wholeListSchema(managerSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

/** Registers the members and managers of teams. */
export function registerTeamPeople(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(managersRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { managers } = context.req.valid("json");
    const team = await context.var.services.teams.setManagers(id, managers);
    if (!team) throw new ProblemError(notFound("team"));
    return context.json(team, 200);
  });

  api.openapi(membersRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { agents, from } = context.req.valid("json");
    const team = await context.var.services.teams.addMembers(id, agents, from);
    if (!team) throw new ProblemError(notFound("team"));
    return context.json(team, 200);
  });

  api.openapi(searchRoute, async (context) => {
    const { q, limit } = context.req.valid("query");
    const entries = await context.var.services.teams.searchManagers(q, limit);
    return context.json({ entries }, 200);
  });
}
