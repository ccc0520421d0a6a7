import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { challengeViewSchema } from "@/core/challenges/views.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "./environment.ts";
import { cutPage, fromCursor, idText, pageQuery, storableText } from "./lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { notFound } from "./problems.ts";
import { refusals } from "./refusals.ts";

const tags = ["Challenges"];
const security = [{ key: [] }, { session: [] }];
const params = z.object({ id: idText });

const listRoute = createRoute({
  method: "get",
  path: "/challenges",
  tags,
  security,
  summary: "List challenges",
  description:
    "Ordered by end, latest first. Agents get those that they can take part in; managers, " +
    "admins and keys get all.",
  request: { query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of challenges",
      content: { "application/json": { schema: pageShape(challengeViewSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const findRoute = createRoute({
  method: "get",
  path: "/challenges/{id}",
  tags,
  security,
  summary: "Get a challenge",
  request: { params },
  responses: {
    200: {
      description: "The challenge",
      content: { "application/json": { schema: challengeViewSchema } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const joinRoute = createRoute({
  method: "post",
  path: "/challenges/{id}/join",
  tags,
  security: [{ session: [] }],
  summary: "Join a challenge",
  description:
    "For agents, until the challenge ends. Work since the start counts. Joining again, or " +
    "joining where everyone takes part, changes nothing.",
  request: { params },
  responses: {
    200: {
      description: "The challenge",
      content: { "application/json": { schema: challengeViewSchema } },
    },
    ...refusals(401, 403, 404, 409, 422),
  },
});

const ofAgentRoute = createRoute({
  method: "get",
  path: "/agents/{id}/challenges",
  tags,
  security,
  summary: "List an agent's challenges",
  description: "As the agent sees them, ordered by end, latest first.",
  request: { params, query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of challenges",
      content: { "application/json": { schema: pageShape(challengeViewSchema) } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const place = z.object({ endsAt: z.int().min(0).max(Date.UTC(3001, 0)), key: storableText });

/**
 * Registers `GET /challenges`, `/challenges/{id}`, `/agents/{id}/challenges`, `POST
 * /challenges/{id}/join`.
 */
export function registerChallenges(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const query = context.req.valid("query");
    const { challenges } = context.var.services;
    const found = await challenges.list(context.var.viewer, challengePage(query));
    return context.json(cutChallenges(found, query.limit), 200);
  });

  api.openapi(findRoute, async (context) => {
    const { id } = context.req.valid("param");
    const found = await context.var.services.challenges.find(context.var.viewer, id);
    if (!found) throw new ProblemError(notFound("challenge"));
    return context.json(found, 200);
  });

  api.openapi(joinRoute, async (context) => {
    const { id } = context.req.valid("param");
    const joined = await context.var.services.challenges.join(context.var.viewer, id);
    return context.json(joined, 200);
  });

  api.openapi(ofAgentRoute, async (context) => {
    const { id } = context.req.valid("param");
    const query = context.req.valid("query");
    const { challenges } = context.var.services;
    const found = await challenges.ofAgent(context.var.viewer, id, challengePage(query));
    if (!found) throw new ProblemError(notFound("agent"));
    return context.json(cutChallenges(found, query.limit), 200);
  });
}

/**
 * Returns what to read for a page: one entry more than the page shows, to know whether there is a
 * next page.
 * @throws {ProblemError} when the cursor does not belong to this list
 */
export function challengePage(
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
) {
  return { limit: limit + 1, after: fromCursor(cursor, place) };
}

/** Cuts what was read to a page, and adds the cursor of the next one. */
export function cutChallenges<T extends { readonly id: string; readonly endsAt: string }>(
  found: readonly T[],
  limit: number,
) {
  return cutPage(found, limit, ({ id, endsAt }) => ({ endsAt: Date.parse(endsAt), key: id }));
}
