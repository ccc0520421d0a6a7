import { askToSignIn } from "@/components/shared/session_end.ts";
import { isKept } from "@/components/shared/kept.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { offlineWords } from "@/words/offline.ts";
import { sharedWords } from "@/words/shared.ts";
import { currentLanguage } from "@/components/shared/locale.ts";

/**
 * An answer of the API: the requested data, or what to tell the person and which fields are wrong.
 */
export type AdminAnswer<T> = { readonly ok: true; readonly data: T } | Refusal;

export interface Refusal {
  readonly ok: false;
  /** The HTTP status; {@link NO_ANSWER} when no answer came. */
  readonly status: number;
  /** The stable code of the problem; empty when no answer came. */
  readonly code: string;
  readonly message: string;
  /** Error messages by the dotted path of the field. */
  readonly fields: Readonly<Record<string, string>>;
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The status that stands for an answer that never came. */
const NO_ANSWER = 0;
const NOT_FOUND = 404;

const TIMEOUT_MILLISECONDS = 20_000;

/**
 * Calls the API as the admin who is signed in. Never throws, and never leaves the page: what the
 * person is typing must not be lost when a session ends.
 */
export async function ask<T>(
  method: Method,
  path: string,
  body?: unknown,
): Promise<AdminAnswer<T>> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers: {
        accept: "application/json",
        "accept-language": currentLanguage(),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const text = await response.text();
    answer = text === "" ? null : JSON.parse(text);
  } catch {
    // No network, no answer in time, or no JSON: to the person it is all the same.
    const { unanswered } = wordsOf(sharedWords);
    const why = navigator.onLine ? unanswered.silent : unanswered.offline;
    // The callers repeat failed reads automatically; only the person may repeat a change.
    const message = method === "GET" ? unanswered.retrying(why) : unanswered.unchanged(why);
    return { ok: false, status: NO_ANSWER, code: "", message, fields: {} };
  }
  if (isKept(response)) {
    const { kept: message } = wordsOf(offlineWords);
    return { ok: false, status: NO_ANSWER, code: "kept", message, fields: {} };
  }
  if (response.status === 401) askToSignIn();
  return response.ok ? { ok: true, data: answer as T } : refusalOf(response.status, answer);
}

/**
 * Removes something. Returns what went wrong, or null. What is not there any more was removed by
 * somebody else.
 */
export async function askToRemove(path: string): Promise<string | null> {
  const answer = await ask<null>("DELETE", path);
  return answer.ok || answer.status === NOT_FOUND ? null : answer.message;
}

/** Converts a problem answer (RFC 9457) into what people read. */
export function refusalOf(status: number, answer: unknown): Refusal {
  const { code, detail, title, errors } = (answer ?? {}) as {
    code?: string;
    detail?: string;
    title?: string;
    errors?: readonly { path: string; message: string }[];
  };
  const message = status === 401
    ? wordsOf(sharedWords).signedOutHere
    : detail ?? title ?? wordsOf(sharedWords).answered(status);
  const fields: Record<string, string> = {};
  // Several errors at one field: keep the first.
  for (const { path, message } of errors ?? []) fields[path] ??= message;
  return { ok: false, status, code: code ?? "", message, fields };
}
