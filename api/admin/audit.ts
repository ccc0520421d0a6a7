import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  AUDIT_OUTCOMES,
  auditActionSchema,
  auditEntrySchema,
  auditFileSchema,
} from "@/core/audit.ts";
import { pageShape } from "@/core/shapes.ts";
import type { ApiContext, ApiEnv } from "@/api/environment.ts";
import { toAuditEntry, toFilter } from "@/api/audit_entries.ts";
import { AUDIT_CSV_HEADER, auditCsvRow, exportAudit } from "@/api/audit_export.ts";
import { download } from "@/api/download.ts";
import { cutPage, fromCursor, pageQuery, storableText, wholeListSchema } from "@/api/lists.ts";
import { refusals } from "@/api/refusals.ts";
import { dayOrMoment } from "@/api/times.ts";
import { AUDIT_ACTIONS } from "@/api/audit_actions.ts";
import { adminRoute } from "./viewer.ts";

const base = { ...adminRoute, tags: ["Audit log"] };
const text = storableText.min(1);

const filters = {
  actor: text.optional().meta({
    description: "The id of an account or key, or part of a name",
  }),
  action: text.optional().meta({ example: "agent.change" }),
  objectKind: text.optional().meta({ example: "agent" }),
  objectId: text.optional().meta({ example: "ava" }),
  from: dayOrMoment.optional().meta({
    type: "string",
    description: "A day in the organization's time zone, or a moment",
  }),
  to: dayOrMoment.optional().meta({
    type: "string",
    description: "A day, which is included, or a moment, before which the acts began",
  }),
  outcome: z.enum(AUDIT_OUTCOMES).optional().meta({
    description: "`running`: its end is not stored, because it runs or the process stopped",
  }),
  q: text.optional().meta({
    description: "Text in names, ids or states, in any letter case",
  }),
};

const listRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/audit",
  summary: "List administrative acts",
  description: "Newest first. The entries can only be added to, and contain no secrets.",
  request: { query: z.object({ ...pageQuery, ...filters }) },
  responses: {
    200: {
      description: "A page of acts",
      content: { "application/json": { schema: pageShape(auditEntrySchema) } },
    },
    ...refusals(401, 403, 422),
  },
});

const actionsRoute = createRoute({
  ...base,
  method: "get",
  path: "/admin/audit/actions",
  summary: "List the actions that the audit log names",
  responses: {
    200: {
      description: "The actions, by their words",
      content: { "application/json": { schema: wholeListSchema(auditActionSchema) } },
    },
    ...refusals(401, 403),
  },
});

const exported = (type: string, path: string, summary: string) =>
  createRoute({
    ...base,
    method: "get",
    path,
    summary,
    description: "All acts that the filters leave, newest first, as a stream.",
    request: { query: z.object(filters) },
    responses: {
      200: { description: "The acts", content: { [type]: { schema: auditFileSchema } } },
      ...refusals(401, 403, 422),
    },
  });

const csvRoute = exported("text/csv", "/admin/audit.csv", "Export administrative acts as CSV");
const ndjsonRoute = exported(
  "application/x-ndjson",
  "/admin/audit.ndjson",
  "Export administrative acts as NDJSON",
);

const place = z.object({ id: z.int32().min(1) });

/** Registers `/admin/audit`, its actions and its exports. */
export function registerAudit(api: OpenAPIHono<ApiEnv>): void {
  api.openapi(listRoute, async (context) => {
    const { limit, cursor, ...query } = context.req.valid("query");
    const before = fromCursor(cursor, place)?.id ?? null;
    const { audit } = context.var.services;
    const found = await audit.list(toFilter(query, timeZoneOf(context)), {
      limit: limit + 1,
      before,
    });
    const { entries, nextCursor } = cutPage(found, limit, ({ id }) => ({ id }));
    context.header("cache-control", "no-store");
    return context.json({ entries: entries.map(toAuditEntry), nextCursor }, 200);
  });

  api.openapi(actionsRoute, (context) => context.json({ entries: AUDIT_ACTIONS }, 200));

  api.openapi(csvRoute, (context) => {
    const filter = toFilter(context.req.valid("query"), timeZoneOf(context));
    const { audit } = context.var.services;
    const parts = exportAudit(audit, filter, AUDIT_CSV_HEADER, auditCsvRow);
    return download(context, parts, { type: "text/csv; charset=utf-8", fileName: "audit-log.csv" });
  });

  api.openapi(ndjsonRoute, (context) => {
    const filter = toFilter(context.req.valid("query"), timeZoneOf(context));
    const { audit } = context.var.services;
    const parts = exportAudit(audit, filter, "", (entry) => `${JSON.stringify(entry)}\n`);
    const type = "application/x-ndjson; charset=utf-8";
    return download(context, parts, { type, fileName: "audit-log.ndjson" });
  });
}

const timeZoneOf = ({ var: { services } }: ApiContext) => services.info.timeZone;
