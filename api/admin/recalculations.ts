import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  agentChangeSchema,
  periodPreviewSchema,
  recalculationDetailSchema,
  recalculationSchema,
  type RecalculationView,
} from "@/core/recalculations.ts";
import { changedBy } from "@/services/corrections/permission.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { Recalculation } from "@/services/recalculations/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { cutPage, fromCursor, pageQuery, storableText, toCursor } from "@/api/lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { periodEnd, periodStart } from "@/api/periods.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { dayOrMoment } from "@/api/times.ts";
import { adminRoute } from "./viewer.ts";

const params = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });

const period = {
  from: dayOrMoment.meta({
    type: "string",
    description: "A day in the organization's time zone, or a moment",
    example: "2026-11-01T00:00:00Z",
  }),
  to: dayOrMoment.meta({
    type: "string",
    description:
      "A day, which is included, or a moment, before which the period ends. The period " +
      "has at most 92 days and is in the past",
  }),
};
const rules = z.unknown().refine((value) => value !== undefined, "is missing").meta({
  type: "object",
  description: "A rule set, as in `POST /admin/rules`",
});

const draftSchema = z.strictObject({
  ...period,
  ruleVersion: z.int().min(1).max(2_147_483_647).optional()
    .meta({ description: "A stored version; required without `rules`" }),
  rules: z.unknown().optional().meta({
    type: "object",
    description: "A rule set, as in `POST /admin/rules`",
  }),
  note: storableText.trim().max(200).default("")
    .meta({ description: "The reason, for people who read it later" }),
}).meta({ id: "RecalculationDraft" });

const whatIfSchema = z.strictObject({ ...period, rules }).meta({ id: "WhatIfPeriod" });

const json = <T extends z.ZodType>(description: string, schema: T) => ({
  description,
  content: { "application/json": { schema } },
});
const body = <T extends z.ZodType>(schema: T) => ({
  body: { required: true, content: { "application/json": { schema } } },
});

const createRecalculation = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/recalculations",
  summary: "Create the draft of a recalculation",
  description:
    "A dry run of scoring a past period under other rules. Points do not change; `…/changes` " +
    "lists what would change, and `…/apply` applies it. `rules` are stored as a version that " +
    "only applies to this period.",
  request: body(draftSchema),
  responses: {
    201: json("The draft", recalculationSchema),
    ...refusals(400, 401, 403, 415, 422),
  },
});

const listRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/recalculations",
  summary: "List recalculations",
  description: "Newest first.",
  request: { query: z.object(pageQuery) },
  responses: {
    200: json("A page of recalculations", pageShape(recalculationSchema)),
    ...refusals(401, 403, 422),
  },
});

const findRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/recalculations/{id}",
  summary: "Get a recalculation",
  description: "With the summary of what a draft would change, or the progress of an applied one.",
  request: {
    params,
    query: z.object({
      summary: z.enum(["true", "false"]).default("true").meta({
        description:
          "Whether to count what a draft would change, which takes long with many agents",
      }),
    }),
  },
  responses: {
    200: json("The recalculation", recalculationDetailSchema),
    ...refusals(401, 403, 404, 422),
  },
});

const changesRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/recalculations/{id}/changes",
  summary: "List what a recalculation changes",
  description:
    "Every agent whose bookings change, ordered by id, with all consequences: streaks, " +
    "achievements, later days. For an applied recalculation: what is still to be changed. A " +
    "page covers a limited number of agents, so it can be empty and still have a next one.",
  request: { params, query: z.object(pageQuery) },
  responses: {
    200: json("A page of changes", pageShape(agentChangeSchema)),
    ...refusals(401, 403, 404, 422),
  },
});

const applyRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/recalculations/{id}/apply",
  summary: "Apply a recalculation",
  description:
    "Its rules now apply to its period, also for events that arrive later. Correcting entries " +
    "are booked within moments, agent by agent; no ledger entry is overwritten. It cannot be " +
    "applied twice.",
  request: { params },
  responses: {
    200: json("The recalculation, running", recalculationSchema),
    ...refusals(401, 403, 404, 409, 422),
  },
});

