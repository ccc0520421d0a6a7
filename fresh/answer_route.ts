import { h, type VNode } from "preact";
import { chromeOf, type Context, pagePropsOf, type RenderPart } from "./context.ts";
import { type HandlerFn, isHandlerByMethod, type Route } from "./handlers.ts";
import type { Method } from "./types.ts";
import type { RouteComponent } from "./context.ts";

/** Runs the handler of a route. Renders the route's component when the handler returns data. */
export async function answerRoute<State>(
  ctx: Context<State>,
  route: Route<State>,
  status = 200,
): Promise<Response> {
  const chrome = chromeOf(ctx);
  if (route.config?.skipAppWrapper) chrome.app = null;
  if (route.config?.skipInheritedLayouts) chrome.layouts = [];
  if (route.css !== undefined) chrome.css = route.css;

  const handler = handlerFor(route, ctx.req.method.toUpperCase() as Method);
  if (handler === null) return await ctx.next();
  const result = await handler(ctx);
  if (result instanceof Response) return result;

  let vnode: VNode | null = null;
  if (route.component !== undefined) {
    const part = await renderPart(ctx, route.component, result.data);
    if (part instanceof Response) return part;
    vnode = part;
  }
  return await ctx.render(vnode, {
    status: result.status ?? status,
    headers: new Headers(result.headers),
  });
}

function handlerFor<State>(
  route: Route<State>,
  method: Method,
): HandlerFn<unknown, State> | null {
  const { handler, component } = route;
  const drawOnly = component === undefined ? null : () => ({ data: {} });
  if (handler === undefined) return drawOnly;
  if (!isHandlerByMethod(handler)) return handler;
  const get = handler.GET ?? drawOnly;
  if (method === "GET") return get;
  return handler[method] ?? (method === "HEAD" ? get : null);
}

/**
 * Calls an async component here, because the renderer cannot wait. Leaves other components to the
 * renderer.
 */
export async function renderPart<State>(
  ctx: Context<State>,
  component: RouteComponent<State>,
  data: unknown,
  child: RenderPart = () => null,
): Promise<VNode | Response> {
  const props = pagePropsOf(ctx, data, child);
  if (component.constructor.name === "AsyncFunction") {
    // deno-lint-ignore no-explicit-any
    return await (component as any)(props);
  }
  // deno-lint-ignore no-explicit-any
  return h(component as any, props as any) as VNode;
}
