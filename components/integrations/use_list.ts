import { useEffect, useState } from "preact/hooks";
import { ask } from "../admin/admin_api.ts";
import { type Remote, useRemote } from "../admin/use_remote.ts";
import type { Page } from "./types.ts";

/** A list whose beginning stays current, and whose rest is read when asked for. */
export interface List<Entry> {
  readonly remote: Remote<Page<Entry>>;
  readonly entries: readonly Entry[];
  readonly hasMore: boolean;
  readonly isReadingMore: boolean;
  readonly moreError: string | null;
  readMore(): void;
}

interface Rest<Entry> {
  readonly path: string;
  readonly entries: readonly Entry[];
  readonly nextCursor: string | null;
  readonly isReading: boolean;
  readonly error: string | null;
}

/**
 * Reads a list.
 * @param path with its query, which has at least one field
 * @param keyOf identifies an entry, so that one that moves between pages is not shown twice
 */
export function useList<Entry>(
  path: string,
  keyOf: (entry: Entry) => string,
  everyMs: number,
): List<Entry> {
  const remote = useRemote<Page<Entry>>(path, { everyMs });
  const [rest, setRest] = useState<Rest<Entry> | null>(null);
  useEffect(() => setRest(null), [path]);

  const first = remote.data;
  const known = rest?.path === path ? rest : null;
  const shown = new Set(first?.entries.map(keyOf));
  const older = known?.entries.filter((entry) => !shown.has(keyOf(entry))) ?? [];
  const cursor = known ? known.nextCursor : first?.nextCursor ?? null;

  async function readMore() {
    if (cursor === null || known?.isReading) return;
    const before = known?.entries ?? [];
    setRest({ path, entries: before, nextCursor: cursor, isReading: true, error: null });
    const answer = await ask<Page<Entry>>("GET", `${path}&cursor=${encodeURIComponent(cursor)}`);
    setRest((now) => {
      if (now?.path !== path) return now;
      if (!answer.ok) return { ...now, isReading: false, error: answer.message };
      const { entries, nextCursor } = answer.data;
      // What the beginning lets go of in the meantime is kept here, so nothing falls between.
      const kept = before.length === 0 ? first?.entries ?? [] : [];
      return {
        path,
        entries: [...kept, ...before, ...entries],
        nextCursor,
        isReading: false,
        error: null,
      };
    });
  }

  return {
    remote,
    entries: [...first?.entries ?? [], ...older],
    hasMore: cursor !== null,
    isReadingMore: known?.isReading ?? false,
    moreError: known?.error ?? null,
    readMore,
  };
}
