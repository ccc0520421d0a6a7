import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { daySchema } from "@/core/calendars/moments.ts";
import { explainedEntrySchema, historyFiltersSchema } from "@/core/explain/views.ts";
import { pageShape } from "@/core/shapes.ts";
import { languageOf } from "@/services/problems/language.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "./environment.ts";
import { agentText, cutPage, fromCursor, pageQuery, storableText } from "./lists.ts";
import { notFound, validationProblem } from "./problems.ts";
import { refusals } from "./refusals.ts";

const params = z.object({ id: agentText });
const security = [{ key: [] }, { session: [] }];
const tags = ["Agents"];

const MOST_CHOICES = 50;

/** A parameter that can be repeated: `?kind=deal_won&kind=daily_streak`. */
function choices(description: string) {
  const one = storableText.min(1);
  return z.union([one, z.array(one).max(MOST_CHOICES)])
    .transform((value) => typeof value === "string" ? [value] : value).default([])
    .meta({ type: "array", items: { type: "string" }, maxItems: MOST_CHOICES, description });
}

const day = (description: string) =>
  daySchema.optional().meta({ type: "string", format: "date", example: "2026-11-20", description });

const historyRoute = createRoute({
  method: "get",
  path: "/agents/{id}/history",
  tags,
  security,
  summary: "List an agent's ledger",
  description:
    "Newest work first; each entry with its calculation. All filters that are given must " +
    "match; `GET /agents/{id}/history-filters` says what `kind` and `source` can be.",
  request: {
    params,
    query: z.object({
      ...pageQuery,
      kind: choices(
        "Type of the work or reward, such as `deal_won` or `daily_streak`. Repeat it for entries " +
          "of any of several kinds.",
      ),
      source: choices(
        "The tool that an entry came from: `event.source`. Repeat it for several tools.",
      ),
      from: day("First day, in the time zone of the agent"),
      to: day("Last day, in the time zone of the agent. It is included."),
      q: storableText.default("").meta({
        description: "Words that each occur in what the kind is called, the title, the id of the " +
          "object, or a correction's reason or author",
      }),
    }),
  },
  responses: {
    200: {
      description: "A page of the ledger",
      content: { "application/json": { schema: pageShape(explainedEntrySchema) } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const filtersRoute = createRoute({
  method: "get",
  path: "/agents/{id}/history-filters",
  tags,
  security,
  summary: "List what an agent's ledger can be filtered by",
  description: "The kinds and tools that the ledger has entries of, with how many.",
  request: { params },
  responses: {
    200: {
      description: "The kinds and tools",
      content: { "application/json": { schema: historyFiltersSchema } },
    },
    ...refusals(401, 403, 404),
  },
});

// Clients send cursors back, so values that the database cannot handle are refused here.
const historyPlace = z.object({
  time: z.int().min(0).max(Date.UTC(3000, 0)),
  rowId: z.int32().min(0),
});

/** Registers `GET /agents/{id}/history` and `/agents/{id}/history-filters`. */
export function registerHistory(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(historyRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { limit, cursor, kind, source, from = null, to = null, q } = context.req.valid("query");
    if (from !== null && to !== null && to < from) {
      throw new ProblemError(validationProblem(
        [{ path: "to", message: "is before `from`; it is the last day and included" }],
        "query",
      ));
    }
    const before = fromCursor(cursor, historyPlace);
    const found = await context.var.services.agents.history(
      context.var.viewer,
      id,
      { limit: limit + 1, before },
      { kinds: kind, sources: source, from, to, q, language: languageOf(context.req.raw) },
    );
    if (!found) throw new ProblemError(notFound("agent"));
    const placeOf = ({ time, id }: typeof found[number]) => (
      { time: Date.parse(time), rowId: id }
    );
    return context.json(cutPage(found, limit, placeOf), 200);
  });

  api.openapi(filtersRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { agents } = context.var.services;
    const language = languageOf(context.req.raw);
    const found = await agents.historyFilters(context.var.viewer, id, language);
    if (!found) throw new ProblemError(notFound("agent"));
    return context.json(found, 200);
  });
}
