import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnv } from "@/api/environment.ts";
import { cutPage, fromCursor, pageQuery, storableText } from "@/api/lists.ts";
import { leaveId, leavePlace } from "@/api/me/leave.ts";
import { signedInPerson } from "@/api/me/viewer.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { teamLeaveSchema } from "@/core/leave.ts";
import { pageShape } from "@/core/shapes.ts";
import { ProblemError } from "@/services/problems/mod.ts";

const teamRoute = {
  tags: ["Team"],
  security: [{ session: [] }],
};

const teamLeave = {
  description: "The request",
  content: { "application/json": { schema: teamLeaveSchema } },
};

const listRoute = createRoute({
  ...teamRoute,
  method: "get",
  path: "/team/leave",
  summary: "List the leave of one's teams",
  description: "Managers get the requests of their teams, admins all.",
  request: {
    query: z.object({
      ...pageQuery,
      state: z.enum(["asked", "decided"]).default("asked").meta({
        description: "`asked`: what waits for a decision, the earliest days first; `decided`: " +
          "what was granted, declined or canceled, the latest days first",
      }),
    }),
  },
  responses: {
    200: {
      description: "A page of requests",
      content: { "application/json": { schema: pageShape(teamLeaveSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const approveRoute = createRoute({
  ...teamRoute,
  method: "post",
  path: "/team/leave/{id}/approve",
  summary: "Approve leave",
  description: "The days become days off; the agent's streak is scored again within moments. " +
    "Nobody decides about their own leave while somebody else can.",
  request: { params: leaveId },
  responses: { 200: teamLeave, ...refusals(401, 403, 404, 409, 422) },
});

const declineRoute = createRoute({
  ...teamRoute,
  method: "post",
  path: "/team/leave/{id}/decline",
  summary: "Decline leave",
  description: "The agent sees the reason.",
  request: {
    params: leaveId,
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({ reason: storableText.trim().min(1, "is empty").max(200) }),
        },
      },
    },
  },
  responses: { 200: teamLeave, ...refusals(400, 401, 403, 404, 409, 415, 422) },
});

/** Registers `/team/leave`. */
export function registerTeamLeave(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor, state } = context.req.valid("query");
    const after = fromCursor(cursor, leavePlace);
    const page = { isAsked: state === "asked", limit: limit + 1, after };
    const found = await context.var.services.leave.listTeam(signedInPerson(context), page);
    const placeOf = ({ leave: { first, id } }: typeof found[number]) => ({ first, id });
    return context.json(cutPage(found, limit, placeOf), 200);
  });

  api.openapi(approveRoute, async (context) => {
    const { id } = context.req.valid("param");
    const decision = { isApproved: true, reason: null };
    const decided = await context.var.services.leave.decide(signedInPerson(context), id, decision);
    if (!decided) throw new ProblemError(notFound("request for leave"));
    return context.json(decided, 200);
  });

  api.openapi(declineRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { reason } = context.req.valid("json");
    const decision = { isApproved: false, reason };
    const decided = await context.var.services.leave.decide(signedInPerson(context), id, decision);
    if (!decided) throw new ProblemError(notFound("request for leave"));
    return context.json(decided, 200);
  });
}
