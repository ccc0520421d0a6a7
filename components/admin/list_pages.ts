import type { Page } from "@/core/shapes.ts";

/** What is known of a list besides its beginning. */
export interface Rest<Entry> {
  /** Every entry that was read, in the order in which it is shown; the newest state of each. */
  readonly seen: readonly Entry[];
  /** Where the list goes on. */
  readonly nextCursor: string | null;
}

/** How entries are told apart, and which come first. */
export interface Order<Entry> {
  readonly keyOf: (entry: Entry) => string;
  /** For lists that grow at the beginning: negative when `a` stands before `b`. */
  readonly compare?: (a: Entry, b: Entry) => number;
}

/**
 * A list as it is shown: its beginning, which is read again and again, then what was read of the
 * rest. What new entries pushed out of the beginning stays; what left it because it changed goes.
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

/** What is known after more was read; of an entry that is known already, the newer state counts. */
export function addEntries<Entry>(
  seen: readonly Entry[],
  more: readonly Entry[],
  { keyOf, compare }: Order<Entry>,
): readonly Entry[] {
  const all = new Map(seen.map((entry) => [keyOf(entry), entry]));
  for (const entry of more) all.set(keyOf(entry), entry);
  return compare ? [...all.values()].sort(compare) : [...all.values()];
}
