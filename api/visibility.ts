import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { visibilitySchema } from "@/core/agents/views.ts";
import { fieldsOf } from "@/core/shapes.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "./environment.ts";
import { agentText } from "./lists.ts";
import { notFound } from "./problems.ts";
import { refusals } from "./refusals.ts";

const base = {
  path: "/agents/{id}/visibility",
  tags: ["Agents"],
  security: [{ key: [] }, { session: [] }],
};
const params = z.object({ id: agentText });
const answer = {
  description: "Whether the agent is shown",
  content: { "application/json": { schema: visibilitySchema } },
};

const findRoute = createRoute({
  ...base,
  method: "get",
  summary: "Get whether an agent is hidden from the boards",
  request: { params },
  responses: { 200: answer, ...refusals(401, 403, 404) },
});

const changeRoute = createRoute({
  ...base,
  method: "patch",
  summary: "Hide an agent from the boards, or show them again",
  description:
    "For agents themselves and for admins. Points, levels and challenges do not change; " +
    "hidden agents still see everybody else.",
  request: {
    params,
    body: {
      required: true,
      content: { "application/json": { schema: z.strictObject(fieldsOf(visibilitySchema)) } },
    },
  },
  responses: { 200: answer, ...refusals(400, 401, 403, 404, 415, 422) },
});

/** Registers `GET` and `PATCH /agents/{id}/visibility`. */
export function registerVisibility(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(findRoute, async (context) => {
    const { id } = context.req.valid("param");
    const agent = await context.var.services.people.findAgent(id);
    if (!agent) throw new ProblemError(notFound("agent"));
    return context.json({ hidden: agent.hidden }, 200);
  });

  api.openapi(changeRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { hidden } = context.req.valid("json");
    const agent = await context.var.services.people.changeAgent(id, { hidden });
    if (!agent) throw new ProblemError(notFound("agent"));
    return context.json({ hidden: agent.hidden }, 200);
  });
}
