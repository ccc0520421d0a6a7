import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { peopleSortSchema, personSchema } from "@/core/agents/directory.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import {
  agentText,
  cutPage,
  emailText,
  fromCursor,
  idText,
  nameText,
  pageQuery,
  storableText,
} from "@/api/lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { daySchema } from "@/core/calendars/moments.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { peopleFilter, toPeopleFilter } from "./people_filter.ts";
import { adminRoute } from "./viewer.ts";

const id = agentText;
const name = nameText.max(200);
const email = emailText;
const timeZone = z.string().max(100).meta({
  example: "Europe/Berlin",
  description:
    "Name in the IANA database in any letter case, or an offset like +05:30; the answer shows " +
    "it as it is stored. Ambiguous abbreviations like IST are refused. Null: the " +
    "organization's time zone",
});

const newSchema = z.strictObject({
  id,
  name,
  email: email.nullable().default(null),
  team: idText.nullable().default(null),
  timeZone: timeZone.nullable().default(null),
  hidden: z.boolean().default(false),
});

const patchSchema = z.strictObject({
  name: name.optional(),
  email: email.nullable().optional(),
  team: idText.nullable().optional(),
  timeZone: timeZone.nullable().optional(),
  hidden: z.boolean().optional(),
  isActive: z.boolean().optional().meta({
    description: "Whether the agent works here. Without, the agent is not offered or shown on " +
      "boards, and an account of the agent cannot be used; events still count. An account is " +
      "activated with its agent",
  }),
  teamFrom: daySchema.optional().meta({
    description: "With team: the first day that counts for the team, in the agent's time zone; " +
      "not in the future. Work since then is scored again. Left out: the agent's current day",
  }),
});

const answer = (description: string) => ({
  description,
  content: { "application/json": { schema: personSchema } },
});

const sort = peopleSortSchema.default("id").meta({ description: "The order of the list" });

const listRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/agents",
  summary: "List agents with their settings",
  request: { query: z.object({ ...pageQuery, ...peopleFilter, sort }) },
  responses: {
    200: {
      description: "A page of agents",
      content: { "application/json": { schema: pageShape(personSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const findRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/agents/{id}",
  summary: "Get an agent with the settings",
  description: "The id may also be an e-mail address or an alias of the agent.",
  request: { params: z.object({ id }) },
  responses: { 200: answer("The agent"), ...refusals(401, 403, 404, 422) },
});

const createAgentRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/agents",
  summary: "Create an agent",
  request: {
    body: { required: true, content: { "application/json": { schema: newSchema } } },
  },
  responses: { 201: answer("The agent"), ...refusals(400, 401, 403, 409, 415, 422) },
});

const changeRoute = createRoute({
  ...adminRoute,
  method: "patch",
  path: "/admin/agents/{id}",
  summary: "Change an agent's settings",
  description: "Fields that are left out stay as they are. A new team counts from `teamFrom` " +
    "on, a new time zone for future work; boards show other changes at once. Events can " +
    "use a new e-mail within a minute.",
  request: {
    params: z.object({ id }),
    body: { required: true, content: { "application/json": { schema: patchSchema } } },
  },
  responses: { 200: answer("The agent"), ...refusals(400, 401, 403, 404, 409, 415, 422) },
});

const place = z.object({ name: storableText.max(2_000), id: storableText });

/** Registers `/admin/agents`. */
export function registerAgentSettings(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor, sort, ...filter } = context.req.valid("query");
    const after = fromCursor(cursor, place) ?? null;
    const { directory } = context.var.services;
    const found = await directory.list(toPeopleFilter(filter), { sort, limit: limit + 1, after });
    const { entries, nextCursor } = cutPage(found, limit, ({ place }) => place);
    return context.json({ entries: entries.map(({ person }) => person), nextCursor }, 200);
  });

  api.openapi(findRoute, async (context) => {
    const agent = await context.var.services.directory.find(context.req.valid("param").id);
    if (!agent) throw new ProblemError(notFound("agent"));
    return context.json(agent, 200);
  });

  api.openapi(createAgentRoute, async (context) => {
    const { people, directory } = context.var.services;
    const { id } = await people.createAgent(context.req.valid("json"));
    return context.json((await directory.find(id))!, 201);
  });

  api.openapi(changeRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { people, directory } = context.var.services;
    const agent = await people.changeAgent(id, context.req.valid("json"));
    if (!agent) throw new ProblemError(notFound("agent"));
    return context.json((await directory.find(agent.id))!, 200);
  });
}
