import type { ExplainedEntry } from "@/core/explain/views.ts";
import { localDay } from "@/components/shared/local_day.ts";

/** A line of the history: the heading of a day, or an entry. */
export type HistoryRow =
  | { readonly kind: "day"; readonly key: string; readonly day: string }
  | {
    readonly kind: "entry";
    readonly key: string;
    readonly entry: ExplainedEntry;
    /** Counted from 1, without headings. */
    readonly position: number;
  };

// The day of a time takes long to find, and the list is made anew with every page.
const days = new WeakMap<ExplainedEntry, string>();

/** Returns the lines of entries, newest first, with a heading above each local day. */
export function historyRows(
  entries: readonly ExplainedEntry[],
  timeZone: string,
): readonly HistoryRow[] {
  const rows: HistoryRow[] = [];
  let last = "";
  for (const [index, entry] of entries.entries()) {
    const day = days.get(entry) ?? localDay(new Date(entry.time), timeZone);
    days.set(entry, day);
    if (day !== last) rows.push({ kind: "day", key: day, day });
    last = day;
    rows.push({ kind: "entry", key: String(entry.id), entry, position: index + 1 });
  }
  return rows;
}

/** Returns the index of the next entry from a place, over headings, or the place itself at the end. */
export function nextEntry(rows: readonly HistoryRow[], from: number, step: 1 | -1): number {
  let index = from + step;
  while (rows[index]?.kind === "day") index += step;
  return rows[index] ? index : from;
}
