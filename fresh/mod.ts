/**
 * The part of the public API of Fresh 2.3 that Laurel uses, for places where Fresh itself
 * (published only on JSR) cannot be installed. @module
 */
export { App } from "./app.ts";
export type { Island } from "./build.ts";
export type { Context } from "./context.ts";
export { createDefine, type Define } from "./define.ts";
export {
  type HandlerByMethod,
  type HandlerFn,
  page,
  type PageResponse,
  type RouteData,
  type RouteHandler,
} from "./handlers.ts";
export { HttpError } from "./http_error.ts";
export type { ListenOptions } from "./listen.ts";
export { csp, type CSPOptions } from "./middlewares/csp.ts";
export { csrf, type CsrfOptions } from "./middlewares/csrf.ts";
export { staticFiles } from "./middlewares/static_files.ts";
export { trailingSlashes } from "./middlewares/trailing_slashes.ts";
export type {
  FreshConfig,
  LayoutConfig,
  Lazy,
  MaybeLazy,
  Method,
  ResolvedFreshConfig,
  RouteConfig,
} from "./types.ts";
export type { Middleware, PageProps } from "./context.ts";
export type { WebSocketHandlers, WebSocketUpgradeOptions } from "./web_socket.ts";
