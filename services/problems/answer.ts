import type { FieldError, Problem } from "./mod.ts";

/** A problem as it leaves the server (RFC 9457). */
export interface ProblemBody {
  /** The address of the code's description. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: FieldError[];
}

/**
 * Returns a problem as an HTTP answer.
 * @param headers headers to add, cookies for example
 */
export function problemResponse(problem: Problem, headers: Headers = new Headers()): Response {
  const { status, retryAfter } = problem;
  headers.set("content-type", "application/problem+json");
  headers.set("cache-control", "no-store");
  if (retryAfter !== undefined) headers.set("retry-after", String(retryAfter));
  if (status === 401) headers.set("www-authenticate", 'Bearer realm="laurel"');
  return new Response(JSON.stringify(toProblemBody(problem)), { status, headers });
}

/** Returns a problem as the JSON body of an answer. */
export function toProblemBody(problem: Problem): ProblemBody {
  const { status, code, title, detail, errors } = problem;
  const body = { type: `/docs#${code}`, title, status, detail, code };
  return errors ? { ...body, errors: [...errors] } : body;
}
