import { LANGUAGE_CODES } from "@/core/language.ts";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { expectedRevision } from "@/core/revisions.ts";
import {
  REPORT_CHANNELS,
  reportDeliverySchema,
  reportScheduleSchema,
  reportTestSchema,
} from "@/core/reports/views.ts";
import { pageShape } from "@/core/shapes.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "./environment.ts";
import { cutPage, emailText, fromCursor, idText, pageQuery, storableText } from "./lists.ts";
import { notFound } from "./problems.ts";
import { refusals } from "./refusals.ts";
import { reportRoute } from "./report.ts";

const scheduleId = z.coerce.number().int().min(1).max(2_147_483_647).meta({ type: "integer" });
const params = z.object({ id: scheduleId });
const path = "/insights/report-schedules/{id}";

const settings = {
  recipients: z.array(emailText).max(50).meta({ description: "E-mail addresses, at most 20" }),
  slackUrl: storableText.max(256).trim().meta({
    description: "The URL of a Slack incoming webhook. It is stored encrypted and never answered.",
  }),
  weekday: z.int().min(1).max(7).meta({ description: "1 = Monday" }),
  hour: z.int().min(0).max(23).meta({ description: "In the organization's time zone" }),
  language: z.enum(LANGUAGE_CODES),
  isPaused: z.boolean(),
};

const newScheduleSchema = z.strictObject({
  team: idText.nullable().default(null).meta({ description: "null: everybody, for admins" }),
  channel: z.enum(REPORT_CHANNELS),
  recipients: settings.recipients.optional(),
  slackUrl: settings.slackUrl.optional(),
  weekday: settings.weekday.default(1),
  hour: settings.hour.default(8),
  language: settings.language.default("en"),
  isPaused: settings.isPaused.default(false),
}).meta({ id: "NewReportSchedule" });

const patchSchema = z.strictObject({
  recipients: settings.recipients.optional(),
  slackUrl: settings.slackUrl.optional(),
  weekday: settings.weekday.optional(),
  hour: settings.hour.optional(),
  language: settings.language.optional(),
  isPaused: settings.isPaused.optional(),
  revision: expectedRevision,
}).meta({ id: "ReportSchedulePatch" });

const json = <Schema extends z.ZodType>(schema: Schema) => ({ "application/json": { schema } });
const one = { description: "The weekly report", content: json(reportScheduleSchema) };

const listRoute = createRoute({
  ...reportRoute,
  method: "get",
  path: "/insights/report-schedules",
  summary: "List the weekly reports that go out by themselves",
  description: "Managers get those of their teams, admins and keys all.",
  responses: {
    200: { description: "All of them", content: json(pageShape(reportScheduleSchema)) },
    ...refusals(401, 403),
  },
});

const createScheduleRoute = createRoute({
  ...reportRoute,
  method: "post",
  path: "/insights/report-schedules",
  summary: "Send a weekly report by itself",
  description: "By mail or to Slack, every week at the same hour; the first one at the next such " +
    "hour. What is promised about each delivery: docs/reports.md.",
  request: { body: { required: true, content: json(newScheduleSchema) } },
  responses: { 201: one, ...refusals(400, 401, 403, 409, 413, 415, 422) },
});

const findRoute = createRoute({
  ...reportRoute,
  method: "get",
  path,
  summary: "Get a weekly report that goes out by itself",
  request: { params },
  responses: { 200: one, ...refusals(401, 403, 404, 422) },
});

const updateRoute = createRoute({
  ...reportRoute,
  method: "patch",
  path,
  summary: "Change a weekly report that goes out by itself",
  description: "Fields that are left out stay as they are.",
  request: { params, body: { required: true, content: json(patchSchema) } },
  responses: { 200: one, ...refusals(400, 401, 403, 404, 409, 413, 415, 422) },
});

const removeRoute = createRoute({
  ...reportRoute,
  method: "delete",
  path,
  summary: "Stop a weekly report, and remove the list of its deliveries",
  request: { params },
  responses: { 204: { description: "Removed" }, ...refusals(401, 403, 404, 422) },
});

const testRoute = createRoute({
  ...reportRoute,
  method: "post",
  path: `${path}/test`,
  summary: "Send a test now",
  description: "Sends the newest report to all recipients; it does not count as a delivery.",
  request: { params },
  responses: {
    200: { description: "What became of it", content: json(reportTestSchema) },
    ...refusals(401, 403, 404, 422),
  },
});

const deliveriesRoute = createRoute({
  ...reportRoute,
  method: "get",
  path: `${path}/deliveries`,
  summary: "List the deliveries of a weekly report",
  description: "Newest first.",
  request: { params, query: z.object(pageQuery) },
  responses: {
    200: { description: "A page of deliveries", content: json(pageShape(reportDeliverySchema)) },
    ...refusals(401, 403, 404, 422),
  },
});

const againRoute = createRoute({
  ...reportRoute,
  method: "post",
  path: `${path}/deliveries/{delivery}/send`,
  summary: "Send a report again that failed or may not have arrived",
  request: { params: z.object({ id: scheduleId, delivery: scheduleId }) },
  responses: { 204: { description: "It is sent in a moment" }, ...refusals(401, 403, 404, 422) },
});

const place = z.object({ id: z.int() });

/** Registers `/insights/report-schedules`. */
export function registerReportSchedules(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const entries = await context.var.services.reports.schedules.list(context.var.viewer);
    return context.json({ entries, nextCursor: null }, 200);
  });

  api.openapi(createScheduleRoute, async (context) => {
    const { schedules } = context.var.services.reports;
    return context.json(await schedules.create(context.var.viewer, context.req.valid("json")), 201);
  });

  api.openapi(findRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { schedules } = context.var.services.reports;
    return context.json(known(await schedules.find(context.var.viewer, id)), 200);
  });

  api.openapi(updateRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { revision, ...changes } = context.req.valid("json");
    const { schedules } = context.var.services.reports;
    const changed = await schedules.update(context.var.viewer, id, changes, revision);
    return context.json(known(changed), 200);
  });

  api.openapi(removeRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { schedules } = context.var.services.reports;
    known(await schedules.remove(context.var.viewer, id) || undefined);
    return context.body(null, 204);
  });

  api.openapi(testRoute, async (context) => {
    const { id } = context.req.valid("param");
    return context.json(
      known(await context.var.services.reports.test(context.var.viewer, id)),
      200,
    );
  });

  api.openapi(deliveriesRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { limit, cursor } = context.req.valid("query");
    const page = { limit: limit + 1, before: fromCursor(cursor, place)?.id ?? null };
    const { reports } = context.var.services;
    const found = known(await reports.deliveries(context.var.viewer, id, page));
    const entries = found.map(({ nextAttemptAt, sentAt, ...rest }) => ({
      ...rest,
      nextAttemptAt: momentOf(nextAttemptAt),
      sentAt: momentOf(sentAt),
    }));
    return context.json(cutPage(entries, limit, (last) => ({ id: last.id })), 200);
  });

  api.openapi(againRoute, async (context) => {
    const { id, delivery } = context.req.valid("param");
    const { reports } = context.var.services;
    known(await reports.sendAgain(context.var.viewer, id, delivery) || undefined);
    return context.body(null, 204);
  });
}

function momentOf(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}

function known<T>(found: T | undefined): T {
  if (found === undefined) throw new ProblemError(notFound("weekly report"));
  return found;
}
