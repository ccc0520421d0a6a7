import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { requireAdmin } from "./admin/viewer.ts";
import { eventAnswerSchema } from "@/core/scoring/event_answer.ts";
import type { ApiEnv } from "./environment.ts";
import { longText, storableText } from "./lists.ts";
import { MAX_REASON_LENGTH } from "@/core/events/corrections.ts";
import { refusals } from "./refusals.ts";

const reverseRoute = createRoute({
  method: "delete",
  path: "/events/{source}/{id}",
  tags: ["Events"],
  security: [{ key: [] }, { session: [] }],
  middleware: requireAdmin,
  summary: "Reverse an event",
  description:
    "The event stays in the log but no longer pays anything; points, streaks, progress and " +
    "achievements are corrected. Returns the answer of the reversal, which is an event with " +
    "the source `laurel:reversal`. Repeating the request changes nothing and returns the " +
    "first answer, with the header `Idempotent-Replayed: true`. Source and id are " +
    "percent-encoded: `/events/%2Flivechat/m-1`.",
  request: {
    params: z.object({
      source: storableText.min(1).meta({ example: "/livechat" }),
      id: storableText.min(1).meta({ example: "m-1" }),
    }),
    query: z.object({
      reason: longText(MAX_REASON_LENGTH).optional().meta({ description: "The agent reads it" }),
    }),
  },
  responses: {
    200: {
      description: "Taken back",
      content: { "application/json": { schema: eventAnswerSchema } },
    },
    ...refusals(401, 403, 404, 422),
  },
});

/** Registers `DELETE /events/{source}/{id}`. */
export function registerReversal(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(reverseRoute, async (context) => {
    const { isRepeated, answer } = await context.var.services.corrections.reverseAnyway(
      context.var.viewer,
      context.req.valid("param"),
      context.req.valid("query").reason ?? null,
    );
    if (!isRepeated) return context.json(answer, 200);
    context.header("Idempotent-Replayed", "true");
    return context.json({ ...answer, status: "duplicate" as const }, 200);
  });
}
