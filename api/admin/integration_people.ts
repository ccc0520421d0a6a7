import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { newPeopleSchema, personInToolSchema } from "@/core/integrations/views.ts";
import { PEOPLE_FILTERS } from "@/core/integrations/statuses.ts";
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
  toCursor,
} from "@/api/lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { refusals } from "@/api/refusals.ts";
import { idParams, integrationBase, orMissing } from "./integrations.ts";

const assignmentSchema = z.strictObject({
  tenant: storableText.min(1).max(100).optional().meta({
    description: "The tool's account; can be left out when there is only one",
  }),
  user: idText.max(150),
  agent: agentText.nullable().meta({ description: "An agent's id; null: nobody" }),
  isIgnored: z.boolean().optional(),
}).meta({ id: "PersonAssignment" });

const MAX_CREATED = 500;

const creationSchema = z.strictObject({
  people: z.array(z.strictObject({
    tenant: storableText.min(1).max(100).optional().meta({
      description: "The tool's account; can be left out when there is only one",
    }),
    user: idText.max(150),
    name: nameText.max(200).optional().meta({
      description: "The agent's name, when the tool reported none or a wrong one",
    }),
    email: emailText.optional().meta({
      description: "The agent's e-mail, when the tool reported none or a wrong one",
    }),
  })).min(1).max(MAX_CREATED).optional().meta({
    description: "Left out: everybody who waits, page by page",
  }),
  isPreview: z.boolean().default(false).meta({
    description: "Only say what would become of everybody",
  }),
  isAllOrNothing: z.boolean().default(false).meta({
    description: "Create nobody when somebody of this call is skipped",
  }),
  limit: z.int().min(1).max(MAX_CREATED).default(MAX_CREATED)
    .meta({ description: "The page's size, when `people` is left out" }),
  cursor: z.string().max(1_000).optional().meta({ description: "`nextCursor` of the last call" }),
}).meta({ id: "PeopleCreation" });

const listRoute = createRoute({
  ...integrationBase,
  method: "get",
  path: "/admin/integrations/{id}/people",
  summary: "List people of the tool",
  description:
    "Everybody the tool has mentioned. Work of people without an agent is kept, and is scored " +
    "at its own time once an agent is assigned.",
  request: {
    params: idParams,
    query: z.object({
      ...pageQuery,
      status: z.enum(PEOPLE_FILTERS).default("all"),
    }),
  },
  responses: {
    200: {
      description: "A page of people",
      content: { "application/json": { schema: pageShape(personInToolSchema) } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const assignRoute = createRoute({
  ...integrationBase,
  method: "put",
  path: "/admin/integrations/{id}/people",
  summary: "Assign an agent to a person",
  description:
    "Possible also before the tool has mentioned the person. Work that waited is scored at " +
    "its own time; work that counted for another agent moves.",
  request: {
    params: idParams,
    body: { required: true, content: { "application/json": { schema: assignmentSchema } } },
  },
  responses: {
    200: {
      description: "The person",
      content: { "application/json": { schema: personInToolSchema } },
    },
    ...refusals(400, 401, 403, 404, 413, 415, 422),
  },
});

const createPeopleRoute = createRoute({
  ...integrationBase,
  method: "post",
  path: "/admin/integrations/{id}/people/create",
  summary: "Make agents of people of the tool",
  description:
    "Each person becomes a new agent, or is assigned to the agent who has their e-mail address " +
    "as e-mail or alias, or is skipped with a reason. The new agent's id follows from the e-mail " +
    "or the name. People who look like bots are skipped unless they are named. Work that waited is " +
    "scored at its own time. Doing it again changes nothing.",
  request: {
    params: idParams,
    body: { required: true, content: { "application/json": { schema: creationSchema } } },
  },
  responses: {
    200: {
      description: "What became of everybody",
      content: { "application/json": { schema: newPeopleSchema } },
    },
    ...refusals(400, 401, 403, 404, 409, 413, 415, 422),
  },
});

const place = z.object({ tenant: z.string().max(100), user: z.string().max(150) });

/** Registers `/admin/integrations/{id}/people`. */
export function registerIntegrationPeople(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor, status } = context.req.valid("query");
    const { people } = context.var.services.integrations;
    const after = fromCursor(cursor, place);
    const { id } = context.req.valid("param");
    const found = orMissing(await people.list(id, { limit: limit + 1, after, status }));
    return context.json(cutPage(found, limit, ({ tenant, user }) => ({ tenant, user })), 200);
  });
  api.openapi(assignRoute, async (context) => {
    const { people } = context.var.services.integrations;
    const { id } = context.req.valid("param");
    return context.json(orMissing(await people.assign(id, context.req.valid("json"))), 200);
  });
  api.openapi(createPeopleRoute, async (context) => {
    const { people } = context.var.services.integrations;
    const { id } = context.req.valid("param");
    const { cursor, ...wanted } = context.req.valid("json");
    const after = fromCursor(cursor, place);
    const { next, ...result } = orMissing(await people.create(id, { ...wanted, after }));
    return context.json({ ...result, nextCursor: next && toCursor(next) }, 200);
  });
}
