import type { ExplainedEntry } from "@/core/explain/views.ts";

/** The maximum number of entries in the feed. */
export const FEED_LIMIT = 50;

/** Returns what identifies an entry: the event that it belongs to. */
export function entryKey({ event }: ExplainedEntry): string {
  return `${event.source} ${event.id}`;
}

/**
 * Adds new entries at the top of the feed. An entry of an event that is already in the feed
 * replaces the old one in place, so neither a repeated message nor a correction shows an event
 * twice.
 * @param entries oldest first, the order of live messages
 * @returns the feed, and the entries that are new in it
 */
export function mergeFeed(
  feed: readonly ExplainedEntry[],
  entries: readonly ExplainedEntry[],
): { feed: readonly ExplainedEntry[]; added: readonly ExplainedEntry[] } {
  const merged = [...feed];
  const added: ExplainedEntry[] = [];
  for (const entry of entries) {
    const key = entryKey(entry);
    const index = merged.findIndex((one) => entryKey(one) === key);
    if (index === -1) {
      merged.unshift(entry);
      added.push(entry);
    } else merged[index] = entry;
  }
  return { feed: merged.slice(0, FEED_LIMIT), added };
}
