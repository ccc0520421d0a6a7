import type { HandlerByMethod, HandlerFn, RouteHandler } from "./handlers.ts";
import type { Middleware, RouteComponent } from "./context.ts";

/** Functions that return their argument unchanged. They only help the compiler to infer types. */
export interface Define<State> {
  handlers<Data, Handlers extends RouteHandler<Data, State> = RouteHandler<Data, State>>(
    handlers: Handlers,
  ): typeof handlers;

  page<
    // deno-lint-ignore no-explicit-any
    Handler extends RouteHandler<any, State> = never,
    Data = Handler extends HandlerFn<infer Data, State> ? Data
      : Handler extends HandlerByMethod<infer Data, State> ? Data
      : never,
  >(render: RouteComponent<State, Data>): typeof render;

  middleware<M extends Middleware<State> | Middleware<State>[]>(middleware: M): typeof middleware;

  layout(render: RouteComponent<State, unknown>): typeof render;
}

/**
 * Returns the `define` helpers for one type of `ctx.state`.
 *
 * @example
 * ```ts
 * const define = createDefine<State>();
 * export const handler = define.handlers((ctx) => page({ name: ctx.state.name }));
 * ```
 */
export function createDefine<State>(): Define<State> {
  return {
    handlers: (handlers) => handlers,
    page: (render) => render,
    middleware: (middleware) => middleware,
    layout: (render) => render,
  };
}
