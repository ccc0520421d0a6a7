import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { PASSWORD_CHARACTERS, sessionSchema } from "@/core/auth/views.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "./environment.ts";
import { storableText, wholeListSchema } from "./lists.ts";
import { ownRoute, signedInPerson } from "./me/viewer.ts";
import { notFound } from "./problems.ts";
import { refusals } from "./refusals.ts";

const password = z.string().max(PASSWORD_CHARACTERS.max);

const passwordRoute = createRoute({
  ...ownRoute,
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
  ...ownRoute,
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
  ...ownRoute,
  method: "delete",
  path: "/me/sessions",
  summary: "Sign out on all other devices",
  responses: { 204: { description: "The other sessions have ended" }, ...refusals(401, 403) },
});

const endRoute = createRoute({
  ...ownRoute,
  method: "delete",
  path: "/me/sessions/{id}",
  summary: "Sign out on one device",
  request: { params: z.object({ id: storableText }) },
  responses: { 204: { description: "The session has ended" }, ...refusals(401, 403, 404, 422) },
});

/** Registers the password and the sessions of the person who is signed in. */
export function registerOwnAccount(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(passwordRoute, async (context) => {
    const { userId, sessionId } = signedInPerson(context);
    await context.var.services.passwords.change(userId, context.req.valid("json"), sessionId);
    return context.body(null, 204);
  });

  api.openapi(listRoute, async (context) => {
    const { userId, sessionId } = signedInPerson(context);
    const entries = await context.var.services.accounts.sessions(userId, sessionId);
    return context.json({ entries }, 200);
  });

  api.openapi(endOthersRoute, async (context) => {
    const { userId, sessionId } = signedInPerson(context);
    await context.var.services.accounts.endSessions(userId, sessionId);
    return context.body(null, 204);
  });

  api.openapi(endRoute, async (context) => {
    const { accounts } = context.var.services;
    const { id } = context.req.valid("param");
    if (!await accounts.endSession(signedInPerson(context).userId, id)) {
      throw new ProblemError(notFound("session"));
    }
    return context.body(null, 204);
  });
}
