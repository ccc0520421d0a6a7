import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import type { ApiEnv } from "@/api/environment.ts";
import { refusals } from "@/api/refusals.ts";
import {
  layoutRevisionSchema,
  sentLayoutSchema,
  storedLayoutSchema,
} from "@/core/windows/views.ts";
import { ownRoute, signedInPerson } from "./viewer.ts";

const readRoute = createRoute({
  ...ownRoute,
  method: "get",
  path: "/me/layout",
  summary: "Get where one's own windows are",
  responses: {
    200: {
      description: "The windows of the desk",
      content: { "application/json": { schema: storedLayoutSchema } },
    },
    ...refusals(401, 403),
  },
});

const storeRoute = createRoute({
  ...ownRoute,
  method: "put",
  path: "/me/layout",
  summary: "Store where one's own windows are",
  description:
    "For the desk, which sends it a moment after windows were moved. The last one that arrives " +
    "counts on all devices. Windows that are left out are at their first places.",
  request: {
    body: { required: true, content: { "application/json": { schema: sentLayoutSchema } } },
  },
  responses: {
    200: {
      description: "Stored",
      content: { "application/json": { schema: layoutRevisionSchema } },
    },
    ...refusals(400, 401, 403, 413, 415, 422),
  },
});

/** Registers `/me/layout`. */
export function registerLayout(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(readRoute, async (context) => {
    context.header("cache-control", "no-store");
    return context.json(await context.var.services.windows.read(signedInPerson(context)), 200);
  });

  api.openapi(storeRoute, async (context) => {
    const layout = context.req.valid("json");
    const revision = await context.var.services.windows.store(signedInPerson(context), layout);
    return context.json({ revision }, 200);
  });
}
