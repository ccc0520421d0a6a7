import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { agentMergeSchema } from "@/core/agents/views.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { agentText } from "@/api/lists.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";

const mergeRoute = createRoute({
  method: "post",
  path: "/admin/agents/{id}/merge",
  tags: ["Administration"],
  security: [{ key: [] }, { session: [] }],
  summary: "Merge an agent into another one",
  description:
    "For two agents who are one person. Everything that the first one did is moved to the " +
    "other and scored as if that agent had done it from the start, with their team, leave and " +
    "boosts. Events keep their identities and answers, the ledger keeps every entry, and the " +
    "first agent's id and e-mail become aliases. It cannot be undone: ask for a preview " +
    "first. Scoring is paused during the merge.",
  request: {
    params: z.object({ id: agentText }),
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            into: agentText.meta({ description: "The agent that remains" }),
            isPreview: z.boolean().default(false).meta({
              description: "Whether to return only the expected result, without changing anything",
            }),
          }).meta({ id: "NewAgentMerge" }),
        },
      },
    },
  },
  responses: {
    200: {
      description: "The result",
      content: { "application/json": { schema: agentMergeSchema } },
    },
    ...refusals(400, 401, 403, 404, 415, 422),
  },
});

/** Registers `POST /admin/agents/{id}/merge`. */
export function registerAgentMerge(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(mergeRoute, async (context) => {
    const { into, isPreview } = context.req.valid("json");
    const { merging } = context.var.services;
    const result = await merging.merge(context.req.valid("param").id, into, { isPreview });
    if (!result) throw new ProblemError(notFound("agent"));
    return context.json(result, 200);
  });
}
