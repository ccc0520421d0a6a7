import { App, csp, HttpError, type Middleware, staticFiles } from "fresh";
import { h } from "preact";
import { createApi } from "@/api/mod.ts";
import { ErrorPage } from "@/components/shared/ErrorPage.tsx";
import { isHttps, isPage, secureHeaders } from "@/services/platform/web.ts";
import type { Services } from "@/services/services.ts";
import type { State } from "./utils.ts";

/** Puts pages and API together on open services; does no I/O of its own. */
export function createApp(services: Services): App<State> {
  const api = createApi(services);
  const app = new App<State>()
    .use(async (ctx) => {
      const isSecure = isHttps(ctx.req);
      return secureHeaders(await ctx.next(), isSecure);
    })
    .use(csp({ useNonce: true }))
    .use(answerErrors(services))
    .use(staticFiles())
    .use(async (ctx) => {
      ctx.state.services = services;
      ctx.state.api = api;
      ctx.state.person = null;
      // The API finds out for itself who asks, and files are for everybody.
      if (!isPage(ctx.url.pathname)) return await ctx.next();
      const { person, setCookies } = await services.auth.session(ctx.req);
      ctx.state.person = person;
      const response = await ctx.next();
      for (const cookie of setCookies) response.headers.append("set-cookie", cookie);
      return response;
    })
    // Once more here, so that an error of a page also carries the session's cookies.
    .use(answerErrors(services));
  for (const path of ["/healthz", "/readyz", "/metrics"]) {
    app.get(path, (ctx) => api.fetch(ctx.req));
  }
  // The route below /api does not match these two, and they are no pages.
  for (const path of ["/api", "/api/"]) app.all(path, (ctx) => api.fetch(ctx.req, ctx.info));
  return app.fsRoutes();
}

/**
 * Turns what is thrown further in into an answer. `routes/_error.tsx` would do it too, but outside of
 * all middlewares: its answer would carry none of the headers that they set.
 */
function answerErrors({ reportError }: Services): Middleware<State> {
  return async (ctx) => {
    try {
      return await ctx.next();
    } catch (error) {
      const status = error instanceof HttpError ? error.status : 500;
      if (status >= 500) {
        const fields = { path: ctx.url.pathname };
        reportError("pages", "a page could not be answered", error, { isRefusal: true, fields });
      }
      return await ctx.render(h(ErrorPage, { status }), { status });
    }
  };
}
