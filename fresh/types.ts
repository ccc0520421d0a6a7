export type Method = "HEAD" | "GET" | "POST" | "PATCH" | "PUT" | "DELETE" | "OPTIONS";

export const METHODS: readonly Method[] = [
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
];

/** Options given to `new App()`. */
export interface FreshConfig {
  /** The path under which the app is served, such as `/rewards`. */
  basePath?: string;
  mode?: "development" | "production";
  /** Trust `X-Forwarded-Proto` and `X-Forwarded-Host` for `ctx.url`. */
  trustProxy?: boolean;
}

/** `FreshConfig` with all defaults filled in. */
export interface ResolvedFreshConfig {
  root: string;
  basePath: string;
  mode: "development" | "production";
  trustProxy: boolean;
}

/** What a layout may turn off. */
export interface LayoutConfig {
  skipInheritedLayouts?: boolean;
  skipAppWrapper?: boolean;
}

/** What a route file may export as `config`. */
export interface RouteConfig extends LayoutConfig {
  /** Serve the route at this pattern instead of the one of its file name. */
  routeOverride?: string;
  methods?: "ALL" | Method[];
}

export type Lazy<T> = () => Promise<T>;
export type MaybeLazy<T> = T | Lazy<T>;
