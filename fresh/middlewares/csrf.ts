import type { Context } from "../context.ts";
import { HttpError } from "../http_error.ts";
import type { Middleware } from "../context.ts";

/** Options of {@linkcode csrf}. */
// deno-lint-ignore no-explicit-any
export interface CsrfOptions<State = any> {
  /** Origins that may send changes. Default: the app's own. */
  origin?: string | string[] | ((origin: string, context: Context<State>) => boolean);
}

/**
 * Returns a middleware that answers 403 to requests that change something and that a browser sent
 * from another site. Requests with neither `Sec-Fetch-Site` nor `Origin` do not come from a
 * browser, and pass.
 */
export function csrf<State>(options: CsrfOptions<State> = {}): Middleware<State> {
  const { origin: allowed } = options;
  const isAllowed = (origin: string, ctx: Context<State>): boolean => {
    if (allowed === undefined) return origin === ctx.url.origin;
    if (typeof allowed === "function") return allowed(origin, ctx);
    return Array.isArray(allowed) ? allowed.includes(origin) : allowed === origin;
  };
  return async (ctx) => {
    const { method, headers } = ctx.req;
    if (method === "GET" || method === "HEAD" || method === "OPTIONS") return await ctx.next();
    const site = headers.get("Sec-Fetch-Site");
    if (site === "same-origin" || site === "none") return await ctx.next();
    const origin = headers.get("Origin");
    if (site === null && origin === null) return await ctx.next();
    if (origin !== null && isAllowed(origin, ctx)) return await ctx.next();
    throw new HttpError(403);
  };
}
