import { offlineWords } from "@/words/offline.ts";
import { sharedWords } from "@/words/shared.ts";
import { isKept } from "./kept.ts";
import { currentLanguage, wordsOf } from "./locale.ts";
import { leaveToSignIn } from "./session_end.ts";
import type { ServerClock } from "./server_clock.ts";

/** An answer of the API: the requested data, or what to tell the person. */
export type Answer<T> =
  | { readonly ok: true; readonly data: T }
  | {
    readonly ok: false;
    readonly status: number;
    readonly message: string;
    /** Whether the change waits in the browser and is sent when the network is back. */
    readonly isKept?: boolean;
  };

/** Calls the API as the person who is signed in. Never throws. */
export interface Api {
  get<T>(path: string): Promise<Answer<T>>;
  post<T>(path: string): Promise<Answer<T>>;
  /** Makes any other request, with a body or without one. */
  send<T>(method: "POST" | "PUT" | "DELETE", path: string, body?: object): Promise<Answer<T>>;
}

/** The status that stands for an answer that never came. */
export const NO_ANSWER = 0;

const TIMEOUT_MILLISECONDS = 20_000;

/** Creates the client of the API. Every answer adjusts the clock. */
export function createApi(clock: ServerClock): Api {
  async function call<T>(
    method: "GET" | "POST" | "PUT" | "DELETE",
    path: string,
    content?: object,
  ): Promise<Answer<T>> {
    const sentAt = Date.now();
    let response: Response;
    let body: unknown;
    try {
      response = await fetch(`/api/v1${path}`, {
        method,
        headers: {
          accept: "application/json",
          "accept-language": currentLanguage(),
          ...(content === undefined ? {} : { "content-type": "application/json" }),
        },
        body: content === undefined ? null : JSON.stringify(content),
        signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
      });
      clock.sample(response.headers.get("date"), sentAt, Date.now());
      body = await response.json();
    } catch {
      // No network, no answer in time, or no JSON: to the person it is all the same.
      const { unanswered } = wordsOf(sharedWords);
      const why = navigator.onLine ? unanswered.silent : unanswered.offline;
      // The callers repeat failed reads automatically; only the person may repeat a change.
      const message = method === "GET" ? unanswered.retrying(why) : `${why}.`;
      return { ok: false, status: NO_ANSWER, message };
    }
    if (isKept(response)) {
      return { ok: false, status: NO_ANSWER, message: wordsOf(offlineWords).kept, isKept: true };
    }
    if (response.ok) return { ok: true, data: body as T };
    if (response.status === 401) leaveToSignIn();
    const { detail, title } = body as { detail?: string; title?: string };
    const message = detail ?? title ?? wordsOf(sharedWords).answered(response.status);
    return { ok: false, status: response.status, message };
  }
  return {
    get: (path) => call("GET", path),
    post: (path) => call("POST", path),
    send: call,
  };
}
