import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { changeResultSchema } from "@/core/corrections/views.ts";
import { MAX_CORRECTION_POINTS, MAX_REASON_LENGTH } from "@/core/events/corrections.ts";
import type { Changed } from "@/services/corrections/mod.ts";
import { languageOf } from "@/services/problems/language.ts";
import type { ApiContext, ApiEnv } from "./environment.ts";
import { longText, storableText } from "./lists.ts";
import { refusals } from "./refusals.ts";

const shared = {
  method: "post" as const,
  tags: ["Events"],
  security: [{ key: [] }, { session: [] }],
};
const responses = {
  200: {
    description: "What changed, or for a preview, what would change",
    content: { "application/json": { schema: changeResultSchema } },
  },
  ...refusals(400, 401, 403, 404, 409, 413, 415, 422),
};
const change = {
  event: z.strictObject({ source: storableText.min(1), id: storableText.min(1) })
    .meta({ example: { source: "/livechat", id: "m-1" } }),
  reason: longText(MAX_REASON_LENGTH).meta({ description: "The agent reads it" }),
  isPreview: z.boolean().default(false)
    .meta({ description: "Whether to answer what would change, without changing anything" }),
};
const points = z.int().min(-MAX_CORRECTION_POINTS).max(MAX_CORRECTION_POINTS);

const correctRoute = createRoute({
  ...shared,
  path: "/corrections",
  summary: "Correct what an event counts",
  description:
    "Changes the points of an event to `points` or by `difference`, with a reason that the agent " +
    "reads. The correction is an event of its own (`points_corrected`, source " +
    "`laurel:correction`) with the time of the corrected work, and can be reversed. " +
    "`expectedPoints` is what the event counted when you decided: when it counts something else " +
    "by now, the answer is `points_changed` and nothing changes. Repeating the newest request " +
    "changes nothing (`Idempotent-Replayed: true`). For managers of the agent's team, admins, and " +
    "keys with the scope admin; managers do not correct their own entries.",
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            ...change,
            points: points.min(0).optional().meta({ description: "What it should count" }),
            difference: points.optional().meta({ description: "By how much more or less" }),
            expectedPoints: points.optional(),
          }).superRefine((given, context) => {
            if ((given.points === undefined) !== (given.difference === undefined)) return;
            const isNone = given.points === undefined;
            context.addIssue({
              code: "custom",
              path: ["points"],
              message: isNone
                ? "is missing; give points or difference"
                : "and difference exclude each other",
            });
          }).meta({ id: "NewCorrection" }),
        },
      },
    },
  },
  responses,
});

const reverseRoute = createRoute({
  ...shared,
  path: "/reversals",
  summary: "Take an event back, with a reason",
  description:
    "Does what `DELETE /events/{source}/{id}` does, for managers of the agent's team, too, and with " +
    "a reason that the agent reads. The same request again changes nothing " +
    "(`Idempotent-Replayed: true`); another one about the same event gets `event_reversed`.",
  request: {
    body: {
      required: true,
      content: {
        "application/json": { schema: z.strictObject(change).meta({ id: "NewReversal" }) },
      },
    },
  },
  responses,
});

/** Registers `POST /corrections` and `POST /reversals`. */
export function registerCorrections(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(correctRoute, async (context) => {
    const { corrections } = context.var.services;
    const language = languageOf(context.req.raw);
    const request = { ...context.req.valid("json"), language };
    const changed = await corrections.correct(context.var.viewer, request);
    return context.json(markRepeated(context, changed), 200);
  });

  api.openapi(reverseRoute, async (context) => {
    const { corrections } = context.var.services;
    const language = languageOf(context.req.raw);
    const request = { ...context.req.valid("json"), language };
    const changed = await corrections.reverse(context.var.viewer, request);
    return context.json(markRepeated(context, changed), 200);
  });
}

function markRepeated(context: ApiContext, { isRepeated, result }: Changed): Changed["result"] {
  if (isRepeated) context.header("Idempotent-Replayed", "true");
  return result;
}
