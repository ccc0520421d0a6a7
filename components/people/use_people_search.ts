import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { ask } from "@/components/admin/admin_api.ts";
import { createResource } from "@/components/shared/resource.ts";

/** A person who can be chosen. */
export interface PersonRef {
  /** The id of the agent. */
  readonly id: string;
  readonly name: string;
  readonly email?: string | null;
  /** The id of the team. */
  readonly team?: string | null;
}

/** What a search has found so far. */
export interface PeopleSearch {
  /** The people of the last answer; they may belong to an earlier text. */
  readonly found: readonly PersonRef[];
  /** Whether `found` is the answer to the current text. */
  readonly isCurrent: boolean;
  /** Whether there may be more people than `found`. */
  readonly hasMore: boolean;
  /** Why the last search failed. It is repeated automatically. */
  readonly error: string | null;
}

interface Answer {
  readonly entries: readonly PersonRef[];
}

/** How long somebody pauses before the server is asked, so that not every letter is a request. */
const PAUSE_MILLISECONDS = 150;
/** The maximum number of people in the open list; typing narrows it down. */
const MAX_FOUND = 20;

/**
 * Searches for people on the server while the list is open.
 * @param path the search of the API, which takes `q` and `limit`
 */
export function usePeopleSearch(path: string, text: string, isOpen: boolean): PeopleSearch {
  const search = useSettled(text.trim());
  const resource = useMemo(() => {
    if (!isOpen) return null;
    const query = new URLSearchParams({ q: search, limit: String(MAX_FOUND) });
    return createResource<Answer>(() => ask<Answer>("GET", `${path}?${query}`));
  }, [path, search, isOpen]);
  useEffect(() => resource?.follow(), [resource]);
  const { data, error } = resource?.state.value ?? { data: null, error: null };
  // The list keeps the earlier answer until the next one comes, so that it does not flicker.
  const last = useRef<Answer | null>(null);
  if (data) last.current = data;
  return {
    found: (last.current?.entries ?? []).slice(0, MAX_FOUND),
    isCurrent: data !== null && search === text.trim(),
    hasMore: (last.current?.entries.length ?? 0) >= MAX_FOUND,
    error,
  };
}

/** Returns the text once nobody has changed it for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
