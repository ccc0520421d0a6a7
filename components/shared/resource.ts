import { type ReadonlySignal, signal } from "@preact/signals";
import { backoffMilliseconds } from "@/components/live/backoff.ts";
import type { Answer } from "./api.ts";

/** The state of data that is read from the server. */
export interface ResourceState<T> {
  /** The data that was read last. It stays during the next read and when reading fails. */
  readonly data: T | null;
  /** Why reading failed, in words for people. */
  readonly error: string | null;
}

/** Data that windows read from the server and that live messages keep current. */
export interface Resource<T> {
  readonly state: ReadonlySignal<ResourceState<T>>;
  /**
   * Reads the data unless it is current, and keeps it current until the returned function is
   * called.
   */
  follow(): () => void;
  /**
   * Marks the data as changed on the server. While it is followed, it is read again within the
   * given time; otherwise when it is next followed.
   */
  invalidate(waitMilliseconds: number): void;
  /**
   * Applies a change from a live message. An answer that is on its way may be older, so the data is
   * read once more.
   */
  update(change: (data: T) => T): void;
}

/**
 * Creates a resource. It is read only while it is followed.
 * @param initial data that is there before the first read, such as what the server rendered with
 *
 * @example
 * ```ts
 * const board = createResource(() => api.get<Board>("/leaderboards"));
 * const unfollow = board.follow(); // reads it
 * board.invalidate(3_000); // reads it again within 3 s
 * unfollow();
 * ```
 */
export function createResource<T>(
  read: () => Promise<Answer<T>>,
  initial: T | null = null,
): Resource<T> {
  const state = signal<ResourceState<T>>({ data: initial, error: null });
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

  /** Waits a random time, so that the desks of a company do not retry at the same moment. */
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
    // Wait a moment: with a constant flow of messages, each answer would be outdated on arrival.
    if (isStale) readAfter(1_000);
  }

  /** The network is back: nobody should wait for the next attempt. */
  const onOnline = () => failures > 0 && readNow();

  return {
    state,
    follow() {
      if (followers === 0) addEventListener("online", onOnline);
      followers++;
      if (isStale) readNow();
      return () => {
        followers--;
        if (followers > 0) return;
        removeEventListener("online", onOnline);
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
