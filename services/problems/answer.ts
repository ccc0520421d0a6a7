import type { ProblemBody } from "@/core/problems/views.ts";
import { PROBLEM_CODES } from "./codes.ts";
import type { Problem } from "./mod.ts";

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

/**
 * Returns a problem as the JSON body of an answer. `type` leads to the description of the code; codes
 * of better-auth have none, and RFC 9457 says "about:blank" for those.
 */
export function toProblemBody(problem: Problem): ProblemBody {
  const { status, code, title, detail, errors } = problem;
  const type = Object.hasOwn(PROBLEM_CODES, code) ? `/docs#${code}` : "about:blank";
  const body = { type, title, status, detail, code };
  return errors ? { ...body, errors } : body;
}
