/** An answer of the API: what was asked for, or what to tell the person, and at which fields. */
export type AdminAnswer<T> = { readonly ok: true; readonly data: T } | Refusal;

export interface Refusal {
  readonly ok: false;
  /** {@link NO_ANSWER} when none came. */
  readonly status: number;
  readonly message: string;
  /** What is wrong, by the dotted path of the field. */
  readonly fields: Readonly<Record<string, string>>;
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Status of an answer that never came. */
export const NO_ANSWER = 0;

const TIMEOUT_MILLISECONDS = 20_000;

/**
 * Asks the API as the admin who is signed in. Never throws, and never leaves the page: what is being
 * typed on it must not be lost because a session ended.
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
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const text = await response.text();
    answer = text === "" ? null : JSON.parse(text);
  } catch {
    const why = navigator.onLine ? "Laurel does not answer" : "You are offline";
    // Reading is tried again by whoever reads; doing something is for the person to repeat.
    const message = method === "GET" ? `${why}. Trying again…` : `${why}. Nothing was changed.`;
    return { ok: false, status: NO_ANSWER, message, fields: {} };
  }
  return response.ok ? { ok: true, data: answer as T } : refusalOf(response.status, answer);
}

/** What a problem answer (RFC 9457) tells people. */
export function refusalOf(status: number, answer: unknown): Refusal {
  const { detail, title, errors } = (answer ?? {}) as {
    detail?: string;
    title?: string;
    errors?: readonly { path: string; message: string }[];
  };
  const message = status === 401
    ? "You were signed out. Sign in again in another tab, then go on here."
    : detail ?? title ?? `Laurel answered with ${status}.`;
  const fields: Record<string, string> = {};
  // Several at one field: the first says it.
  for (const { path, message } of errors ?? []) fields[path] ??= message;
  return { ok: false, status, message, fields };
}
