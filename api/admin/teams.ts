import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { teamSchema } from "@/core/agents/views.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { cutPage, fromCursor, idText, nameText, pageQuery, storableText } from "@/api/lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const id = idText;
const name = nameText.max(200);
const answer = (description: string) => ({
  description,
  content: { "application/json": { schema: teamSchema } },
});

const listRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/teams",
  summary: "List teams",
  request: { query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of teams, by id",
      content: { "application/json": { schema: pageShape(teamSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const findRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/teams/{id}",
  summary: "Get a team",
  request: { params: z.object({ id }) },
  responses: { 200: answer("The team"), ...refusals(401, 403, 404, 422) },
});

const createTeamRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/teams",
  summary: "Create a team",
  request: {
    body: {
      required: true,
      content: { "application/json": { schema: z.strictObject({ id: id.max(100), name }) } },
    },
  },
  responses: { 201: answer("The team"), ...refusals(400, 401, 403, 409, 415, 422) },
});

const patchSchema = z.strictObject({
  name: name.optional(),
  leaveNeedsApproval: teamSchema.unwrap().shape.leaveNeedsApproval.optional(),
});

const changeRoute = createRoute({
  ...adminRoute,
  method: "patch",
  path: "/admin/teams/{id}",
  summary: "Change a team",
  description: "Fields that are left out stay as they are. The id does not change, because " +
    "integrations use it.",
  request: {
    params: z.object({ id }),
    body: { required: true, content: { "application/json": { schema: patchSchema } } },
  },
  responses: { 200: answer("The team"), ...refusals(400, 401, 403, 404, 415, 422) },
});

const deleteRoute = createRoute({
  ...adminRoute,
  method: "delete",
  path: "/admin/teams/{id}",
  summary: "Delete a team",
  description: "Only a team without members, managers, calendars, holidays, boosts and challenges.",
  request: { params: z.object({ id }) },
  responses: { 204: { description: "The team is deleted" }, ...refusals(401, 403, 404, 409, 422) },
});

const place = z.object({ id: storableText });

/** Registers `/admin/teams`. */
export function registerTeams(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor } = context.req.valid("query");
    const after = fromCursor(cursor, place)?.id ?? null;
    const found = await context.var.services.teams.list({ limit: limit + 1, after });
    return context.json(cutPage(found, limit, ({ id }) => ({ id })), 200);
  });

  api.openapi(findRoute, async (context) => {
    const team = await context.var.services.teams.find(context.req.valid("param").id);
    if (!team) throw new ProblemError(notFound("team"));
    return context.json(team, 200);
  });

  api.openapi(createTeamRoute, async (context) => {
    const team = await context.var.services.teams.create(context.req.valid("json"));
    return context.json(team, 201);
  });

  api.openapi(changeRoute, async (context) => {
    const { id } = context.req.valid("param");
    const team = await context.var.services.teams.change(id, context.req.valid("json"));
    if (!team) throw new ProblemError(notFound("team"));
    return context.json(team, 200);
  });

  api.openapi(deleteRoute, async (context) => {
    const isGone = await context.var.services.teams.delete(context.req.valid("param").id);
    if (!isGone) throw new ProblemError(notFound("team"));
    return context.body(null, 204);
  });
}
