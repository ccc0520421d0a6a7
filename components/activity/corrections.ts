import type { EntryCorrection, ExplainedEntry } from "@/core/explain/views.ts";
import { entryKey } from "./merge_feed.ts";

/**
 * Returns the corrections of each entry of a feed, by the key of the entry, oldest first. The
 * history names them on the entry; one that came live is an entry of the feed itself.
 */
export function correctionsInFeed(
  feed: readonly ExplainedEntry[],
): ReadonlyMap<string, readonly EntryCorrection[]> {
  const found = new Map<string, Map<string, EntryCorrection>>();
  const add = (key: string, one: EntryCorrection) => {
    if (!found.has(key)) found.set(key, new Map());
    found.get(key)!.set(keyOf(one.event), one);
  };
  for (const entry of feed) {
    for (const one of entry.corrections ?? []) add(entryKey(entry), one);
    const { correction, points, event } = entry;
    if (!correction) continue;
    const { reason, by, at } = correction;
    add(keyOf(correction.corrects), { points, reason, by, at, event });
  }
  return new Map(
    [...found].map(([key, all]) => [
      key,
      [...all.values()].sort((a, b) => a.at < b.at ? -1 : a.at > b.at ? 1 : 0),
    ]),
  );
}

/** Returns the key of an event's entry, like {@link entryKey}. */
function keyOf({ source, id }: ExplainedEntry["event"]): string {
  return `${source} ${id}`;
}
