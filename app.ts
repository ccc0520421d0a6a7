import { App, csp, staticFiles } from "fresh";
import { createApi } from "@/api/mod.ts";
import { isHttps, isPage, secureHeaders } from "@/services/web.ts";
import type { Services } from "@/services/mod.ts";
import type { State } from "@/utils.ts";

/** Puts pages and API together on open services; does no I/O of its own. */
export function createApp(services: Services): App<State> {
  const api = createApi(services);
  const app = new App<State>()
    .use(async (ctx) => {
      const isSecure = isHttps(ctx.req);
      return secureHeaders(await ctx.next(), isSecure);
    })
    .use(csp({ useNonce: true }))
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
    });
  for (const path of ["/healthz", "/readyz", "/metrics"]) {
    app.get(path, (ctx) => api.fetch(ctx.req));
  }
  // The route below /api does not match these two, and they are no pages.
  for (const path of ["/api", "/api/"]) app.all(path, (ctx) => api.fetch(ctx.req, ctx.info));
  return app.fsRoutes();
}
