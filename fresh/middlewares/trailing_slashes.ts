import type { Middleware } from "../context.ts";

/**
 * Returns a middleware that redirects so that every path except `/` ends with a slash, or so that
 * no path does.
 */
export function trailingSlashes<State>(mode: "always" | "never"): Middleware<State> {
  return (ctx) => {
    const { pathname, search } = ctx.url;
    const slashed = pathname.endsWith("/");
    if (pathname !== "/" && slashed !== (mode === "always")) {
      const wanted = slashed ? pathname.slice(0, -1) : `${pathname}/`;
      return ctx.redirect(wanted + search);
    }
    return ctx.next();
  };
}
