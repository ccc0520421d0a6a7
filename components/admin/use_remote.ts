import { useEffect, useMemo } from "preact/hooks";
import { createResource } from "@/components/shared/resource.ts";
import { ask } from "./admin_api.ts";

/** Something that a page reads from the API, and keeps current while it is open. */
export interface Remote<T> {
  /** What was read last, or what the page came with; null until then. */
  readonly data: T | null;
  /** Why newer could not be read. It is tried again by itself. */
  readonly error: string | null;
  /** It does not exist, or not any more. */
  readonly isMissing: boolean;
  reload(): void;
  /** Shows at once what the person did; what is read afterwards replaces it. */
  update(change: (data: T) => T): void;
}

interface Read<T> {
  /** Null when it is missing. */
  readonly value: T | null;
}

/**
 * Reads `path`, again every `everyMilliseconds` while the page is looked at, and when it is looked at again.
 * @param initial what the server drew the page with
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
    }), [path]);

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
    data: data ? data.value : initial ?? null,
    error,
    isMissing: data !== null && data.value === null,
    reload: () => resource.invalidate(0),
    update: (change) =>
      resource.update(({ value }) => ({ value: value === null ? null : change(value) })),
  };
}
