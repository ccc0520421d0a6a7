import { useEffect, useState } from "preact/hooks";
import { ask } from "./admin_api.ts";
import { type Remote, useRemote } from "./use_remote.ts";
import { addEntries, type Order, type Rest, shownEntries } from "./list_pages.ts";
import type { Page } from "@/core/shapes.ts";

/** A list whose first page stays current. Its other pages are read on request. */
export interface List<Entry> {
  readonly remote: Remote<Page<Entry>>;
  readonly entries: readonly Entry[];
  readonly hasMore: boolean;
  readonly isReadingMore: boolean;
  readonly moreError: string | null;
  readMore(): void;
  /** Removes an entry that changed and no longer belongs in the list. */
  forget(entry: Entry): void;
}

interface Known<Entry> extends Rest<Entry> {
  readonly path: string;
  readonly isReading: boolean;
  readonly error: string | null;
}

/**
 * Reads a list.
 * @param path the API path with its query, which has at least one parameter
 * @param order must be the same object at every call
 * @param initial the first page, if the server rendered with it
 */
export function useList<Entry>(
  path: string,
  order: Order<Entry>,
  everyMilliseconds: number,
  initial: Page<Entry> | null = null,
): List<Entry> {
  const remote = useRemote<Page<Entry>>(path, { everyMilliseconds, initial });
  const [state, setState] = useState<Known<Entry> | null>(null);
  const first = remote.data;
  const rest = state?.path === path ? state : null;
  const cursor = rest ? rest.nextCursor : first?.nextCursor ?? null;

  useEffect(() => {
    if (first === null) return;
    setState((now) =>
      now?.path === path ? { ...now, seen: addEntries(now.seen, first.entries, order) } : now
    );
  }, [path, first]);

  async function readMore() {
    if (cursor === null || rest?.isReading) return;
    const seen = rest?.seen ?? first?.entries ?? [];
    setState({ path, seen, nextCursor: cursor, isReading: true, error: null });
    const answer = await ask<Page<Entry>>("GET", `${path}&cursor=${encodeURIComponent(cursor)}`);
    setState((now) => {
      if (now?.path !== path) return now;
      if (!answer.ok) return { ...now, isReading: false, error: answer.message };
      const { entries, nextCursor } = answer.data;
      return {
        path,
        nextCursor,
        isReading: false,
        error: null,
        seen: addEntries(now.seen, entries, order),
      };
    });
  }

  return {
    remote,
    entries: first ? shownEntries(first, rest, order) : [],
    hasMore: cursor !== null,
    isReadingMore: rest?.isReading ?? false,
    moreError: rest?.error ?? null,
    readMore,
    forget(entry) {
      const key = order.keyOf(entry);
      setState((now) =>
        now && { ...now, seen: now.seen.filter((one) => order.keyOf(one) !== key) }
      );
    },
  };
}
