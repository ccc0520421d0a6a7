import { type ReadonlySignal, signal } from "@preact/signals";
import { backoffMilliseconds } from "@/components/live/backoff.ts";
import type { Answer } from "./api.ts";

/** What a window shows of something that is read from the server. */
export interface ResourceState<T> {
  /** What was read last; it stays while newer is on its way, and when reading fails. */
  readonly data: T | null;
  /** Why it could not be read, for people. */
  readonly error: string | null;
}

/** Something that windows read from the server, and live messages keep current. */
export interface Resource<T> {
  readonly state: ReadonlySignal<ResourceState<T>>;
  /** Reads it unless it is current, and keeps it current until the returned function is called. */
  follow(): () => void;
  /**
   * It has changed on the server. Read again at once or within a while, or when somebody follows it
   * again.
   */
  invalidate(waitMilliseconds: number): void;
  /** Applies what a live message says. An answer that is on its way may be older, and is asked again. */
  update(change: (data: T) => T): void;
}

/** A resource that nobody follows is not read. */
export function createResource<T>(read: () => Promise<Answer<T>>): Resource<T> {
  const state = signal<ResourceState<T>>({ data: null, error: null });
  let followers = 0;
  let isStale = true;
  let isReading = false;
  let isOvertaken = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = Infinity;

  function readAfter(waitMilliseconds: number): void {
    const at = Date.now() + waitMilliseconds;
    if (timer !== undefined && dueAt <= at) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(readNow, waitMilliseconds);
  }

  /** Spread over time, so that the desks of a company do not come back together. */
  function retry(): void {
    failures++;
    clearTimeout(timer);
    dueAt = Infinity;
    timer = setTimeout(readNow, 1_000 + backoffMilliseconds(failures, Math.random()));
  }

  async function readNow(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (followers === 0 || isReading) return;
    isReading = true;
    isStale = isOvertaken = false;
    const answer = await read();
    isReading = false;
    if (!answer.ok) {
      isStale = true;
      state.value = { ...state.value, error: answer.message };
      return retry();
    }
    failures = 0;
    const data = isOvertaken ? state.value.data ?? answer.data : answer.data;
    state.value = { data, error: null };
    isStale ||= isOvertaken;
    // Not at once: where messages come all the time, each answer would be overtaken.
    if (isStale) readAfter(1_000);
  }

  return {
    state,
    follow() {
      followers++;
      if (isStale) readNow();
      return () => {
        followers--;
        if (followers > 0) return;
        clearTimeout(timer);
        timer = undefined;
      };
    },
    invalidate(waitMilliseconds) {
      isStale = true;
      if (followers > 0) readAfter(waitMilliseconds);
    },
    update(change) {
      if (isReading) isOvertaken = true;
      const { data } = state.value;
      if (data !== null) state.value = { ...state.value, data: change(data) };
    },
  };
}
