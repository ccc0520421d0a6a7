import { chromeOf, type Context } from "./context.ts";
import type { Middleware } from "./context.ts";

/**
 * Combines middlewares into one handler. `end` answers when the last middleware calls `ctx.next()`.
 * When a middleware throws, the outer middleware finds the error in `ctx.error`, and the layouts
 * and the app of the page are again those of the outer middleware.
 */
export function compose<State>(
  middlewares: Middleware<State>[],
  ctx: Context<State>,
  end: () => Promise<Response>,
): Promise<Response> {
  const chrome = chromeOf(ctx);
  const run = async (index: number): Promise<Response> => {
    const middleware = middlewares[index];
    if (middleware === undefined) return await end();
    const { app, layouts } = chrome;
    ctx.next = () => run(index + 1);
    try {
      const response = await middleware(ctx);
      if (!(response instanceof Response)) {
        throw new TypeError(
          `A middleware or handler for ${ctx.url.pathname} returned ${typeof response}, not a Response.`,
        );
      }
      return response;
    } catch (error) {
      ctx.error = error;
      throw error;
    } finally {
      chrome.app = app;
      chrome.layouts = layouts;
    }
  };
  return run(0);
}