const removeRoute = createRoute({
  ...adminRoute,
  method: "delete",
  path: "/admin/recalculations/{id}",
  summary: "Delete the draft of a recalculation",
  description: "One that was applied stays: its points were booked under its rules.",
  request: { params },
  responses: { 204: { description: "Deleted" }, ...refusals(401, 403, 404, 409, 422) },
});

const whatIfRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/rules/what-if-period",
  summary: "Try a draft of rules on a past period",
  description:
    "What a period would have paid under a draft of rules. Nothing is stored. Returns the " +
    "summary and the first 50 agents whose points change, with 20 entries of each.",
  request: body(whatIfSchema),
  responses: {
    200: json("What would change", periodPreviewSchema),
    ...refusals(400, 401, 403, 415, 422),
  },
});

const listPlace = z.object({ id: z.int32().min(0) });
const changePlace = z.object({ agent: storableText, returned: z.int().min(0) });
const PREVIEWED_AGENTS = 50;

/** Registers `/admin/recalculations` and `/admin/rules/what-if-period`. */
export function registerRecalculations(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(createRecalculation, async (context) => {
    const { viewer, services: { recalculations, info } } = context.var;
    const draft = withTimes(context.req.valid("json"), info.timeZone);
    return context.json(toAnswer(await recalculations.create(draft, changedBy(viewer))), 201);
  });

  api.openapi(removeRoute, async (context) => {
    await context.var.services.recalculations.remove(context.req.valid("param").id);
    return context.body(null, 204);
  });

  api.openapi(listRoute, async (context) => {
    const { limit, cursor } = context.req.valid("query");
    const before = fromCursor(cursor, listPlace)?.id ?? null;
    const found = await context.var.services.recalculations.list({ limit: limit + 1, before });
    const { entries, nextCursor } = cutPage(found, limit, ({ id }) => ({ id }));
    return context.json({ entries: entries.map(toAnswer), nextCursor }, 200);
  });

  api.openapi(findRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { recalculations, ruleTrials } = context.var.services;
    const found = await recalculations.find(id);
    if (!found) throw new ProblemError(notFound("recalculation"));
    const isCounted = found.status === "draft" && context.req.valid("query").summary === "true";
    const summary = isCounted ? await (await recalculations.survey(id)).summarize() : null;
    const trial = (await ruleTrials.findOf(id))?.id ?? null;
    const { waitingAgents } = found;
    return context.json({ ...toAnswer(found), waitingAgents, summary, trial }, 200);
  });

  api.openapi(changesRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { limit, cursor } = context.req.valid("query");
    const place = fromCursor(cursor, changePlace);
    const survey = await context.var.services.recalculations.survey(id);
    const { entries, next } = await survey.list({ limit, place });
    return context.json({
      entries,
      nextCursor: next && toCursor({ agent: next.agent, returned: next.returned }),
    }, 200);
  });

  api.openapi(applyRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { viewer, services: { recalculations } } = context.var;
    return context.json(toAnswer(await recalculations.apply(id, changedBy(viewer))), 200);
  });

  api.openapi(whatIfRoute, async (context) => {
    const { recalculations, info } = context.var.services;
    const draft = withTimes(context.req.valid("json"), info.timeZone);
    const preview = await recalculations.whatIf(draft, PREVIEWED_AGENTS);
    return context.json(preview, 200);
  });
}

/** Replaces the days of a period by the moments at which they begin and end. */
function withTimes<Body extends { readonly from: string; readonly to: string }>(
  body: Body,
  timeZone: string,
): Omit<Body, "from" | "to"> & { readonly from: number; readonly to: number } {
  return { ...body, from: periodStart(body.from, timeZone), to: periodEnd(body.to, timeZone) };
}

function toAnswer(recalculation: Recalculation): RecalculationView {
  const { from, to, createdAt, appliedAt, finishedAt } = recalculation;
  const iso = (value: number) => new Date(value).toISOString();
  return {
    id: recalculation.id,
    ruleVersion: recalculation.ruleVersion,
    note: recalculation.note,
    status: recalculation.status,
    from: iso(from),
    to: iso(to),
    createdAt: iso(createdAt),
    createdBy: recalculation.createdBy,
    appliedAt: appliedAt === null ? null : iso(appliedAt),
    appliedBy: recalculation.appliedBy,
    finishedAt: finishedAt === null ? null : iso(finishedAt),
    agents: recalculation.agents,
  };
}
