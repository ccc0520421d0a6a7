import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { type Achievement, achievementSchema } from "@/core/achievements/achievements.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "./environment.ts";
import { agentText, fromCursor, listSchema, pageQuery, toCursor } from "./lists.ts";
import { notFound } from "./problems.ts";
import { refusals } from "./refusals.ts";
import { requireViewer } from "./viewer.ts";

const security = [{ key: [] }, { session: [] }];
const tags = ["Achievements"];

const described = {
  key: z.string().openapi({ example: "deals_5" }),
  family: z.string().openapi({ description: "The tiers of one achievement share a family" }),
  title: z.string(),
  description: z.string(),
  category: achievementSchema.shape.category,
  icon: z.string().openapi({ description: "Name of a lucide icon" }),
  tier: z.int().openapi({ description: "1 (easy) to 5 (legendary)" }),
  points: z.int().openapi({ description: "Paid with every award" }),
  target: z.int(),
  span: z.enum(["day", "week"]).nullable()
    .openapi({ description: "Progress starts again each day or ISO week; null: never" }),
  isRepeatable: z.boolean(),
};

const catalogueSchema = z.object(described).openapi("CatalogueEntry");

const viewSchema = z.object({
  ...described,
  progress: z.int().openapi({ description: "Progress towards the next award, at most the target" }),
  isSecret: z.boolean(),
  awards: z.int().openapi({ description: "How often it was awarded" }),
  earnedAt: z.string().nullable()
    .openapi({ description: "Time of the work that earned the first award, ISO 8601" }),
}).openapi("AgentAchievement");

const listRoute = createRoute({
  method: "get",
  path: "/achievements",
  tags,
  security,
  summary: "List the achievements that can be earned",
  description: "Ordered by category and family, without secret and retired ones.",
  middleware: requireViewer("read"),
  request: { query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of achievements",
      content: { "application/json": { schema: listSchema(catalogueSchema) } },
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
    "earned; managers, admins and keys always see them.",
  middleware: requireViewer("read"),
  request: { params: z.object({ id: agentText }), query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of achievements, by category and family",
      content: { "application/json": { schema: listSchema(viewSchema) } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const place = z.object({ key: z.string() });

/** Registers `GET /achievements` and `/agents/{id}/achievements`. */
export function registerAchievements(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const found = await context.var.services.achievements.catalogue();
    return context.json(pageOf(found.map(toCatalogue), context.req.valid("query")), 200);
  });

  api.openapi(ofAgentRoute, async (context) => {
    const { id } = context.req.valid("param");
    const found = await context.var.services.achievements.forAgent(context.var.viewer, id);
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

function toCatalogue(one: Achievement): z.infer<typeof catalogueSchema> {
  const { key, family, title, description, category, icon, tier, points, target, span } = one;
  return {
    key,
    family,
    title,
    description,
    category,
    icon,
    tier,
    points,
    target,
    span,
    isRepeatable: one.repeatable,
  };
}
