import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  calendarEffectSchema,
  calendarFileSchema,
  holidayFileSchema,
  wholeCalendarSchema,
  workingCalendarSchema,
} from "@/core/calendars/working_calendars.ts";
import { daySchema } from "@/core/calendars/moments.ts";
import { expectedRevision } from "@/core/revisions.ts";
import { pageShape } from "@/core/shapes.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { download } from "@/api/download.ts";
import type { ApiEnv } from "@/api/environment.ts";
import { cutPage, fromCursor, idText, nameText, pageQuery, storableText } from "@/api/lists.ts";
import { notFound } from "@/api/problems.ts";
import { refusals } from "@/api/refusals.ts";
import { languageOf } from "@/services/problems/language.ts";
import { adminRoute } from "./viewer.ts";

const base = { ...adminRoute, tags: ["Calendars"] };
const params = z.object({ id: z.coerce.number().pipe(z.int32().min(1)) });
const name = nameText.max(200);
const teams = z.array(idText).max(500);
const weekdays = z.array(z.int()).max(7).meta({
  description: "1 = Monday … 7 = Sunday; an empty list: a pause, in which no streak ends",
  example: [1, 2, 3, 4, 5],
});

const newSchema = z.strictObject({
  name,
  weekdays: z.strictObject({ effectiveFrom: daySchema, weekdays }).nullable().default(null)
    .meta({ description: "The weekdays from a day on; null: those of the organization" }),
  teams: teams.default([]).meta({ description: "Ids of the teams that use it" }),
}).meta({ id: "NewWorkingCalendar" });

const changeSchema = z.strictObject({
  expectedRevision,
  name: name.optional(),
  teams: teams.optional().meta({ description: "Ids of all teams that use it" }),
  weekdays: z.strictObject({ effectiveFrom: daySchema, weekdays: weekdays.nullable() }).optional()
    .meta({ description: "The weekdays from a day on; null takes that version back" }),
  days: z.array(z.strictObject({ day: daySchema, name: name.nullable() })).max(500).optional()
    .meta({ description: "Days that become holidays, or ordinary days with null as the name" }),
  holidays: z.array(z.strictObject({ first: daySchema, last: daySchema, name })).max(400)
    .optional().meta({ description: "Holidays to add" }),
}).meta({ id: "WorkingCalendarChange" });

const whole = (description: string) => ({
  description,
  content: { "application/json": { schema: wholeCalendarSchema } },
});
const body = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { "application/json": { schema } },
});

const listRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/working-calendars",
  summary: "List calendars with a name",
  description:
    "The organization's first, then shared calendars, then what teams have of their own.",
  request: {
    query: z.object({
      ...pageQuery,
      q: storableText.default("").meta({ description: "Words of the name or of a team" }),
    }),
  },
  responses: {
    200: {
      description: "A page of calendars",
      content: { "application/json": { schema: pageShape(workingCalendarSchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const findRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/working-calendars/{id}",
  summary: "Get a calendar",
  request: {
    params,
    query: z.object({
      year: z.coerce.number().int().min(1970).max(2999).optional()
        .meta({ type: "integer", description: "Of which year the holidays are listed" }),
    }),
  },
  responses: { 200: whole("The calendar"), ...refusals(401, 403, 404, 422) },
});

const newRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/working-calendars",
  summary: "Create a calendar that teams share",
  request: { body: body(newSchema) },
  responses: { 201: whole("The calendar"), ...refusals(400, 401, 403, 409, 415, 422) },
});

const changeRoute = createRoute({
  ...base,
  method: "patch",
  path: "/admin/working-calendars/{id}",
  summary: "Change a calendar",
  description: "What is left out stays as it is. Streaks and their points are derived again " +
    "within moments, also for past days.",
  request: { params, body: body(changeSchema) },
  responses: { 200: whole("The calendar"), ...refusals(400, 401, 403, 404, 409, 413, 415, 422) },
});

const previewRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/working-calendars/{id}/preview",
  summary: "See what a change of a calendar would do",
  description: "Compares the running streaks before and after the change. Nothing is stored.",
  request: { params, body: body(changeSchema) },
  responses: {
    200: {
      description: "What the change does",
      content: { "application/json": { schema: calendarEffectSchema } },
    },
    ...refusals(400, 401, 403, 404, 409, 413, 415, 422),
  },
});

