import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { challengeSchema, stateAt } from "@/core/challenges/challenges.ts";
import {
  type ChallengeDefinition,
  challengeDefinitionSchema,
} from "@/core/challenges/definition.ts";
import { challengePage, cutChallenges } from "@/api/challenges.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { idText, pageQuery } from "@/api/lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const example = {
  key: "december-sprint",
  title: "December sprint",
  description: "Twenty qualified leads before the year ends.",
  kind: "individual",
  metric: { events: ["lead_qualified"], measure: { kind: "count" } },
  target: 20,
  rewardPoints: 500,
  difficultyMultiplier: 1.5,
  startsAt: "2026-12-01T00:00:00+01:00",
  endsAt: "2026-12-24T00:00:00+01:00",
  maxWinners: 3,
  audience: { teams: ["sales"] },
  joining: "automatic",
};

const listRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/challenges",
  summary: "List the definitions of challenges",
  description: "Ordered by end, latest first, including canceled ones.",
  request: { query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of definitions",
      content: { "application/json": { schema: pageShape(challengeDefinitionSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const createChallengeRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/challenges",
  summary: "Create a challenge",
  description:
    "It starts now or later and is never edited: cancel it, and create another one. Events " +
    "whose time lies within the challenge count if they arrive within 12 hours after its end; " +
    "then the winners are paid. A target is required, except for head_to_head: without a " +
    "target, the agent with the most progress wins. Laurel's own payments do not count.",
  request: {
    body: { required: true, content: { "application/json": { schema: challengeSchema, example } } },
  },
  responses: {
    201: {
      description: "The definition",
      content: { "application/json": { schema: challengeDefinitionSchema } },
    },
    ...refusals(400, 401, 403, 409, 415, 422),
  },
});

const cancelRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/challenges/{id}/cancel",
  summary: "Cancel a challenge",
  description: "Possible until it is closed; nobody is paid. Canceling again changes nothing.",
  request: { params: z.object({ id: idText }) },
  responses: {
    200: {
      description: "The definition",
      content: { "application/json": { schema: challengeDefinitionSchema } },
    },
    ...refusals(401, 403, 404, 409, 422),
  },
});

/** Registers `/admin/challenges`. */
export function registerChallengeDefinitions(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const query = context.req.valid("query");
    const { challenges, clock } = context.var.services;
    const found = await challenges.definitions(challengePage(query));
    const entries = found.map((one) => toDefinition(one, clock()));
    return context.json(cutChallenges(entries, query.limit), 200);
  });

  api.openapi(createChallengeRoute, async (context) => {
    const { challenges, clock } = context.var.services;
    const made = await challenges.create(context.req.valid("json"));
    return context.json(toDefinition(made, clock()), 201);
  });

  api.openapi(cancelRoute, async (context) => {
    const { challenges, clock } = context.var.services;
    const canceled = await challenges.cancel(context.req.valid("param").id);
    return context.json(toDefinition(canceled, clock()), 200);
  });
}

type Stored = Awaited<ReturnType<ApiEnv["Variables"]["services"]["challenges"]["create"]>>;

function toDefinition(stored: Stored, now: number): ChallengeDefinition {
  const { settledAt, canceledAt } = stored;
  const toIso = (time: number) => new Date(time).toISOString();
  return {
    id: stored.key,
    key: stored.key,
    title: stored.title,
    description: stored.description,
    kind: stored.kind,
    metric: stored.metric,
    target: stored.target,
    rewardPoints: stored.rewardPoints,
    difficultyMultiplier: stored.difficultyMultiplier,
    startsAt: toIso(stored.startsAt),
    endsAt: toIso(stored.endsAt),
    maxWinners: stored.maxWinners,
    audience: stored.audience,
    joining: stored.joining,
    state: stateAt(stored, now),
    settledAt: settledAt === null ? null : toIso(settledAt),
    canceledAt: canceledAt === null ? null : toIso(canceledAt),
  };
}
