import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { languageOf } from "@/services/problems/language.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { entryStorySchema, eventStorySchema } from "@/core/explain/views.ts";
import type { ApiEnv } from "./environment.ts";
import { withSentences } from "./explanation.ts";
import { agentText, storableText } from "./lists.ts";
import { notFound } from "./problems.ts";
import { refusals } from "./refusals.ts";

const security = [{ key: [] }, { session: [] }];
const text = storableText.min(1);

const eventRoute = createRoute({
  method: "get",
  path: "/events/{source}/{id}",
  tags: ["Events"],
  security,
  summary: "Get an event with the explanation of its points",
  description:
    "The outcome of a stored event: why it paid this many points, or none. For the agent " +
    "themselves, their managers, admins, and keys with the scope read. Percent-encode the " +
    "source.",
  request: { params: z.object({ source: text, id: text }) },
  responses: {
    200: {
      description: "The event with its explanation",
      content: { "application/json": { schema: eventStorySchema } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

const entryRoute = createRoute({
  method: "get",
  path: "/agents/{id}/history/{entryId}",
  tags: ["Agents"],
  security,
  summary: "Get a ledger entry with the explanation of its points",
  request: {
    params: z.object({ id: agentText, entryId: z.coerce.number().pipe(z.int32().min(1)) }),
  },
  responses: {
    200: {
      description: "The entry with its explanation",
      content: { "application/json": { schema: entryStorySchema } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

/** Registers `GET /events/{source}/{id}` and `GET /agents/{id}/history/{entryId}`. */
export function registerExplanations(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(eventRoute, async (context) => {
    const { source, id } = context.req.valid("param");
    const { explanations } = context.var.services;
    const language = languageOf(context.req.raw);
    const story = await explanations.event(context.var.viewer, source, id, language);
    if (!story) throw new ProblemError(notFound("event"));
    const explanation = withSentences(story.explanation, language);
    return context.json({ ...story, explanation }, 200);
  });

  api.openapi(entryRoute, async (context) => {
    const { id, entryId } = context.req.valid("param");
    const { explanations } = context.var.services;
    const language = languageOf(context.req.raw);
    const story = await explanations.entry(context.var.viewer, id, entryId, language);
    if (!story) throw new ProblemError(notFound("entry"));
    const explanation = withSentences(story.explanation, language);
    return context.json({ ...story, explanation }, 200);
  });
}
