import type { Context } from "./context.ts";
import { chromeOf } from "./context.ts";
import { HttpError } from "./http_error.ts";
import type { Route } from "./handlers.ts";
import { answerRoute } from "./answer_route.ts";
import type { LayoutConfig } from "./types.ts";
import type { Middleware, RouteComponent } from "./context.ts";

/** What applies to one folder of routes and everything below it. */
export interface RouteNode<State> {
  parent: RouteNode<State> | null;
  children: Map<string, RouteNode<State>>;
  middlewares: Middleware<State>[];
  app: RouteComponent<State> | null;
  layout: { component: RouteComponent<State>; config: LayoutConfig } | null;
  error: Route<State> | null;
  /** Only set on the root. */
  notFound: Middleware<State> | null;
}

export function newNode<State>(parent: RouteNode<State> | null): RouteNode<State> {
  return {
    parent,
    children: new Map(),
    middlewares: [],
    app: null,
    layout: null,
    error: null,
    notFound: null,
  };
}

/**
 * Finds or makes the node of a pattern. Without `leaf`, the last segment is the name of a file in
 * the folder.
 */
export function nodeAt<State>(
  root: RouteNode<State>,
  pattern: string,
  options: { leaf: boolean } = { leaf: true },
): RouteNode<State> {
  const segments = pattern.replace(/\/?\*$/, "").split("/").slice(1);
  if (!options.leaf || segments.at(-1) === "") segments.pop();
  let node = root;
  for (const segment of segments) {
    let child = node.children.get(segment);
    if (child === undefined) {
      child = newNode(node);
      node.children.set(segment, child);
    }
    node = child;
  }
  return node;
}

/**
 * Returns the middlewares from the root to a node, outermost first. Later additions to the tree do
 * not change a chain that was already returned.
 */
export function chainTo<State>(node: RouteNode<State>): Middleware<State>[] {
  const path: RouteNode<State>[] = [];
  for (let at: RouteNode<State> | null = node; at !== null; at = at.parent) path.unshift(at);
  const root = path[0] as RouteNode<State>;
  return path.flatMap((at) => [enter(at, root), ...at.middlewares]);
}

/**
 * Returns the middlewares of a node: they add the node's app and layout around the page, and catch
 * errors from below.
 */
function enter<State>(node: RouteNode<State>, root: RouteNode<State>): Middleware<State> {
  const { app, layout, error } = node;
  return async (ctx: Context<State>) => {
    const chrome = chromeOf(ctx);
    if (app !== null) chrome.app = app;
    if (layout !== null) {
      if (layout.config.skipAppWrapper) chrome.app = null;
      const outer = layout.config.skipInheritedLayouts ? [] : chrome.layouts;
      chrome.layouts = [...outer, layout.component];
    }
    const { app: ownApp, layouts: ownLayouts } = chrome;
    try {
      return await ctx.next();
    } catch (thrown) {
      const status = thrown instanceof HttpError ? thrown.status : 500;
      const notFound = status === 404 ? root.notFound : null;
      if (notFound === null && error === null) throw thrown;
      chrome.app = ownApp;
      chrome.layouts = ownLayouts;
      if (status >= 500) reportError(thrown);
      if (notFound !== null) return await notFound(ctx);
      return await answerRoute(ctx, error as Route<State>, status);
    }
  };
}

/** Logs an error that no error page handled. The client gets none of its text. */
export function reportError(error: unknown): void {
  // deno-lint-ignore no-console
  console.error(error);
}
