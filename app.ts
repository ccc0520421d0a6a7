import { App, csp, HttpError, type Middleware, staticFiles } from "fresh";
import { h } from "preact";
import { createApi } from "@/api/mod.ts";
import { ErrorPage } from "@/components/shared/ErrorPage.tsx";
import { isHttps, isPage, secureHeaders } from "@/services/platform/web.ts";
import type { Services } from "@/services/services.ts";
import type { State } from "./utils.ts";

/** Builds the app, pages and API, on services that are already open. Does no I/O of its own. */
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
      // The API authenticates its own requests, and static files are public.
      if (!isPage(ctx.url.pathname)) return await ctx.next();
      const { person, setCookies } = await services.auth.session(ctx.req);
      ctx.state.person = person;
      const response = await ctx.next();
      for (const cookie of setCookies) response.headers.append("set-cookie", cookie);
      return response;
    })
    // A second time here, so that the answer for a failed page also carries the session's cookies.
    .use(answerErrors(services));
  for (const path of ["/healthz", "/readyz", "/metrics"]) {
    app.get(path, (ctx) => api.fetch(ctx.req));
  }
  // The route below /api matches neither of these two paths, and they are not pages.
  for (const path of ["/api", "/api/"]) app.all(path, (ctx) => api.fetch(ctx.req, ctx.info));
  return app.fsRoutes();
}

/**
 * Turns an error that a page or an inner middleware throws into an answer. `routes/_error.tsx`
 * would do it too, but outside of all middlewares: its answer would have none of the headers that
 * they set.
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