const deleteRoute = createRoute({
  ...base,
  method: "delete",
  path: "/admin/working-calendars/{id}",
  summary: "Delete a calendar",
  description: "A shared calendar only when no team uses it. The organization's always exists.",
  request: { params },
  responses: { 204: { description: "Deleted" }, ...refusals(401, 403, 404, 409, 422) },
});

const readFileRoute = createRoute({
  ...base,
  method: "post",
  path: "/admin/working-calendars/{id}/file",
  summary: "Compare an iCalendar file with a calendar",
  description:
    "Reads the holidays of a file (.ics): whole days, with repetitions. Nothing is stored; send " +
    "`added` as `holidays` of a change to add them.",
  request: {
    params,
    body: body(z.strictObject({
      file: z.string().min(1).meta({ description: "The text of the file" }),
      from: daySchema.optional().meta({ description: "Default: the beginning of last year" }),
      to: daySchema.optional().meta({ description: "Default: the end of the year after next" }),
    })),
  },
  responses: {
    200: {
      description: "What is in the file",
      content: { "application/json": { schema: holidayFileSchema } },
    },
    ...refusals(400, 401, 403, 404, 413, 415, 422),
  },
});

const exportRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/working-calendars/{id}/file",
  summary: "Download the holidays as an iCalendar file",
  request: { params },
  responses: {
    200: { description: "The file", content: { "text/calendar": { schema: calendarFileSchema } } },
    ...refusals(401, 403, 404, 422),
  },
});

const place = z.object({ skip: z.int().min(0).max(100_000) });
const MISSING = "calendar";

/** Registers `/admin/working-calendars`. */
export function registerWorkingCalendars(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor, q } = context.req.valid("query");
    const skip = fromCursor(cursor, place)?.skip ?? 0;
    const found = await context.var.services.workingCalendars.list({ q, skip, limit: limit + 1 });
    return context.json(cutPage(found, limit, () => ({ skip: skip + limit })), 200);
  });

  api.openapi(findRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { year } = context.req.valid("query");
    const found = await context.var.services.workingCalendars.find(id, year);
    if (!found) throw new ProblemError(notFound(MISSING));
    return context.json(found, 200);
  });

  api.openapi(newRoute, async (context) => {
    const made = await context.var.services.workingCalendars.create(context.req.valid("json"));
    return context.json(made, 201);
  });

  api.openapi(changeRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { expectedRevision, ...change } = context.req.valid("json");
    const changed = await context.var.services.workingCalendars
      .change(id, change, expectedRevision);
    if (!changed) throw new ProblemError(notFound(MISSING));
    return context.json(changed, 200);
  });

  api.openapi(previewRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { expectedRevision, ...change } = context.req.valid("json");
    const effect = await context.var.services.workingCalendars
      .preview(id, change, expectedRevision);
    if (!effect) throw new ProblemError(notFound(MISSING));
    return context.json(effect, 200);
  });

  api.openapi(deleteRoute, async (context) => {
    const isGone = await context.var.services.workingCalendars
      .remove(context.req.valid("param").id);
    if (!isGone) throw new ProblemError(notFound(MISSING));
    return context.body(null, 204);
  });

  api.openapi(readFileRoute, async (context) => {
    const { id } = context.req.valid("param");
    const { file, ...span } = context.req.valid("json");
    const language = languageOf(context.req.raw);
    const read = await context.var.services.workingCalendars.readFile(id, file, span, language);
    if (!read) throw new ProblemError(notFound(MISSING));
    return context.json(read, 200);
  });

  api.openapi(exportRoute, async (context) => {
    const found = await context.var.services.workingCalendars
      .export(context.req.valid("param").id);
    if (!found) throw new ProblemError(notFound(MISSING));
    const type = "text/calendar; charset=utf-8";
    return download(context, once(found.text), { type, fileName: "holidays.ics" });
  });
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
