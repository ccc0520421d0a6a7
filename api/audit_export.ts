import { csvRow } from "@/core/csv.ts";
import type { AuditEntry } from "@/core/audit.ts";
import type { ActFilter, Audit } from "@/services/audit.ts";
import { toAuditEntry } from "./audit_entries.ts";

/** How many entries are read at a time. */
const PAGE_ENTRIES = 500;

/**
 * Yields all entries that the filter leaves, page by page.
 * @param head the text before the first entry
 */
export async function* exportAudit(
  audit: Pick<Audit, "list">,
  filter: ActFilter,
  head: string,
  toLine: (entry: AuditEntry) => string,
): AsyncGenerator<string> {
  if (head !== "") yield head;
  let before: number | null = null;
  for (;;) {
    const found = await audit.list(filter, { limit: PAGE_ENTRIES, before });
    if (found.length > 0) yield found.map((act) => toLine(toAuditEntry(act))).join("");
    if (found.length < PAGE_ENTRIES) return;
    before = found.at(-1)!.id;
  }
}

type Column = readonly [title: string, value: (entry: AuditEntry) => string | number | null];

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
export const AUDIT_CSV_HEADER = csvRow(COLUMNS.map(([title]) => title));

/** Returns an entry as a line of CSV. */
export function auditCsvRow(entry: AuditEntry): string {
  return csvRow(COLUMNS.map(([, value]) => value(entry) ?? ""));
}
