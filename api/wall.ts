import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { wallBoardSchema } from "@/core/wall_links.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "./environment.ts";
import { peerOf } from "./peer.ts";
import { notFound } from "./problems.ts";
import { refusals } from "./refusals.ts";

const route = createRoute({
  method: "get",
  path: "/wall/{token}",
  tags: ["Leaderboards"],
  summary: "Read the board of a wall link",
  description:
    "For a screen without an account: the token in the address is what allows it. Unknown, " +
    "expired and revoked links are all answered with 404. Hidden people are left out.",
  request: { params: z.object({ token: z.string().min(1).max(100) }) },
  responses: {
    200: {
      description: "The board",
      content: { "application/json": { schema: wallBoardSchema } },
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
    if (result.ok) return context.json(result.board, 200);
    if (result.reason === "unknown") throw new ProblemError(notFound("wall link"));
    throw new ProblemError({
      status: 429,
      code: "rate_limited",
      title: "Too many requests",
      detail: "This address asks for boards too often. Wait a moment.",
      retryAfter: result.retryAfter,
    });
  });
}
