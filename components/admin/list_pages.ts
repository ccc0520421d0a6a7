import type { Page } from "@/core/shapes.ts";

/** What is known of a list besides its first page. */
export interface Rest<Entry> {
  /** The newest state of every entry that was read, in display order. */
  readonly seen: readonly Entry[];
  /** The cursor of the next page. */
  readonly nextCursor: string | null;
}

/** How entries are identified and sorted. */
export interface Order<Entry> {
  readonly keyOf: (entry: Entry) => string;
  /** For lists that grow at the beginning: negative when `a` comes before `b`. */
  readonly compare?: (a: Entry, b: Entry) => number;
}

/**
 * Returns the list to show: its first page, which is read again regularly, then what was read of
 * the other pages. An entry that newer entries pushed off the first page stays. An entry that left
 * the first page because it changed is removed.
 */
export function shownEntries<Entry>(
  first: Page<Entry>,
  rest: Rest<Entry> | null,
  { keyOf, compare }: Order<Entry>,
): readonly Entry[] {
  if (rest === null || first.nextCursor === null) return first.entries;
  const inFirst = new Set(first.entries.map(keyOf));
  const last = first.entries.at(-1);
  const older = rest.seen.filter((entry) =>
    !inFirst.has(keyOf(entry)) && (!compare || !last || compare(last, entry) < 0)
  );
  return [...first.entries, ...older];
}

/** Adds entries to the known ones. The newer state of an entry replaces the older. */
export function addEntries<Entry>(
  seen: readonly Entry[],
  more: readonly Entry[],
  { keyOf, compare }: Order<Entry>,
): readonly Entry[] {
  const all = new Map(seen.map((entry) => [keyOf(entry), entry]));
  for (const entry of more) all.set(keyOf(entry), entry);
  return compare ? [...all.values()].sort(compare) : [...all.values()];
}
