import { attachedBuild, type Build } from "./build.ts";
import { Context, type Middleware, type RouteComponent } from "./context.ts";
import { answerRoute } from "./answer_route.ts";
import { compose } from "./compose.ts";
import { addFileRoutes, type RouteTarget } from "./fs_routes.ts";
import { isHandlerByMethod, type Route } from "./handlers.ts";
import { ERROR_TEXT, HttpError } from "./http_error.ts";
import { listen, type ListenOptions } from "./listen.ts";
import { renderPage } from "./render.ts";
import { requestUrl } from "./request_url.ts";
import { joinPattern } from "./route_path.ts";
import { chainTo, newNode, nodeAt, reportError, type RouteNode } from "./route_tree.ts";
import { Router } from "./router.ts";
import {
  type FreshConfig,
  type LayoutConfig,
  type MaybeLazy,
  type Method,
  METHODS,
  type ResolvedFreshConfig,
  type RouteConfig,
} from "./types.ts";
import type { WebSocketHandlers, WebSocketUpgradeOptions } from "./web_socket.ts";

/** What the handler needs, collected from the declarations of an app. */
interface Plan<State> {
  root: RouteNode<State>;
  router: Router<Middleware<State>>;
  basePath: string;
  build: Build | null;
}

/** One declaration. `base` is the path at which its app is mounted. */
type Step<State> = (plan: Plan<State>, base: string) => void;

const NO_CONNECTION: Deno.ServeHandlerInfo = {
  remoteAddr: { transport: "tcp", hostname: "localhost", port: 0 },
  completed: Promise.resolve(),
};

/**
 * An app: its routes, middlewares, layouts and error pages. The order of the calls matters: a
 * declaration applies to what is declared after it.
 *
 * @example
 * ```ts
 * const app = new App<State>().use(staticFiles()).fsRoutes();
 * Deno.serve(app.handler());
 * ```
 */
export class App<State> {
  config: ResolvedFreshConfig;
  #steps: Step<State>[] = [];

  constructor(config: FreshConfig = {}) {
    this.config = {
      root: ".",
      basePath: config.basePath ?? "",
      mode: config.mode ?? "production",
      trustProxy: config.trustProxy ?? false,
    };
  }

  /** Adds middlewares for all requests, or for a path and everything below it. */
  use(...middleware: Middleware<State>[]): this;
  use(path: string, ...middleware: Middleware<State>[]): this;
  use(first: string | Middleware<State>, ...rest: Middleware<State>[]): this {
    const path = typeof first === "string" ? first : "*";
    const middlewares = typeof first === "string" ? rest : [first, ...rest];
    return this.#add((plan, base) => target(plan).middleware(joinPattern(base, path), middlewares));
  }

  get(path: string, ...middlewares: Middleware<State>[]): this {
    return this.#handle(["GET"], path, middlewares);
  }
  post(path: string, ...middlewares: Middleware<State>[]): this {
    return this.#handle(["POST"], path, middlewares);
  }
  put(path: string, ...middlewares: Middleware<State>[]): this {
    return this.#handle(["PUT"], path, middlewares);
  }
  patch(path: string, ...middlewares: Middleware<State>[]): this {
    return this.#handle(["PATCH"], path, middlewares);
  }
  delete(path: string, ...middlewares: Middleware<State>[]): this {
    return this.#handle(["DELETE"], path, middlewares);
  }
  head(path: string, ...middlewares: Middleware<State>[]): this {
    return this.#handle(["HEAD"], path, middlewares);
  }
  all(path: string, ...middlewares: Middleware<State>[]): this {
    return this.#handle(METHODS, path, middlewares);
  }

  /** Serves a WebSocket at a path. */
  ws(path: string, handlers: WebSocketHandlers, options?: WebSocketUpgradeOptions): this {
    return this.get(path, (ctx) => ctx.upgrade(handlers, options));
  }

