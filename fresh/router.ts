import { RegExpRouter } from "hono/router/reg-exp-router";
import { SmartRouter } from "hono/router/smart-router";
import { TrieRouter } from "hono/router/trie-router";
import type { Method } from "./types.ts";
import { isDynamic, patternToHonoPaths } from "./route_path.ts";

interface Entry<T> {
  pattern: string;
  byMethod: Map<Method, T[]>;
}

/** The result of matching a request. `pattern` is null when no route has this path. */
export interface Match<T> {
  pattern: string | null;
  params: Record<string, string>;
  /** The handlers for the method, or null when the route does not support the method. */
  handlers: T[] | null;
  /** The methods that the route supports. */
  allowed: Method[];
}

/**
 * Finds the handlers of a request. Paths without parameters win; among the others, the first that
 * was added wins.
 */
export class Router<T> {
  #static = new Map<string, Entry<T>>();
  #dynamic = new Map<string, Entry<T>>();
  // Made at the first match, because Hono's routers accept no additions after that.
  #hono: SmartRouter<Entry<T>> | null = null;

  /** Appends handlers to those that the pattern has for the method. */
  add(method: Method, pattern: string, handlers: T[]): void {
    const table = isDynamic(pattern) ? this.#dynamic : this.#static;
    let entry = table.get(pattern);
    if (entry === undefined) {
      entry = { pattern, byMethod: new Map() };
      table.set(pattern, entry);
      this.#hono = null;
    }
    entry.byMethod.set(method, [...entry.byMethod.get(method) ?? [], ...handlers]);
  }

  match(method: Method, pathname: string): Match<T> {
    const fixed = this.#static.get(pathname);
    if (fixed !== undefined) return toMatch(fixed, method, {});
    if (this.#dynamic.size === 0) return NOTHING;
    this.#hono ??= this.#compile();
    const [found, stash] = this.#hono.match("ALL", pathname);
    const first = found[0];
    if (first === undefined) return NOTHING;
    const params: Record<string, string> = {};
    for (const [name, value] of Object.entries(first[1])) {
      params[name] = decode(typeof value === "number" ? stash?.[value] ?? "" : value ?? "");
    }
    return toMatch(first[0], method, params);
  }

  #compile(): SmartRouter<Entry<T>> {
    const hono = new SmartRouter<Entry<T>>({ routers: [new RegExpRouter(), new TrieRouter()] });
    for (const entry of this.#dynamic.values()) {
      for (const path of patternToHonoPaths(entry.pattern)) hono.add("ALL", path, entry);
    }
    return hono;
  }
}

const NOTHING: Match<never> = { pattern: null, params: {}, handlers: null, allowed: [] };

function toMatch<T>(entry: Entry<T>, method: Method, params: Record<string, string>): Match<T> {
  const { pattern, byMethod } = entry;
  const handlers = byMethod.get(method) ??
    (method === "HEAD" ? byMethod.get("GET") : undefined) ?? null;
  return { pattern, params, handlers, allowed: [...byMethod.keys()] };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // An invalid percent escape: keep the text as the client sent it.
    return value;
  }
}
