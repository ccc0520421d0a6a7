import {
  type AnyComponent,
  type ComponentChildren,
  type FunctionComponent,
  isValidElement,
  type RenderableProps,
  type VNode,
} from "preact";
import type { Build } from "./build.ts";
import { HttpError } from "./http_error.ts";
import type { LayoutConfig, ResolvedFreshConfig } from "./types.ts";
import {
  upgradeWebSocket,
  type WebSocketHandlers,
  type WebSocketUpgradeOptions,
} from "./web_socket.ts";

export type RenderPart = FunctionComponent;

/** What surrounds the page of this request: app and layouts. */
export interface Chrome<State> {
  app: RouteComponent<State> | null;
  layouts: RouteComponent<State>[];
  css: string[];
}

/** Turns JSX into the HTML document of a request. Apps use the renderer of `render.ts`. */
export type PageRenderer = <State>(
  ctx: Context<State>,
  // deno-lint-ignore no-explicit-any
  vnode: VNode<any> | null,
  init: ResponseInit,
  config: LayoutConfig,
) => Promise<Response>;

interface Internals<State> {
  chrome: Chrome<State>;
  build: Build | null;
  // Passed in, because the renderer imports this module and imports must not form a circle.
  renderPage: PageRenderer;
}

// deno-lint-ignore no-explicit-any
const internals = new WeakMap<Context<any>, Internals<any>>();

/** Returns the app and layouts that apply at this point of the chain. */
export function chromeOf<State>(ctx: Context<State>): Chrome<State> {
  return (internals.get(ctx) as Internals<State>).chrome;
}

/** Returns the build that is being served, or null for an app without a build. */
export function buildOf<State>(ctx: Context<State>): Build | null {
  return (internals.get(ctx) as Internals<State>).build;
}

/** Returns the context's fields as the props of a component. */
export function pagePropsOf<State, Data>(
  ctx: Context<State>,
  data: Data,
  Component: FunctionComponent,
): PageProps<Data, State> {
  const { config, url, req, params, info, state, isPartial, error, route } = ctx;
  return { config, url, req, params, info, state, isPartial, error, route, data, Component };
}

/** Everything known about one request. All middlewares and the handler get the same context. */
export class Context<State> {
  readonly config: ResolvedFreshConfig;
  readonly url: URL;
  req: Request;
  /** The pattern of the route that matched. */
  readonly route: string | null;
  readonly params: Record<string, string>;
  /** A place where middlewares store data for what comes after them. */
  readonly state: State = {} as State;
  data: unknown = undefined;
  /** The error that was thrown further down the chain. */
  error: unknown | null = null;
  readonly info: Deno.ServeHandlerInfo;
  readonly isPartial: boolean;
  /** Calls the next middleware, or the handler. */
  next: () => Promise<Response>;
  Component!: FunctionComponent;

  constructor(
    request: { req: Request; url: URL; info: Deno.ServeHandlerInfo },
    match: { route: string | null; params: Record<string, string> },
    config: ResolvedFreshConfig,
    next: () => Promise<Response>,
    build: Build | null,
    renderPage: PageRenderer,
  ) {
    this.req = request.req;
    this.url = request.url;
    this.info = request.info;
    this.route = match.route;
    this.params = match.params;
    this.config = config;
    this.isPartial = request.url.searchParams.has("fresh-partial");
    this.next = next;
    internals.set(this, { chrome: { app: null, layouts: [], css: [] }, build, renderPage });
  }

  /**
   * Redirects within the site. Leading slashes are reduced to one, so `//evil.example` stays on
   * this site.
   */
  redirect(pathOrUrl: string, status = 302): Response {
    let location = pathOrUrl;
    if (location.startsWith("/")) {
      const [path = ""] = location.split(/[?#]/, 1);
      location = path.replace(/\/{2,}/g, "/") + location.slice(path.length);
    }
    if (this.isPartial) {
      const [before = "", hash] = location.split("#", 2);
      const mark = `${before.includes("?") ? "&" : "?"}fresh-partial=true`;
      location = before + mark + (hash === undefined ? "" : `#${hash}`);
    }
    return new Response(null, { status, headers: { location } });
  }

  /** Renders JSX inside the layouts and the app that apply here. */
  async render(
    // deno-lint-ignore no-explicit-any
    vnode: VNode<any> | null,
    init: ResponseInit = {},
    config: LayoutConfig = {},
  ): Promise<Response> {
    if (vnode !== null && !isValidElement(vnode)) {
      throw new TypeError(`ctx.render() takes JSX or null, but got ${typeof vnode}`);
    }
    return await (internals.get(this) as Internals<State>).renderPage(this, vnode, init, config);
  }

  text(content: string, init?: ResponseInit): Response {
    return new Response(content, init);
  }

  html(content: string, init?: ResponseInit): Response {
    const headers = new Headers(init?.headers);
    headers.set("Content-Type", "text/html; charset=utf-8");
    return new Response(content, { ...init, headers });
  }

  // deno-lint-ignore no-explicit-any
  json(content: any, init?: ResponseInit): Response {
    return Response.json(content, init);
  }

  /** Streams the values of an iterable. Strings are sent as UTF-8. */
  stream<U extends string | Uint8Array>(
    stream: Iterable<U> | AsyncIterable<U> | (() => Iterable<U> | AsyncIterable<U>),
    init?: ResponseInit,
  ): Response {
    const encoder = new TextEncoder();
    const chunks = ReadableStream.from(typeof stream === "function" ? stream() : stream);
    const bytes = chunks.pipeThrough(
      new TransformStream<U, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          controller.enqueue(
            typeof chunk === "string"
              ? encoder.encode(chunk)
              : chunk as Uint8Array as Uint8Array<ArrayBuffer>,
          );
        },
      }),
    );
    return new Response(bytes, init);
  }

  /**
   * Upgrades the request to a WebSocket. With handlers it returns only the response, without them
   * the socket too.
   * @throws HttpError 400 when the request does not ask for a WebSocket
   */
  upgrade(options?: WebSocketUpgradeOptions): { socket: WebSocket; response: Response };
  upgrade(handlers: WebSocketHandlers, options?: WebSocketUpgradeOptions): Response;
  upgrade(
    first?: WebSocketHandlers | WebSocketUpgradeOptions,
    second?: WebSocketUpgradeOptions,
  ): { socket: WebSocket; response: Response } | Response {
    if (this.req.headers.get("upgrade")?.toLowerCase() !== "websocket") {
      throw new HttpError(400, "Expected a WebSocket upgrade request");
    }
    return upgradeWebSocket(this.req, first, second);
  }
}

/** A link of the chain that a request passes through; `ctx.next()` calls the next link. */
export type Middleware<State> = (ctx: Context<State>) => Response | Promise<Response>;

/** The props of a page, layout or app component. */
export type PageProps<Data = unknown, T = unknown> =
  & Pick<
    Context<T>,
    | "config"
    | "url"
    | "req"
    | "params"
    | "info"
    | "state"
    | "isPartial"
    | "Component"
    | "error"
    | "route"
  >
  & { data: Data };

/** A component written as an `async` function. It may return a Response instead of JSX. */
export type AsyncAnyComponent<P> = {
  (
    props: RenderableProps<P>,
    // deno-lint-ignore no-explicit-any
    context?: any,
  ): Promise<ComponentChildren | Response>;
  displayName?: string;
  defaultProps?: Partial<P> | undefined;
};

// deno-lint-ignore no-explicit-any
export type RouteComponent<State, Data = any> =
  | AnyComponent<PageProps<Data, State>>
  | AsyncAnyComponent<PageProps<Data, State>>;
