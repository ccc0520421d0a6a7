import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { inLanguage } from "@/core/achievements/in_language.ts";
import { toCatalogueEntry } from "@/core/achievements/catalogue_entry.ts";
import { achievementViewSchema, catalogueEntrySchema } from "@/core/achievements/views.ts";
import { languageOf } from "@/services/problems/language.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "./environment.ts";
import { agentText, fromCursor, pageQuery, toCursor } from "./lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { notFound } from "./problems.ts";
import { refusals } from "./refusals.ts";

const security = [{ key: [] }, { session: [] }];
const tags = ["Achievements"];

const listRoute = createRoute({
  method: "get",
  path: "/achievements",
  tags,
  security,
  summary: "List the achievements that can be earned",
  description: "Ordered by category and family, without secret and retired ones. Titles and " +
    "descriptions that Laurel brought along are in the language of `Accept-Language`.",
  request: { query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of achievements",
      content: { "application/json": { schema: pageShape(catalogueEntrySchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const ofAgentRoute = createRoute({
  method: "get",
  path: "/agents/{id}/achievements",
  tags,
  security,
  summary: "List an agent's achievements",
  description:
    "With the agent's progress. Agents see their secret achievements only once they are " +
    "earned; managers, admins and keys always see them. Titles and descriptions that Laurel " +
    "brought along are in the language of `Accept-Language`, English or German.",
  request: { params: z.object({ id: agentText }), query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of achievements, by category and family",
      content: { "application/json": { schema: pageShape(achievementViewSchema) } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const place = z.object({ key: z.string() });

/** Registers `GET /achievements` and `/agents/{id}/achievements`. */
export function registerAchievements(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const language = languageOf(context.req.raw);
    const found = (await context.var.services.achievements.catalogue())
      .map((one) => inLanguage(toCatalogueEntry(one), language));
    return context.json(pageOf(found, context.req.valid("query")), 200);
  });

  api.openapi(ofAgentRoute, async (context) => {
    const { id } = context.req.valid("param");
    const found = await context.var.services.achievements.forAgent(
      context.var.viewer,
      id,
      languageOf(context.req.raw),
    );
    if (!found) throw new ProblemError(notFound("agent"));
    return context.json(pageOf(found, context.req.valid("query")), 200);
  });
}

/**
 * Returns a page of a list that is short enough to be read at once. The cursor names the last
 * entry, so that a new entry does not shift the pages.
 * @throws {ProblemError} when the cursor does not belong to this list
 */
export function pageOf<T extends { readonly key: string }>(
  all: readonly T[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): { entries: T[]; nextCursor: string | null } {
  const after = fromCursor(cursor, place)?.key;
  const start = after === undefined ? 0 : all.findIndex(({ key }) => key === after) + 1;
  const entries = all.slice(start, start + limit);
  const hasMore = start + limit < all.length;
  return { entries, nextCursor: hasMore ? toCursor({ key: entries.at(-1)!.key }) : null };
}
