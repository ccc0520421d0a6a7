import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { momentSchema } from "@/core/calendars/moments.ts";
import { challengeSchema } from "@/core/challenges/challenges.ts";
import {
  challengeActSchema,
  challengeChangeSchema,
  challengeDefinitionSchema,
  challengeTabsSchema,
  changedFields,
  fullStandingSchema,
} from "@/core/challenges/definition.ts";
import { CHALLENGE_TABS } from "@/core/challenges/kinds.ts";
import { challengePreviewSchema } from "@/core/challenges/preview.ts";
import { challengePage, cutChallenges } from "@/api/challenges.ts";
import { toAuditEntry } from "@/api/audit_entries.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { cutPage, fromCursor, idText, longText, pageQuery, storableText } from "@/api/lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { ProblemError } from "@/services/problems/mod.ts";
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

const params = z.object({ id: idText });
const answer = (description: string) => ({
  description,
  content: { "application/json": { schema: challengeDefinitionSchema } },
});

const listRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/challenges",
  summary: "List the definitions of challenges",
  description:
    "Ordered by end, latest first. Managers get those that concern their teams, admins " +
    "and keys all, including canceled ones.",
  request: {
    query: z.object({
      ...pageQuery,
      tab: z.enum(CHALLENGE_TABS).optional()
        .meta({ description: "`over`: ended, closed or not; left out: all" }),
      q: storableText.default("").meta({ description: "A part of the title or key" }),
    }),
  },
  responses: {
    200: {
      description: "A page of definitions",
      content: { "application/json": { schema: pageShape(challengeDefinitionSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const tabsRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/challenge-tabs",
  summary: "Count challenges by state",
  responses: {
    200: {
      description: "The counts",
      content: { "application/json": { schema: challengeTabsSchema } },
    },
    ...refusals(401, 403),
  },
});

const findRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/challenges/{id}",
  summary: "Get the definition of a challenge",
  request: { params },
  responses: { 200: answer("The definition"), ...refusals(401, 403, 404, 422) },
});

const createChallengeRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/challenges",
  summary: "Create a challenge",
  description:
    "It starts now or later. Events whose time lies within the challenge count if they " +
    "arrive within 12 hours after its end; then the winners are paid. A target is required, " +
    "except for head_to_head: without a target, the agent with the most progress wins. Laurel's " +
    "own payments do not count. Managers make challenges for teams that they manage, and for " +
    "people in them.",
  request: {
    body: { required: true, content: { "application/json": { schema: challengeSchema, example } } },
  },
  responses: {
    201: answer("The definition"),
    ...refusals(400, 401, 403, 409, 415, 422),
  },
});

const changeRoute = createRoute({
  ...adminRoute,
  method: "patch",
  path: "/admin/challenges/{id}",
  summary: "Change a challenge",
  description: "Before it starts everything but the key may change. While it runs the title, the " +
    "description and - with a target - a later end may change. Afterwards nothing.",
  request: {
    params,
    body: { required: true, content: { "application/json": { schema: challengeChangeSchema } } },
  },
  responses: {
    200: answer("The definition after the change"),
    ...refusals(400, 401, 403, 404, 409, 415, 422),
  },
});

const cancelRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/challenges/{id}/cancel",
  summary: "Cancel a challenge",
  description: "Possible until it is closed; nobody is paid. Canceling again changes nothing.",
  request: {
    params,
    body: {
      content: {
        "application/json": {
          schema: z.strictObject({
            reason: longText(500).optional().meta({ description: "What participants read" }),
          }),
        },
      },
    },
  },
  responses: {
    200: answer("The definition"),
    ...refusals(400, 401, 403, 404, 409, 415, 422),
  },
});

const standingsRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/challenges/{id}/standings",
  summary: "List all competitors of a challenge",
  description: "In the order in which they would win. Agents who are hidden are shown to admins " +
    "and to the managers of their team.",
  request: {
    params,
    query: z.object({
      ...pageQuery,
      q: storableText.default("").meta({ description: "A part of the name or id" }),
    }),
  },
  responses: {
    200: {
      description: "A page of competitors",
      content: { "application/json": { schema: pageShape(fullStandingSchema) } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const historyRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/challenges/{id}/history",
  summary: "List who changed a challenge",
  description: "Newest first.",
  request: { params, query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of acts",
      content: { "application/json": { schema: pageShape(challengeActSchema) } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const previewRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/challenges/preview",
  summary: "Preview a challenge on past work",
  description: "How the challenge would have gone with the work of a past period of the same " +
    "length. Nothing is stored.",
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            challenge: challengeSchema,
            pastFrom: momentSchema.optional().meta({
              description: "Where the period begins; default: the challenge moved back by whole " +
                "weeks until it is over",
            }),
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: "The preview",
      content: { "application/json": { schema: challengePreviewSchema } },
    },
    ...refusals(400, 401, 403, 415, 422),
  },
});

const standingPlace = z.object({ position: z.int().min(0) });
const actPlace = z.object({ id: z.int32().min(1) });

/** Registers `/admin/challenges` and what belongs to one of them. */
export function registerChallengeDefinitions(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { tab = null, q: search, ...query } = context.req.valid("query");
    const { viewer, services: { challenges: { manage } } } = context.var;
    const found = await manage.list(viewer, { tab, search }, challengePage(query));
    return context.json(cutChallenges(found, query.limit), 200);
  });

  api.openapi(tabsRoute, async (context) => {
    const { viewer, services: { challenges: { manage } } } = context.var;
    return context.json(await manage.tabs(viewer), 200);
  });

  api.openapi(findRoute, async (context) => {
    const { viewer, services: { challenges: { manage } } } = context.var;
    const found = await manage.find(viewer, context.req.valid("param").id);
    if (!found) throw new ProblemError(notFound("challenge"));
    return context.json(found, 200);
  });

  api.openapi(createChallengeRoute, async (context) => {
    const { viewer, services: { challenges: { manage } } } = context.var;
    return context.json(await manage.create(viewer, context.req.valid("json")), 201);
  });

  api.openapi(changeRoute, async (context) => {
    const { viewer, services: { challenges: { manage } } } = context.var;
    const { id } = context.req.valid("param");
    return context.json(await manage.change(viewer, id, context.req.valid("json")), 200);
  });

  api.openapi(cancelRoute, async (context) => {
    const { viewer, services: { challenges: { manage } } } = context.var;
    const { reason = null } = context.req.valid("json") ?? {};
    return context.json(await manage.cancel(viewer, context.req.valid("param").id, reason), 200);
  });

  api.openapi(standingsRoute, async (context) => {
    const { viewer, services: { challenges: { manage } } } = context.var;
    const { limit, cursor, q: search } = context.req.valid("query");
    const after = fromCursor(cursor, standingPlace)?.position ?? 0;
    const page = { limit: limit + 1, after, search };
    const found = await manage.standings(viewer, context.req.valid("param").id, page);
    if (!found) throw new ProblemError(notFound("challenge"));
    return context.json(cutPage(found, limit, ({ position }) => ({ position })), 200);
  });

  api.openapi(historyRoute, async (context) => {
    const { viewer, services: { challenges: { manage }, audit } } = context.var;
    const { limit, cursor } = context.req.valid("query");
    const found = await manage.find(viewer, context.req.valid("param").id);
    if (!found) throw new ProblemError(notFound("challenge"));
    const filter = { objectKind: "challenge", objectId: found.id, outcome: "done" } as const;
    const before = fromCursor(cursor, actPlace)?.id ?? null;
    const acts = await audit.list(filter, { limit: limit + 1, before });
    const { entries, nextCursor } = cutPage(acts, limit, ({ id }) => ({ id }));
    return context.json({
      entries: entries.map((act) => ({
        id: act.id,
        at: act.at.toISOString(),
        who: act.actor.name,
        title: toAuditEntry(act).title,
        changed: changedFields(act.before, act.after),
      })),
      nextCursor,
    }, 200);
  });

  api.openapi(previewRoute, async (context) => {
    const { viewer, services: { challenges: { manage } } } = context.var;
    const { challenge, pastFrom } = context.req.valid("json");
    const from = pastFrom === undefined ? null : Date.parse(pastFrom);
    return context.json(await manage.preview(viewer, challenge, from), 200);
  });
}
