import type { ExplainedEntry } from "@/core/explain/views.ts";

/** Entries that the feed keeps. */
export const FEED_LIMIT = 50;

/** What makes an entry the same one: the event that it books. */
export function entryKey({ event }: ExplainedEntry): string {
  return `${event.source} ${event.id}`;
}

/**
 * Puts new bookings on top of the feed. A booking of an event that is there already replaces it in
 * place, so neither a repeated message nor a correction shows an event twice.
 * @param entries oldest first, as live messages carry them
 * @returns the feed, and the entries that were not in it before
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
