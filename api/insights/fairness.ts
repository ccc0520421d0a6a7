import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { languageOf } from "@/services/problems/language.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { cutPage, fromCursor, idText, longText, pageQuery, storableText } from "@/api/lists.ts";
import { signedInPerson } from "@/api/me/viewer.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { daySchema } from "@/core/calendars/moments.ts";
import { DECISIONS, FINDING_KINDS, MAX_DECISION_LENGTH } from "@/core/fairness/kinds.ts";
import { findingDetailSchema, findingSchema } from "@/core/fairness/views.ts";
import { expectedRevision } from "@/core/revisions.ts";
import { pageShape } from "@/core/shapes.ts";
import { ProblemError } from "@/services/problems/mod.ts";

const common = { tags: ["Insights"], security: [{ session: [] }] };

const findingId = z.object({
  id: z.coerce.number().int().min(1).max(2_147_483_647).meta({ type: "integer" }),
});

const detail = {
  description: "The finding",
  content: { "application/json": { schema: findingDetailSchema } },
};

const listRoute = createRoute({
  ...common,
  method: "get",
  path: "/insights/fairness",
  summary: "List work that looks unlike that of everybody else",
  description: "Managers get the findings of their teams, admins all; newest first. Nothing " +
    "follows by itself: people decide. What is looked for: docs/fairness.md.",
  request: {
    query: z.object({
      ...pageQuery,
      state: z.enum(["open", "decided"]).default("open"),
      kind: z.enum(FINDING_KINDS).optional(),
      team: idText.optional().meta({ description: "Id of a team to look at alone" }),
      search: storableText.default("").meta({ description: "A part of the agent's name or id" }),
    }),
  },
  responses: {
    200: {
      description: "A page of findings",
      content: { "application/json": { schema: pageShape(findingSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const readRoute = createRoute({
  ...common,
  method: "get",
  path: "/insights/fairness/{id}",
  summary: "Get a finding with its evidence",
  request: { params: findingId },
  responses: { 200: detail, ...refusals(401, 403, 404, 422) },
});

const decideRoute = createRoute({
  ...common,
  method: "post",
  path: "/insights/fairness/{id}/decision",
  summary: "Decide about a finding",
  description: "The agent sees the decision, its reason and who decided. It changes no points. " +
    "Nobody decides about themselves. The finding is open again only when there is new evidence.",
  request: {
    params: findingId,
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            decision: z.enum(DECISIONS),
            reason: longText(MAX_DECISION_LENGTH).meta({ description: "The agent sees it" }),
            expectedRevision,
          }).meta({ id: "NewFindingDecision" }),
        },
      },
    },
  },
  responses: { 200: detail, ...refusals(400, 401, 403, 404, 409, 413, 415, 422) },
});

const place = z.object({ day: daySchema, id: z.int32().min(0) });

/** Registers `/insights/fairness`. */
export function registerFairness(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    context.header("cache-control", "no-store");
    const { limit, cursor, state, kind, team, search } = context.req.valid("query");
    const before = fromCursor(cursor, place);
    const found = await context.var.services.fairness.list(
      signedInPerson(context),
      { state, kind: kind ?? null, team: team ?? null, search },
      { limit: limit + 1, before },
      languageOf(context.req.raw),
    );
    const page = cutPage(found, limit, ({ day, id }) => ({ day, id }));
    const entries = page.entries.map(({ day: _, ...finding }) => finding);
    return context.json({ entries, nextCursor: page.nextCursor }, 200);
  });

  api.openapi(readRoute, async (context) => {
    context.header("cache-control", "no-store");
    const { id } = context.req.valid("param");
    const found = await context.var.services.fairness.read(
      signedInPerson(context),
      id,
      languageOf(context.req.raw),
    );
    if (!found) throw new ProblemError(notFound("finding"));
    return context.json(found, 200);
  });

  api.openapi(decideRoute, async (context) => {
    const { id } = context.req.valid("param");
    const decision = context.req.valid("json");
    const person = signedInPerson(context);
    const decided = await context.var.services.fairness.decide(
      person,
      id,
      decision,
      languageOf(context.req.raw),
    );
    if (!decided) throw new ProblemError(notFound("finding"));
    return context.json(decided, 200);
  });
}
