import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { agentText } from "@/api/lists.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { requireAdmin } from "./viewer.ts";

const resultSchema = z.object({
  agent: z.string().openapi({ description: "The agent that there is from then on" }),
  merged: z.string().openapi({ description: "The id that is an alias from then on" }),
  points: z.object({
    merged: z.int(),
    agentBefore: z.int(),
    agentAfter: z.int().openapi({
      description: "Not always the sum: one person has one streak, one ceiling of a day and one " +
        "award of each kind",
    }),
  }),
  movedEvents: z.int(),
  movedPeopleInTools: z.int(),
  paymentsTakenBack: z.int().openapi({
    description: "Payments of challenges that both had won; one of each is taken back",
  }),
  account: z.enum(["none", "moved", "unlinked"]).openapi({
    description:
      "The merged agent's account: there was none, it is the agent's now, or it has no " +
      "agent any more because the agent has one already",
  }),
  isPreview: z.boolean().openapi({ description: "Whether nothing was changed" }),
}).openapi("AgentMerge");

const mergeRoute = createRoute({
  method: "post",
  path: "/admin/agents/{id}/merge",
  tags: ["Administration"],
  security: [{ key: [] }, { session: [] }],
  middleware: requireAdmin,
  summary: "Merge an agent into another one",
  description: "For two agents who are one person. Everything that the first one did becomes the " +
    "other's and is scored as if it had been theirs from the start, under their team, leave and " +
    "boosts. Events keep their identities and answers, the ledger keeps every entry, and the first " +
    "one's id and e-mail become aliases. It cannot be undone: ask for a preview first. Scoring " +
    "waits meanwhile.",
  request: {
    params: z.object({ id: agentText }),
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({
            into: agentText.openapi({ description: "The agent that stays" }),
            isPreview: z.boolean().default(false).openapi({
              description: "Says what would come of it, and changes nothing",
            }),
          }).openapi("NewAgentMerge"),
        },
      },
    },
  },
  responses: {
    200: {
      description: "What came of it",
      content: { "application/json": { schema: resultSchema } },
    },
    ...refusals(400, 401, 403, 404, 415, 422),
  },
});

/** `POST /admin/agents/{id}/merge`. */
export function registerAgentMerge(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(mergeRoute, async (context) => {
    const { into, isPreview } = context.req.valid("json");
    const { merging } = context.var.services;
    const result = await merging.merge(context.req.valid("param").id, into, { isPreview });
    if (!result) throw new ProblemError(notFound("agent"));
    return context.json(result, 200);
  });
}
