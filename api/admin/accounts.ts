import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { accountSchema, passwordResetSchema } from "@/core/auth/views.ts";
import { ROLES } from "@/core/roles.ts";
import { pageShape } from "@/core/shapes.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { linkBase } from "@/api/link_base.ts";
import { languageOf } from "@/services/problems/language.ts";
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
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const params = z.object({ id: storableText });
const answer = (description: string) => ({
  description,
  content: { "application/json": { schema: accountSchema } },
});

const listRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/accounts",
  summary: "List accounts",
  description: "By e-mail. Agents who have no account are not in it; see `/admin/agents`.",
  request: {
    query: z.object({
      ...pageQuery,
      q: storableText.optional().meta({ description: "Part of the name or e-mail" }),
      role: z.enum(ROLES).optional(),
      state: z.enum(["active", "deactivated"]).optional(),
      agent: agentText.optional().meta({ description: "The account of the agent with this id" }),
    }),
  },
  responses: {
    200: {
      description: "A page of accounts",
      content: { "application/json": { schema: pageShape(accountSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const findRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/accounts/{id}",
  summary: "Get an account",
  request: { params },
  responses: { 200: answer("The account"), ...refusals(401, 403, 404, 422) },
});

const patchSchema = z.strictObject({
  name: nameText.max(200).optional(),
  email: emailText.optional().meta({
    description: "The address to sign in with. The agent's own address, by which tools find the " +
      "agent, stays. Open links to a new password end",
  }),
  role: z.enum(ROLES).optional(),
  teams: z.array(idText).max(200).optional()
    .meta({ description: "The teams that a manager sees; other roles have none" }),
  agent: agentText.nullable().optional()
    .meta({ description: "The agent that the person is; null: none" }),
  isActive: z.boolean().optional()
    .meta({ description: "false: the person is signed out everywhere and cannot sign in" }),
}).meta({ id: "AccountPatch" });

const changeRoute = createRoute({
  ...adminRoute,
  method: "patch",
  path: "/admin/accounts/{id}",
  summary: "Change an account",
  description: "Fields that are left out stay as they are. It takes effect at once, on other " +
    "instances within 10 seconds. The last administrator who can sign in stays one.",
  request: {
    params,
    body: { required: true, content: { "application/json": { schema: patchSchema } } },
  },
  responses: { 200: answer("The account"), ...refusals(400, 401, 403, 404, 409, 415, 422) },
});

const resetRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/accounts/{id}/password-reset",
  summary: "Make a link to a new password",
  description: "Pass the link on to the person. It works once, for an hour, and ends earlier " +
    "links. The password stays as it is until then.",
  request: { params },
  responses: {
    200: {
      description: "The link",
      content: { "application/json": { schema: passwordResetSchema } },
    },
    ...refusals(401, 403, 404, 409, 422),
  },
});

const place = z.object({ email: storableText });

/** Registers `/admin/accounts`. */
export function registerAccounts(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor, q, role, state, agent } = context.req.valid("query");
    const found = await context.var.services.accounts.list({
      limit: limit + 1,
      after: fromCursor(cursor, place)?.email ?? null,
      search: q?.trim() || null,
      role: role ?? null,
      isActive: state === undefined ? null : state === "active",
      agent: agent ?? null,
    });
    return context.json(cutPage(found, limit, ({ email }) => ({ email })), 200);
  });

  api.openapi(findRoute, async (context) => {
    const account = await context.var.services.accounts.find(context.req.valid("param").id);
    if (!account) throw new ProblemError(notFound("account"));
    return context.json(account, 200);
  });

  api.openapi(changeRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { accounts } = context.var.services;
    const language = languageOf(context.req.raw);
    const account = await accounts.change(id, context.req.valid("json"), language);
    if (!account) throw new ProblemError(notFound("account"));
    return context.json(account, 200);
  });

  api.openapi(resetRoute, async (context) => {
    const { id } = context.req.valid("param");
    const link = await context.var.services.passwords.makeReset(id, linkBase(context));
    if (!link) throw new ProblemError(notFound("account"));
    return context.json(link, 200);
  });
}
