import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { PASSWORD_CHARACTERS, sessionSchema } from "@/core/auth/views.ts";
import type { Person } from "@/services/auth/identity.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { requireSameOrigin } from "./admin/viewer.ts";
import type { ApiContext, ApiEnv } from "./environment.ts";
import { admitJson } from "./json_body.ts";
import { storableText, wholeListSchema } from "./lists.ts";
import { notFound } from "./problems.ts";
import { refusals } from "./refusals.ts";
import { requireViewer } from "./viewer.ts";

const admit: MiddlewareHandler<ApiEnv> = async (context, next) => {
  requireSameOrigin(context, context.var.viewer);
  await admitJson(context);
  await next();
};

const meRoute = {
  tags: ["Own account"],
  security: [{ session: [] }],
  middleware: [requireViewer(null), admit],
};

const password = z.string().max(PASSWORD_CHARACTERS.max);

const passwordRoute = createRoute({
  ...meRoute,
  method: "post",
  path: "/me/password",
  summary: "Change the own password",
  description: "The sessions on other devices end.",
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            currentPassword: password,
            newPassword: password.min(PASSWORD_CHARACTERS.min),
          }),
        },
      },
    },
  },
  responses: {
    204: { description: "The password is changed" },
    ...refusals(400, 401, 403, 415, 422, 429),
  },
});

const listRoute = createRoute({
  ...meRoute,
  method: "get",
  path: "/me/sessions",
  summary: "List where the person is signed in",
  responses: {
    200: {
      description: "The sessions, the latest first",
      content: { "application/json": { schema: wholeListSchema(sessionSchema) } },
    },
    ...refusals(401, 403),
  },
});

const endOthersRoute = createRoute({
  ...meRoute,
  method: "delete",
  path: "/me/sessions",
  summary: "Sign out on all other devices",
  responses: { 204: { description: "The other sessions have ended" }, ...refusals(401, 403) },
});

const endRoute = createRoute({
  ...meRoute,
  method: "delete",
  path: "/me/sessions/{id}",
  summary: "Sign out on one device",
  request: { params: z.object({ id: storableText }) },
  responses: { 204: { description: "The session has ended" }, ...refusals(401, 403, 404, 422) },
});

/** Registers the password and the sessions of the person who is signed in. */
export function registerOwnAccount(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(passwordRoute, async (context) => {
    const { auth, passwords } = context.var.services;
    const { userId } = personOf(context);
    const session = await auth.sessionId(context.req.raw);
    await passwords.change(userId, context.req.valid("json"), session);
    return context.body(null, 204);
  });

  api.openapi(listRoute, async (context) => {
    const { accounts, auth } = context.var.services;
    const current = await auth.sessionId(context.req.raw);
    return context.json(
      { entries: await accounts.sessions(personOf(context).userId, current) },
      200,
    );
  });

  api.openapi(endOthersRoute, async (context) => {
    const { accounts, auth } = context.var.services;
    const current = await auth.sessionId(context.req.raw);
    await accounts.endSessions(personOf(context).userId, current);
    return context.body(null, 204);
  });

  api.openapi(endRoute, async (context) => {
    const { accounts } = context.var.services;
    const { id } = context.req.valid("param");
    if (!await accounts.endSession(personOf(context).userId, id)) {
      throw new ProblemError(notFound("session"));
    }
    return context.body(null, 204);
  });
}

/** The scope `null` of the routes admits only people. */
const personOf = (context: ApiContext) => context.var.viewer as Person;
