import { useEffect, useMemo, useRef } from "preact/hooks";
import { createResource } from "@/components/shared/resource.ts";
import type { AdminAnswer } from "./admin_api.ts";
import { useSettled } from "./use_settled.ts";

/** One thing that can be chosen. */
export interface SearchOption<T> {
  readonly key: string;
  readonly title: string;
  /** More about it, to tell it from others with the same title. */
  readonly details: readonly string[];
  readonly value: T;
}

/** What a search found. */
export interface Found<T> {
  readonly options: readonly SearchOption<T>[];
  /** Whether there may be more than these. */
  readonly hasMore: boolean;
}

/** Finds the options for a text; the empty text asks for the first ones. */
export type Search<T> = (text: string) => Promise<AdminAnswer<Found<T>>>;

/** What a search has found so far. */
export interface SearchResults<T> extends Found<T> {
  /** Whether `options` is the answer to the current text; it may belong to an earlier one. */
  readonly isCurrent: boolean;
  /** Why the last search failed. It is repeated automatically. */
  readonly error: string | null;
}

/** Searches for a text while the list is open. */
export function useSearchResults<T>(
  search: Search<T>,
  text: string,
  isOpen: boolean,
): SearchResults<T> {
  const wanted = text.trim();
  const settled = useSettled(wanted);
  const latestSearch = useRef(search);
  latestSearch.current = search;
  const resource = useMemo(
    () => isOpen ? createResource(() => latestSearch.current(settled)) : null,
    [settled, isOpen],
  );
  useEffect(() => resource?.follow(), [resource]);
  const { data, error } = resource?.state.value ?? { data: null, error: null };
  // The list keeps the earlier answer until the next one comes, so that it does not flicker.
  const last = useRef<Found<T> | null>(null);
  if (data || !isOpen) last.current = data;
  return {
    options: last.current?.options ?? [],
    hasMore: last.current?.hasMore ?? false,
    isCurrent: data !== null && settled === wanted,
    error,
  };
}