  /**
   * Adds a route with its handlers and its component. A function loads the route on its first
   * request.
   */
  route(path: string, route: MaybeLazy<Route<State>>, config?: RouteConfig): this {
    return this.#add((plan, base) => {
      const pattern = joinPattern(base, path);
      if (typeof route !== "function") {
        const served = joinPattern(base, route.config?.routeOverride ?? path);
        addRoute(plan, nodeAt(plan.root, pattern), served, () => route, methodsOf(route));
        return;
      }
      let loaded: Promise<Route<State>> | undefined;
      const served = joinPattern(base, config?.routeOverride ?? path);
      const methods = Array.isArray(config?.methods) ? config.methods : METHODS;
      addRoute(plan, nodeAt(plan.root, pattern), served, () => loaded ??= route(), methods);
    });
  }

  layout(path: string, component: RouteComponent<State>, config: LayoutConfig = {}): this {
    return this.#add((plan, base) =>
      target(plan).layout(joinPattern(base, path), component, config)
    );
  }

  /** Sets the component that surrounds every page, from `<html>` on. */
  appWrapper(component: RouteComponent<State>): this {
    return this.#add((plan) => target(plan).app(component));
  }

  /** Sets the handler or page that answers when something below a path throws. */
  onError(path: string, handler: Route<State> | Middleware<State>): this {
    return this.#add((plan, base) => target(plan).error(joinPattern(base, path), toRoute(handler)));
  }

  /** Sets the handler or page that answers when no route matches. */
  notFound(handler: Route<State> | Middleware<State>): this {
    return this.#add((plan) => target(plan).notFound(toRoute(handler)));
  }

  /** Adds the routes of the routes folder at this point. */
  fsRoutes(pattern = "*"): this {
    return this.#add((plan, base) => {
      if (plan.build === null) {
        throw new Error(
          "The file routes cannot be served because there is no build. Run `deno task build` " +
            "and then `deno serve _fresh/server.js`, or `deno task dev`.",
        );
      }
      addFileRoutes(plan.build.routes, target(plan), joinPattern(base, pattern));
    });
  }

  /** Adds the declarations of another app below a path. */
  mountApp(path: string, app: App<State>): this {
    return this.#add((plan, base) => {
      const inner = joinPattern(joinPattern(base, path), app.config.basePath || "*");
      for (const step of app.#steps) step(plan, inner);
    });
  }

  /**
   * Returns the function that answers requests, for `Deno.serve` or a test.
   * @throws Error when the app has file routes but no build
   */
  handler(): (request: Request, info?: Deno.ServeHandlerInfo) => Promise<Response> {
    const build = attachedBuild(this);
    const router = new Router<Middleware<State>>();
    const plan: Plan<State> = {
      root: newNode(null),
      router,
      basePath: this.config.basePath,
      build,
    };
    for (const step of this.#steps) step(plan, "");
    const rootChain = chainTo(plan.root);

    return async (req, info = NO_CONNECTION) => {
      const url = requestUrl(req, this.config.trustProxy);
      const method = req.method.toUpperCase() as Method;
      const match = router.match(method, url.pathname);
      const end = async (): Promise<Response> => {
        if (match.pattern === null || match.handlers !== null) throw new HttpError(404);
        if (method !== "OPTIONS") throw new HttpError(405);
        const allow = match.allowed.join(", ");
        return await Promise.resolve(new Response(null, { status: 204, headers: { allow } }));
      };
      const found = { route: match.pattern, params: match.params };
      const ctx = new Context<State>(
        { req, url, info },
        found,
        this.config,
        end,
        build,
        renderPage,
      );
      let response: Response;
      try {
        response = await compose(match.handlers ?? rootChain, ctx, end);
      } catch (error) {
        ctx.error = error;
        response = plainError(error);
      }
      if (response.status >= 500 && ctx.error !== null) build?.onError?.(req, ctx.error);
      if (method !== "HEAD" || response.body === null) return response;
      await response.body.cancel();
      return new Response(null, response);
    };
  }

  /** Serves the app. Without a port, it uses the first free port from 8000 on. */
  // deno-lint-ignore require-await
  async listen(options: ListenOptions = {}): Promise<void> {
    listen(this.handler(), this.config.basePath, options);
  }

  #add(step: Step<State>): this {
    this.#steps.push(step);
    return this;
  }

  #handle(methods: readonly Method[], path: string, middlewares: Middleware<State>[]): this {
    return this.#add((plan, base) => {
      const pattern = joinPattern(base, path);
      const chain = [...chainTo(nodeAt(plan.root, pattern)), ...middlewares];
      for (const method of methods) plan.router.add(method, served(plan, pattern), chain);
    });
  }
}

function served<State>(plan: Plan<State>, pattern: string): string {
  return joinPattern(plan.basePath, pattern) || "/";
}

function addRoute<State>(
  plan: Plan<State>,
  node: RouteNode<State>,
  pattern: string,
  load: () => Route<State> | Promise<Route<State>>,
  methods: readonly Method[],
): void {
  const chain = [...chainTo(node), async (ctx: Context<State>) => answerRoute(ctx, await load())];
  for (const method of methods) plan.router.add(method, served(plan, pattern), chain);
}

function methodsOf<State>(route: Route<State>): readonly Method[] {
  if (!isHandlerByMethod(route.handler)) return METHODS;
  const methods = Object.keys(route.handler) as Method[];
  return route.component === undefined || methods.includes("GET") ? methods : ["GET", ...methods];
}

function toRoute<State>(handler: Route<State> | Middleware<State>): Route<State> {
  return typeof handler === "function" ? { handler } : handler;
}

function target<State>(plan: Plan<State>): RouteTarget<State> {
  const { root } = plan;
  return {
    app: (component) => void (root.app = component),
    middleware: (folder, fns) => void nodeAt(root, folder).middlewares.push(...fns),
    layout: (folder, component, config) =>
      void (nodeAt(root, folder).layout = { component, config }),
    error: (folder, route) => void (nodeAt(root, folder).error = route),
    notFound: (route) => void (root.notFound = (ctx) => answerRoute(ctx, route, 404)),
    route: (place, pattern, route, everyMethod) => {
      const methods = everyMethod ? METHODS : methodsOf(route);
      addRoute(plan, nodeAt(root, place, { leaf: false }), pattern, () => route, methods);
    },
  };
}

function plainError(error: unknown): Response {
  if (error instanceof HttpError) {
    if (error.status >= 500) reportError(error);
    const { status } = error;
    return new Response(error.message || ERROR_TEXT[status], { status });
  }
  reportError(error);
  return new Response("Internal server error", { status: 500 });
}
