import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Person } from "@/services/auth/identity.ts";
import type { ApiEnv } from "./environment.ts";
import { requireViewer } from "./viewer.ts";

/**
 * `GET /desk`: what the desk shows, for pages that must reload their state after the live stream lost
 * its place. For Laurel's own pages; not part of the public contract.
 */
export function registerDesk(api: OpenAPIHono<ApiEnv>): void {
  api.get("/desk", requireViewer(null), async (context) => {
    context.header("cache-control", "no-store");
    return context.json(await context.var.services.desk.load(context.var.viewer as Person));
  });
}
