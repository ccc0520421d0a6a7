import type { RouteFile } from "./build.ts";
import type { HandlerFn, Route, RouteHandler } from "./handlers.ts";
import { fileToPattern, joinPattern } from "./route_path.ts";
import type { LayoutConfig, RouteConfig } from "./types.ts";
import type { Middleware, RouteComponent } from "./context.ts";

/** What receives the routes of the routes folder, such as an `App`. */
export interface RouteTarget<State> {
  app(component: RouteComponent<State>): void;
  middleware(folder: string, middlewares: Middleware<State>[]): void;
  layout(folder: string, component: RouteComponent<State>, config: LayoutConfig): void;
  error(folder: string, route: Route<State>): void;
  notFound(route: Route<State>): void;
  /** `place` selects the folder whose middlewares apply; `pattern` is the URL pattern to match. */
  route(place: string, pattern: string, route: Route<State>, everyMethod: boolean): void;
}

interface RouteModule<State> {
  default?: RouteComponent<State>;
  config?: RouteConfig;
  css?: string[];
  handler?: RouteHandler<unknown, State> | HandlerFn<unknown, State>[];
  handlers?: RouteHandler<unknown, State> | HandlerFn<unknown, State>[];
}

/**
 * Registers route files: first the middlewares, layouts and error pages, then the pages, so that
 * everything a folder declares applies to its pages.
 * @throws Error naming the file when it exports nothing that a route can be made of
 */
export function addFileRoutes<State>(
  files: readonly RouteFile[],
  target: RouteTarget<State>,
  base: string,
): void {
  const entries = files.map((file) => {
    const [, folder = "", name = ""] = /^(?:(.*)\/)?([^/]+)\.\w+$/.exec(file.path) ?? [];
    return { file, folder, name, id: folder === "" ? name : `${folder}/${name}` };
  });
  entries.sort((a, b) => compareRouteIds(a.id, b.id));
  const surrounding = entries.filter(({ name }) => name.startsWith("_"));
  for (const { file, folder, name } of surrounding) {
    addSurrounding(file, name, place(base, folder), target);
  }
  for (const { file, name, id } of entries) {
    if (name.startsWith("_")) continue;
    const module = read<State>(file);
    const inFolder = place(base, id) + (name === "index" ? "/" : "");
    const pattern = module.config?.routeOverride ?? fileToPattern(id);
    const everyMethod = module.config?.routeOverride === undefined;
    target.route(inFolder, joinPattern(base, pattern), toRoute(module), everyMethod);
  }
}

function place(base: string, id: string): string {
  return joinPattern(base, fileToPattern(id, { keepGroups: true }));
}

function addSurrounding<State>(
  file: RouteFile,
  name: string,
  folder: string,
  target: RouteTarget<State>,
): void {
  const module = read<State>(file);
  if (name === "_app" && module.default) target.app(module.default);
  else if (name === "_layout" && module.default) {
    target.layout(folder, module.default, module.config ?? {});
  } else if (name === "_error" || name === "_500") target.error(folder, toRoute(module));
  else if (name === "_404") target.notFound(toRoute(module));
  else if (name === "_middleware") {
    const found = (module.handlers ?? module.handler ?? module.default) as
      | Middleware<State>
      | Middleware<State>[];
    const middlewares = Array.isArray(found) ? found : [found];
    if (middlewares.some((middleware) => typeof middleware !== "function")) {
      throw new Error(
        `routes/${file.path} must export a function or an array of functions; a middleware ` +
          `cannot have handlers by method.`,
      );
    }
    target.middleware(folder, middlewares);
  }
}

function read<State>(file: RouteFile): RouteModule<State> {
  const module = file.module as RouteModule<State>;
  const handler = module.handlers ?? module.handler;
  if (handler === undefined && module.default === undefined && module.config === undefined) {
    throw new Error(
      `routes/${file.path} exports no default component, no handler, no handlers and no config, ` +
        `so there is nothing to serve. Move a helper out of routes/.`,
    );
  }
  if (typeof handler === "function" && handler.length > 1) {
    throw new Error(`The handler of routes/${file.path} must take one argument, the context.`);
  }
  return module;
}

function toRoute<State>(module: RouteModule<State>): Route<State> {
  return {
    component: module.default,
    config: module.config,
    handler: (module.handlers ?? module.handler) as RouteHandler<unknown, State> | undefined,
    css: module.css,
  };
}

/** Compares two patterns so that the more specific one comes first. */
export function compareRouteIds(a: string, b: string): number {
  const left = a.split("/").filter((part) => !part.startsWith("("));
  const right = b.split("/").filter((part) => !part.startsWith("("));
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const [x, y] = [left[i] as string, right[i] as string];
    const difference = vagueness(x) - vagueness(y);
    if (difference !== 0) return difference;
    if (x !== y) return x < y ? -1 : 1;
  }
  return left.length - right.length || (a < b ? -1 : a > b ? 1 : 0);
}

function vagueness(part: string): number {
  if (part.startsWith("[...")) return 3;
  if (part.startsWith("[[")) return 2;
  return part.startsWith("[") ? 1 : 0;
}
