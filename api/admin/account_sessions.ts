import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { sessionSchema } from "@/core/auth/views.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiContext, ApiEnv } from "@/api/environment.ts";
import { storableText, wholeListSchema } from "@/api/lists.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const params = z.object({ id: storableText });

const listRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/accounts/{id}/sessions",
  summary: "List where a person is signed in",
  request: { params },
  responses: {
    200: {
      description: "The sessions, the latest first",
      content: { "application/json": { schema: wholeListSchema(sessionSchema) } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const endAllRoute = createRoute({
  ...adminRoute,
  method: "delete",
  path: "/admin/accounts/{id}/sessions",
  summary: "Sign a person out everywhere",
  request: { params },
  responses: {
    204: { description: "The person is signed out" },
    ...refusals(401, 403, 404, 422),
  },
});

const endRoute = createRoute({
  ...adminRoute,
  method: "delete",
  path: "/admin/accounts/{id}/sessions/{session}",
  summary: "Sign a person out on one device",
  request: { params: z.object({ id: storableText, session: storableText }) },
  responses: { 204: { description: "The session has ended" }, ...refusals(401, 403, 404, 422) },
});

/** Registers `/admin/accounts/{id}/sessions`. */
export function registerAccountSessions(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { id } = context.req.valid("param");
    await requireAccount(context, id);
    const { viewer, services } = context.var;
    const current = viewer.kind === "person" ? viewer.sessionId : null;
    return context.json({ entries: await services.accounts.sessions(id, current) }, 200);
  });

  api.openapi(endAllRoute, async (context) => {
    const { id } = context.req.valid("param");
    await requireAccount(context, id);
    await context.var.services.accounts.endSessions(id, null);
    return context.body(null, 204);
  });

  api.openapi(endRoute, async (context) => {
    const { id, session } = context.req.valid("param");
    if (!await context.var.services.accounts.endSession(id, session)) {
      throw new ProblemError(notFound("session"));
    }
    return context.body(null, 204);
  });
}

async function requireAccount(context: ApiContext, id: string): Promise<void> {
  if (!await context.var.services.accounts.find(id)) throw new ProblemError(notFound("account"));
}
