import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { calendarSchema, daysOffSchema } from "@/core/calendars/views.ts";
import { daySchema } from "@/core/calendars/moments.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import type { ApiEnv } from "@/api/environment.ts";
import {
  agentText,
  cutPage,
  fromCursor,
  idText,
  nameText,
  pageQuery,
  wholeListSchema,
} from "@/api/lists.ts";
import { pageShape } from "@/core/shapes.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { adminRoute } from "./viewer.ts";

const newCalendarSchema = z.strictObject({
  team: idText.nullable().default(null)
    .meta({ description: "Id of a team; null: the organization" }),
  effectiveFrom: daySchema.meta({ description: "The first day; it may be in the past" }),
  weekdays: z.array(z.int()).max(7).meta({
    description: "1 = Monday … 7 = Sunday; an empty list: a pause, in which no streak ends",
    example: [1, 2, 3, 4, 5],
  }),
}).meta({ id: "NewCalendar" });

const newDaysOffSchema = z.strictObject({
  team: idText.nullable().default(null).meta({
    description: "Id of the team whose holidays these are",
  }),
  agent: agentText.nullable().default(null)
    .meta({
      description:
        "Id of the agent who is on leave; without team and agent: holidays of the organization",
    }),
  first: daySchema,
  last: daySchema.meta({ description: "The last day off; at most 366 days in one entry" }),
  name: nameText.max(200).meta({ example: "Christmas" }),
}).meta({ id: "NewDaysOff" });

const calendarsRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/calendars",
  summary: "List calendars",
  description: "On which weekdays the organization and its teams work, and from which day on.",
  responses: {
    200: {
      description: "All versions, the organization's first",
      content: { "application/json": { schema: wholeListSchema(calendarSchema) } },
    },
    ...refusals(401, 403),
  },
});

const setCalendarRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/calendars",
  summary: "Set the working weekdays from a day on",
  description:
    "A version is in force until the next one of the same team starts. A version for the same " +
    "day is replaced. Streaks and their points are scored again within moments, also for past " +
    "days.",
  request: {
    body: { required: true, content: { "application/json": { schema: newCalendarSchema } } },
  },
  responses: {
    201: {
      description: "The version",
      content: { "application/json": { schema: calendarSchema } },
    },
    ...refusals(400, 401, 403, 415, 422),
  },
});

const removeCalendarRoute = createRoute({
  ...adminRoute,
  method: "delete",
  path: "/admin/calendars",
  summary: "Remove a version of a calendar",
  request: { query: z.object({ team: idText.optional(), effectiveFrom: daySchema }) },
  responses: { 204: { description: "Removed" }, ...refusals(401, 403, 404, 422) },
});

const daysOffRoute = createRoute({
  ...adminRoute,
  method: "get",
  path: "/admin/days-off",
  summary: "List holidays and leave",
  description: "Latest first, optionally only those of one team or one agent.",
  request: {
    query: z.object({ ...pageQuery, team: idText.optional(), agent: agentText.optional() }),
  },
  responses: {
    200: {
      description: "A page of entries",
      content: { "application/json": { schema: pageShape(daysOffSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const addDaysOffRoute = createRoute({
  ...adminRoute,
  method: "post",
  path: "/admin/days-off",
  summary: "Add holidays or leave",
  description: "Past days are allowed: a late sick note repairs a streak that those days broke.",
  request: {
    body: { required: true, content: { "application/json": { schema: newDaysOffSchema } } },
  },
  responses: {
    201: { description: "The entry", content: { "application/json": { schema: daysOffSchema } } },
    ...refusals(400, 401, 403, 415, 422),
  },
});

const removeDaysOffRoute = createRoute({
  ...adminRoute,
  method: "delete",
  path: "/admin/days-off",
  summary: "Remove holidays or leave",
  request: {
    query: z.object({
      team: idText.optional(),
      agent: agentText.optional(),
      first: daySchema,
      last: daySchema,
    }),
  },
  responses: { 204: { description: "Removed" }, ...refusals(401, 403, 404, 422) },
});

const place = z.object({ first: daySchema, rowId: z.int32().min(0) });

/** Registers `/admin/calendars` and `/admin/days-off`. */
export function registerCalendars(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(calendarsRoute, async (context) => {
    const found = await context.var.services.calendars.list();
    return context.json({ entries: found }, 200);
  });

  api.openapi(setCalendarRoute, async (context) => {
    const calendar = context.req.valid("json");
    await context.var.services.calendars.set(calendar);
    return context.json(calendar, 201);
  });

  api.openapi(removeCalendarRoute, async (context) => {
    const { team = null, effectiveFrom } = context.req.valid("query");
    const isRemoved = await context.var.services.calendars.remove({ team, effectiveFrom });
    if (!isRemoved) throw new ProblemError(notFound("calendar"));
    return context.body(null, 204);
  });

  api.openapi(daysOffRoute, async (context) => {
    const { limit, cursor, team, agent } = context.req.valid("query");
    const after = fromCursor(cursor, place);
    const found = await context.var.services.calendars
      .listDaysOff({ team, agent }, { limit: limit + 1, after });
    const page = cutPage(found, limit, ({ first, rowId }) => ({ first, rowId }));
    const entries = page.entries.map(({ team, agent, first, last, name }) => (
      { team, agent, first, last, name }
    ));
    return context.json({ entries, nextCursor: page.nextCursor }, 200);
  });

  api.openapi(addDaysOffRoute, async (context) => {
    const days = context.req.valid("json");
    await context.var.services.calendars.addDaysOff(days);
    return context.json(days, 201);
  });

  api.openapi(removeDaysOffRoute, async (context) => {
    const isRemoved = await context.var.services.calendars.removeDaysOff(
      context.req.valid("query"),
    );
    if (!isRemoved) throw new ProblemError(notFound("entry of days off"));
    return context.body(null, 204);
  });
}
