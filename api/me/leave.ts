import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnv } from "@/api/environment.ts";
import { cutPage, fromCursor, pageQuery, storableText } from "@/api/lists.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { daySchema } from "@/core/calendars/moments.ts";
import { leaveSchema } from "@/core/leave.ts";
import { pageShape } from "@/core/shapes.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { ownRoute, signedInPerson } from "./viewer.ts";

/** The place of a request in a list, for cursors. */
export const leavePlace = z.object({ first: daySchema, id: z.int32().min(0) });

/** The id of a request in a path. */
export const leaveId = z.object({
  id: z.coerce.number().int().min(1).max(2_147_483_647).meta({ type: "integer" }),
});

/** What is written to leave, for the people who decide. */
export const leaveNote = storableText.max(200).trim().default("").meta({
  description: "For the people who decide",
});

const newLeaveSchema = z.strictObject({
  first: daySchema.meta({ description: "The first day off" }),
  last: daySchema.meta({ description: "The last day off; at most 366 days in one request" }),
  note: leaveNote,
}).meta({ id: "NewLeave" });

const leave = {
  description: "The request",
  content: { "application/json": { schema: leaveSchema } },
};

const listRoute = createRoute({
  ...ownRoute,
  method: "get",
  path: "/me/leave",
  summary: "List one's own leave",
  description: "Requests and what became of them, latest days first.",
  request: { query: z.object(pageQuery) },
  responses: {
    200: {
      description: "A page of requests",
      content: { "application/json": { schema: pageShape(leaveSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const askRoute = createRoute({
  ...ownRoute,
  method: "post",
  path: "/me/leave",
  summary: "Ask for leave",
  description:
    "Whole days. Where the team wants to approve leave, and for days that have begun, a " +
    "manager or admin decides; other leave is granted at once. Granted days are days off: they " +
    "neither extend nor break a streak, which is scored again within moments.",
  request: {
    body: { required: true, content: { "application/json": { schema: newLeaveSchema } } },
  },
  responses: { 201: leave, ...refusals(400, 401, 403, 409, 415, 422) },
});

const takeBackRoute = createRoute({
  ...ownRoute,
  method: "delete",
  path: "/me/leave/{id}",
  summary: "Take leave back",
  description: "Withdraws a request, or cancels granted leave: its days are working days again.",
  request: { params: leaveId },
  responses: { 200: leave, ...refusals(401, 403, 404, 409, 422) },
});

/** Registers `/me/leave`. */
export function registerOwnLeave(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor } = context.req.valid("query");
    const before = fromCursor(cursor, leavePlace);
    const page = { limit: limit + 1, before };
    const found = await context.var.services.leave.listOwn(signedInPerson(context), page);
    return context.json(cutPage(found, limit, ({ first, id }) => ({ first, id })), 200);
  });

  api.openapi(askRoute, async (context) => {
    const request = context.req.valid("json");
    return context.json(
      await context.var.services.leave.ask(signedInPerson(context), request),
      201,
    );
  });

  api.openapi(takeBackRoute, async (context) => {
    const { id } = context.req.valid("param");
    const taken = await context.var.services.leave.takeBack(signedInPerson(context), id);
    if (!taken) throw new ProblemError(notFound("request for leave"));
    return context.json(taken, 200);
  });
}
