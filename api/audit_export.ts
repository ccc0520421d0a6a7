import type { AuditEntry } from "@/core/audit.ts";
import type { ActFilter } from "@/services/audit.ts";
import { toAuditEntry } from "./audit_entries.ts";
import type { ApiContext } from "./environment.ts";

/** The form of an export. */
interface ExportForm {
  readonly type: string;
  readonly fileName: string;
  /** The text before the first entry. */
  readonly head: string;
  readonly toLine: (entry: AuditEntry) => string;
}

/** How many entries are read at a time. */
const PAGE_ENTRIES = 500;

/**
 * Answers with all entries that the filter leaves, page by page, as fast as the client reads. When
 * the database fails in the middle, the answer breaks off, so that nobody takes a part for the whole.
 */
export function streamAudit(context: ApiContext, filter: ActFilter, form: ExportForm): Response {
  const { audit, reportError } = context.var.services;
  const encoder = new TextEncoder();
  let before: number | null = null;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (form.head !== "") controller.enqueue(encoder.encode(form.head));
    },
    async pull(controller) {
      try {
        const found = await audit.list(filter, { limit: PAGE_ENTRIES, before });
        const text = found.map((act) => form.toLine(toAuditEntry(act))).join("");
        if (text !== "") controller.enqueue(encoder.encode(text));
        before = found.at(-1)?.id ?? null;
        if (found.length < PAGE_ENTRIES) controller.close();
      } catch (error) {
        reportError("api", "an export of the audit log broke off", error);
        controller.error(error);
      }
    },
  });
  return new Response(body, {
    headers: {
      "content-type": form.type,
      "content-disposition": `attachment; filename="${form.fileName}"`,
      "cache-control": "no-store",
    },
  });
}

type Column = readonly [title: string, value: (entry: AuditEntry) => unknown];

const COLUMNS: readonly Column[] = [
  ["id", ({ id }) => id],
  ["at", ({ at }) => at],
  ["actor_kind", ({ actor }) => actor.kind],
  ["actor_id", ({ actor }) => actor.id],
  ["actor_name", ({ actor }) => actor.name],
  ["action", ({ action }) => action],
  ["title", ({ title }) => title],
  ["object_kind", ({ object }) => object.kind],
  ["object_id", ({ object }) => object.id],
  ["object_name", ({ object }) => object.name],
  ["outcome", ({ outcome }) => outcome ?? "running"],
  ["before", ({ before }) => before === null ? null : JSON.stringify(before)],
  ["after", ({ after }) => after === null ? null : JSON.stringify(after)],
  ["address", ({ address }) => address],
  ["user_agent", ({ userAgent }) => userAgent],
];

/** The first line of the CSV export. */
export const AUDIT_CSV_HEADER = `${COLUMNS.map(([title]) => title).join(",")}\r\n`;

/** Returns an entry as a line of CSV (RFC 4180). */
export function auditCsvRow(entry: AuditEntry): string {
  return `${COLUMNS.map(([, value]) => cell(value(entry))).join(",")}\r\n`;
}

/**
 * Returns a cell. Spreadsheets run text that begins like a formula, and names come from people, so
 * such text gets a quote in front.
 */
function cell(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
