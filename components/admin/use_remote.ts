import { useEffect, useMemo } from "preact/hooks";
import { createResource } from "@/components/shared/resource.ts";
import { ask } from "./admin_api.ts";

/** Data that a page reads from the API and keeps current while it is open. */
export interface Remote<T> {
  /** The data that was read last, or the initial data; null before that. */
  readonly data: T | null;
  /** Why the last read failed. It is repeated automatically. */
  readonly error: string | null;
  /** Whether the data does not exist, or no longer exists. */
  readonly isMissing: boolean;
  reload(): void;
  /** Applies a change of the person at once. The next read replaces it. */
  update(change: (data: T) => T): void;
}

interface Read<T> {
  /** Null when the data does not exist. */
  readonly value: T | null;
}

/**
 * Reads `path`. Reads it again every `everyMilliseconds` while the page is visible, and when it
 * becomes visible again.
 * @param initial the data, if the server rendered with it
 */
export function useRemote<T>(
  path: string,
  options: { readonly everyMilliseconds?: number; readonly initial?: T | null } = {},
): Remote<T> {
  const { everyMilliseconds, initial } = options;
  const resource = useMemo(() =>
    createResource<Read<T>>(async () => {
      const answer = await ask<T>("GET", path);
      if (answer.ok) return { ok: true, data: { value: answer.data } };
      return answer.status === 404 ? { ok: true, data: { value: null } } : answer;
    }, initial ? { value: initial } : null), [path]);

  useEffect(() => {
    const unfollow = resource.follow();
    const look = () => document.visibilityState === "visible" && resource.invalidate(0);
    const timer = everyMilliseconds === undefined
      ? undefined
      : setInterval(look, everyMilliseconds);
    document.addEventListener("visibilitychange", look);
    addEventListener("online", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      removeEventListener("online", look);
      unfollow();
    };
  }, [resource, everyMilliseconds]);

  const { data, error } = resource.state.value;
  return {
    data: data?.value ?? null,
    error,
    isMissing: data !== null && data.value === null,
    reload: () => resource.invalidate(0),
    update: (change) =>
      resource.update(({ value }) => ({ value: value === null ? null : change(value) })),
  };
}
