import { AsyncLocalStorage } from "node:async_hooks";
import { acceptsLanguages } from "@std/http/negotiation";
import { App, csp, HttpError, type Middleware, staticFiles } from "fresh";
import { h } from "preact";
import { createApi } from "@/api/mod.ts";
import { buildId } from "@/components/shared/build.ts";
import { ErrorPage } from "@/components/shared/ErrorPage.tsx";
import { preferencesOf } from "@/components/shared/preferences_of.ts";
import { setLocaleSource } from "@/components/shared/locale.ts";
import { DEFAULT_LOCALE, localeFor } from "@/core/language.ts";
import { themeCookie, themeFromCookie } from "@/components/shared/theme.ts";
import { isHttps, isMeasured, isPage, pathForLog, secureHeaders } from "@/services/platform/web.ts";
import type { Services } from "@/services/services.ts";
import type { State } from "./utils.ts";

// Pages are drawn for several people at once, each in a language and with formats of their own.
const states = new AsyncLocalStorage<State>();
setLocaleSource(() => states.getStore()?.locale);

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
    .use(measure(services))
    .use(async (ctx) => {
      ctx.state.services = services;
      ctx.state.api = api;
      ctx.state.person = null;
      ctx.state.locale = DEFAULT_LOCALE;
      // The API authenticates its own requests, and static files are public.
      if (!isPage(ctx.url.pathname)) return namingBuild(await ctx.next());
      const { person, setCookies } = await services.auth.session(ctx.req);
      ctx.state.person = person;
      const preferences = preferencesOf(person, ctx.req);
      const { appearance } = preferences;
      ctx.state.locale = localeFor(preferences, acceptsLanguages(ctx.req));
      const response = await states.run(ctx.state, () => ctx.next());
      // The service worker keeps the desk of this person only, and forgets it for anybody else.
      if (person) response.headers.set("x-laurel-person", person.userId);
      for (const cookie of setCookies) response.headers.append("set-cookie", cookie);
      // A theme that the person chose in another browser also holds after they sign out in this one.
      const isOther = person && appearance !== themeFromCookie(ctx.req.headers.get("cookie"));
      if (isOther) response.headers.append("set-cookie", themeCookie(appearance));
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

/** Tells a page that stays open for days when the server has another build than the page. */
function namingBuild(response: Response): Response {
  response.headers.set("laurel-build", buildId());
  return response;
}

/** Measures how long pages and the API take to answer. */
function measure({ meter }: Services): Middleware<State> {
  return async (ctx) => {
    if (!isMeasured(ctx.url.pathname)) return await ctx.next();
    const start = performance.now();
    let status = 500;
    try {
      const response = await ctx.next();
      status = response.status;
      return response;
    } finally {
      meter.answered(performance.now() - start, status);
    }
  };
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
        const fields = { path: pathForLog(ctx.url.pathname) };
        reportError("pages", "a page could not be answered", error, { isRefusal: true, fields });
      }
      return await ctx.render(h(ErrorPage, { status }), { status });
    }
  };
}
