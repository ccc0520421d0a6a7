import { wordsOf } from "@/components/shared/locale.ts";
import { adminWords } from "@/words/admin.ts";

/** What the audit log calls the kinds of things that have a history. */
export const HISTORY_KINDS = [
  "achievement",
  "boost",
  "delivery",
  "event_type",
  "holdout",
  "integration",
  "retention",
  "rules",
  "wall_link",
  "working_calendar",
] as const;
type HistoryKind = typeof HISTORY_KINDS[number];

/** Returns the address of the acts about a thing, or about all of its kind. */
export function historyHref(kind: HistoryKind, id?: string | number): string {
  const query = new URLSearchParams({ objectKind: kind });
  if (id !== undefined) query.set("objectId", String(id));
  return `/admin/audit?${query}`;
}

/** A button that leads to who changed a thing, when and how. */
export function HistoryLink({ kind, id }: { kind: HistoryKind; id?: string | number }) {
  return <a class="button" href={historyHref(kind, id)}>{wordsOf(adminWords).history}</a>;
}
