import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type Day, localDay } from "@/core/calendars/calendar.ts";
import { PERIOD_KINDS } from "@/core/leaderboards/kinds.ts";
import { boardSchema, rankHistorySchema, teamBoardSchema } from "@/core/leaderboards/views.ts";
import type { ApiEnv } from "./environment.ts";
import { agentOf, ownRoute } from "./me/viewer.ts";
import { agentText, fromCursor, idText, pageQuery, toCursor } from "./lists.ts";
import { refusals } from "./refusals.ts";
import { dayOrMoment } from "./times.ts";

/** The maximum number of periods in one answer: the weeks of two years. */
const MAX_PERIODS = 104;

const periodQuery = {
  period: z.enum(PERIOD_KINDS).default("week"),
  at: dayOrMoment.optional().meta({
    type: "string",
    description: "A date or time in the period; default: now",
  }),
};

const route = createRoute({
  method: "get",
  path: "/leaderboards",
  tags: ["Leaderboards"],
  security: [{ key: [] }, { session: [] }],
  summary: "Read a board",
  description:
    "Periods start at midnight in the organization's time zone. Equal points are ordered by " +
    "who reached them first, then by id; they share a `rank` (1-2-2-4), but not a `position`.",
  request: {
    query: z.object({
      ...pageQuery,
      ...periodQuery,
      team: idText.optional(),
      around: agentText.optional()
        .meta({ description: "An agent to center the page on" }),
    }),
  },
  responses: {
    200: { description: "The board", content: { "application/json": { schema: boardSchema } } },
    ...refusals(401, 403, 422),
  },
});

const teamsRoute = createRoute({
  method: "get",
  path: "/leaderboards/teams",
  tags: ["Leaderboards"],
  security: [{ key: [] }, { session: [] }],
  summary: "Read the board of teams",
  description:
    "Teams against each other by points per active member: the points of the team's members who " +
    "are on the board of the period, divided by how many they are, rounded to one decimal. So the " +
    "size of a team does not matter, and days off do not cost it anything. People who are hidden, " +
    "deactivated or without points count on neither side. Past periods, too, go by the teams of " +
    "today. Teams with equal numbers share a `rank` and are ordered by name.",
  request: { query: z.object(periodQuery) },
  responses: {
    200: {
      description: "The board of teams",
      content: { "application/json": { schema: teamBoardSchema } },
    },
    ...refusals(401, 403, 422),
  },
});

const ranksRoute = createRoute({
  ...ownRoute,
  method: "get",
  path: "/me/ranks",
  summary: "List one's own ranks in past periods",
  description:
    "The ranks of the signed-in agent on the boards of everyone, the newest period first, as the " +
    "boards count them. Somebody who is hidden has no ranks. `all` has one period.",
  request: {
    query: z.object({
      ...periodQuery,
      periods: z.coerce.number().int().min(1).max(MAX_PERIODS).default(12)
        .meta({ description: "How many periods, the one of `at` and those before it" }),
    }),
  },
  responses: {
    200: {
      description: "The ranks",
      content: { "application/json": { schema: rankHistorySchema } },
    },
    ...refusals(401, 403, 422),
  },
});

/** Returns the day of a date or time in a time zone. */
function dayOf(at: string | undefined, timeZone: string): Day | undefined {
  if (at === undefined || at.length === 10) return at;
  return localDay(Date.parse(at), timeZone);
}

const place = z.object({ offset: z.int().min(0).max(10_000_000) });

/** Registers `GET /leaderboards`, `GET /leaderboards/teams` and `GET /me/ranks`. */
export function registerLeaderboards(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(route, async (context) => {
    const query = context.req.valid("query");
    const { leaderboards, info } = context.var.services;
    const viewer = context.var.viewer;
    const { board, nextOffset } = await leaderboards.read({
      kind: query.period,
      day: dayOf(query.at, info.timeZone),
      team: query.team ?? null,
      limit: query.limit,
      offset: fromCursor(query.cursor, place)?.offset ?? 0,
      around: query.around ?? null,
      me: viewer.kind === "person" ? viewer.agent : query.around ?? null,
    });
    const nextCursor = nextOffset === null ? null : toCursor({ offset: nextOffset });
    return context.json({ ...board, nextCursor }, 200);
  });

  api.openapi(teamsRoute, async (context) => {
    const { period, at } = context.req.valid("query");
    const { services: { leaderboards, info, agents }, viewer } = context.var;
    const me = viewer.kind === "person" ? viewer.agent : null;
    const mine = me === null ? null : (await agents.find(viewer, me))?.team ?? null;
    const day = dayOf(at, info.timeZone);
    return context.json(await leaderboards.teams({ kind: period, day, mine }), 200);
  });

  api.openapi(ranksRoute, async (context) => {
    const { period, at, periods } = context.req.valid("query");
    const { leaderboards, info } = context.var.services;
    const day = dayOf(at, info.timeZone);
    const wanted = { kind: period, day, agent: agentOf(context), periods };
    context.header("cache-control", "no-store");
    return context.json({ periods: await leaderboards.history(wanted) }, 200);
  });
}
