import type { FieldError, Problem } from "./mod.ts";

/** A problem as it leaves the server (RFC 9457). */
export interface ProblemBody {
  /** Where the code is described. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: FieldError[];
}

/**
 * Makes the answer of a refusal.
 * @param headers to send along, cookies for example
 */
export function problemResponse(problem: Problem, headers: Headers = new Headers()): Response {
  const { status, retryAfter } = problem;
  headers.set("content-type", "application/problem+json");
  headers.set("cache-control", "no-store");
  if (retryAfter !== undefined) headers.set("retry-after", String(retryAfter));
  if (status === 401) headers.set("www-authenticate", 'Bearer realm="laurel"');
  return new Response(JSON.stringify(toProblemBody(problem)), { status, headers });
}

/** The problem as JSON. */
export function toProblemBody(problem: Problem): ProblemBody {
  const { status, code, title, detail, errors } = problem;
  const body = { type: `/docs#${code}`, title, status, detail, code };
  return errors ? { ...body, errors: [...errors] } : body;
}
