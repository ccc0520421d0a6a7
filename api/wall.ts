import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { wallShowSchema } from "@/core/wall_show.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "./environment.ts";
import { peerOf } from "./peer.ts";
import { notFound } from "./problems.ts";
import { refusals } from "./refusals.ts";

const route = createRoute({
  method: "get",
  path: "/wall/{token}",
  tags: ["Leaderboards"],
  summary: "Read what a wall link shows",
  description:
    "For a screen without an account: the token in the address is what allows it. Unknown, " +
    "expired and revoked links are all answered with 404. Hidden people are left out. Screens read " +
    "it every five seconds.",
  request: { params: z.object({ token: z.string().min(1).max(100) }) },
  responses: {
    200: {
      description: "The scenes of the screen, and what is celebrated",
      content: { "application/json": { schema: wallShowSchema } },
    },
    ...refusals(404, 422, 429),
  },
});

/** Registers `GET /wall/{token}`. */
export function registerWall(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(route, async (context) => {
    const { token } = context.req.valid("param");
    const visit = { request: context.req.raw, peer: peerOf(context) };
    const result = await context.var.services.wallLinks.visit(token, visit);
    context.header("cache-control", "no-store");
    context.header("referrer-policy", "no-referrer");
    if (result.ok) return context.json(result.show, 200);
    if (result.reason === "unknown") throw new ProblemError(notFound("wall link"));
    throw new ProblemError({
      status: 429,
      code: "rate_limited",
      title: "Too many requests",
      detail: "This address asks too often. Wait a moment.",
      retryAfter: result.retryAfter,
    });
  });
}
