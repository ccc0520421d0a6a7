import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { localDay } from "@/core/calendars/calendar.ts";
import { PERIOD_KINDS } from "@/core/leaderboards/kinds.ts";
import { boardSchema } from "@/core/leaderboards/views.ts";
import type { ApiEnv } from "./environment.ts";
import { agentText, fromCursor, idText, pageQuery, toCursor } from "./lists.ts";
import { refusals } from "./refusals.ts";
import { dayOrMoment } from "./times.ts";

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
      period: z.enum(PERIOD_KINDS).default("week"),
      at: dayOrMoment.optional().meta({
        type: "string",
        description: "A date or time in the period; default: now",
      }),
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

const place = z.object({ offset: z.int().min(0).max(10_000_000) });

/** Registers `GET /leaderboards`. */
export function registerLeaderboards(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(route, async (context) => {
    const query = context.req.valid("query");
    const { leaderboards, info } = context.var.services;
    const viewer = context.var.viewer;
    const { board, nextOffset } = await leaderboards.read({
      kind: query.period,
      day: query.at === undefined
        ? undefined
        : query.at.length === 10
        ? query.at
        : localDay(Date.parse(query.at), info.timeZone),
      team: query.team ?? null,
      limit: query.limit,
      offset: fromCursor(query.cursor, place)?.offset ?? 0,
      around: query.around ?? null,
      me: viewer.kind === "person" ? viewer.agent : query.around ?? null,
    });
    const nextCursor = nextOffset === null ? null : toCursor({ offset: nextOffset });
    return context.json({ ...board, nextCursor }, 200);
  });
}
