import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnv } from "@/api/environment.ts";
import { agentText, cutPage, fromCursor, pageQuery, storableText } from "@/api/lists.ts";
import { leaveId, leaveNote, leavePlace } from "@/api/me/leave.ts";
import { signedInPerson } from "@/api/me/viewer.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { daySchema } from "@/core/calendars/moments.ts";
import { teamLeaveSchema } from "@/core/leave.ts";
import { expectedRevision } from "@/core/revisions.ts";
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
      state: z.enum(["asked", "decided", "all"]).default("asked").meta({
        description: "`asked`: what waits for a decision, the earliest days first; `decided`: " +
          "what was granted, declined or canceled, the latest days first; `all`: both, with what " +
          "was withdrawn",
      }),
      agent: agentText.optional().meta({ description: "The only agent whose leave is listed" }),
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

const days = {
  first: daySchema,
  last: daySchema.meta({ description: "The last day off" }),
  note: leaveNote,
};

const enterRoute = createRoute({
  ...teamRoute,
  method: "post",
  path: "/team/leave",
  summary: "Enter leave for somebody",
  description: "It is granted at once; the agent's streak is scored again within moments.",
  request: {
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({ agent: agentText, ...days }).meta({ id: "EnteredLeave" }),
        },
      },
    },
  },
  responses: { 201: teamLeave, ...refusals(400, 401, 403, 409, 415, 422) },
});

const changeRoute = createRoute({
  ...teamRoute,
  method: "patch",
  path: "/team/leave/{id}",
  summary: "Move leave to other days",
  request: {
    params: leaveId,
    body: {
      required: true,
      content: {
        "application/json": {
          schema: z.strictObject({ ...days, expectedRevision }).meta({ id: "ChangedLeave" }),
        },
      },
    },
  },
  responses: { 200: teamLeave, ...refusals(400, 401, 403, 404, 409, 415, 422) },
});

const cancelRoute = createRoute({
  ...teamRoute,
  method: "post",
  path: "/team/leave/{id}/cancel",
  summary: "Cancel leave",
  description: "Its days are working days again. The agent sees the reason.",
  request: declineRoute.request,
  responses: { 200: teamLeave, ...refusals(400, 401, 403, 404, 409, 415, 422) },
});

/** Registers `/team/leave`. */
export function registerTeamLeave(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor, state, agent } = context.req.valid("query");
    const after = fromCursor(cursor, leavePlace);
    const page = { which: state, agent, limit: limit + 1, after };
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

  api.openapi(enterRoute, async (context) => {
    const { agent, ...request } = context.req.valid("json");
    const entered = await context.var.services.leave
      .enter(signedInPerson(context), agent, request);
    return context.json(entered, 201);
  });

  api.openapi(changeRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { expectedRevision, ...request } = context.req.valid("json");
    const changed = await context.var.services.leave
      .change(signedInPerson(context), id, request, expectedRevision);
    if (!changed) throw new ProblemError(notFound("leave"));
    return context.json(changed, 200);
  });

  api.openapi(cancelRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { reason } = context.req.valid("json");
    const canceled = await context.var.services.leave.cancel(signedInPerson(context), id, reason);
    if (!canceled) throw new ProblemError(notFound("leave"));
    return context.json(canceled, 200);
  });
}
