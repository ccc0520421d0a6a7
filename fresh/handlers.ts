import type { Context } from "./context.ts";
import type { Method, RouteConfig } from "./types.ts";
import type { RouteComponent } from "./context.ts";

/** What a handler returns so that the page component is rendered with `data`. */
export interface PageResponse<T> {
  data: T;
  headers?: HeadersInit | undefined;
  status?: number | undefined;
}

/**
 * Makes the answer of a handler: render the page component of the same route file.
 * @param data what the component gets as `props.data`
 * @param options status (default 200) and headers of the answer
 */
export function page<T>(
  data: T,
  options?: { headers?: HeadersInit; status?: number },
): PageResponse<T>;
export function page(): PageResponse<undefined>;
export function page<T>(
  data?: T,
  options?: { headers?: HeadersInit; status?: number },
): PageResponse<T> {
  return { data: data as T, headers: options?.headers, status: options?.status };
}

/** Handles a request, either with a Response or with data for the page component. */
export interface HandlerFn<Data, State> {
  (
    ctx: Context<State>,
  ): Response | PageResponse<Data> | Promise<Response | PageResponse<Data>>;
}

/** One handler per method. */
export type HandlerByMethod<Data, State> = { [M in Method]?: HandlerFn<Data, State> };

export type RouteHandler<Data, State> = HandlerFn<Data, State> | HandlerByMethod<Data, State>;

/** The type of the data that a handler passes to its page. */
export type RouteData<Handler extends RouteHandler<unknown, unknown>> = Handler extends
  RouteHandler<infer Data, unknown> ? Data : never;

/** The parts of a route: handler, component and options. */
export interface Route<State> {
  component?: RouteComponent<State> | undefined;
  config?: RouteConfig | undefined;
  // deno-lint-ignore no-explicit-any
  handler?: RouteHandler<any, State> | undefined;
  /** More stylesheets for this route. */
  css?: string[] | undefined;
}

export function isHandlerByMethod<D, S>(
  handler: RouteHandler<D, S> | undefined,
): handler is HandlerByMethod<D, S> {
  return typeof handler === "object" && handler !== null;
}
