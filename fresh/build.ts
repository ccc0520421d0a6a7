import type { ComponentType } from "preact";
import type { StaticFile } from "./static_file.ts";

/** An island component, as `fresh` exports the type. */
export interface Island {
  /** The address of the chunk that holds it. */
  file: string;
  /** Its name in the markers and in the boot script, unique in the build. */
  name: string;
  exportName: string;
  fn: ComponentType;
  css: string[];
}

/** One file of the routes folder, with its path relative to that folder. */
export interface RouteFile {
  path: string;
  module: Record<string, unknown>;
}

/** All that an app needs to know of what was built for it. */
export interface Build {
  id: string;
  mode: "development" | "production";
  root: string;
  /** The address of the chunk that boots the islands. */
  clientEntry: string;
  /** Every chunk that a chunk imports, to be fetched early. */
  imports: ReadonlyMap<string, readonly string[]>;
  islands: ReadonlyMap<unknown, Island>;
  routes: readonly RouteFile[];
  /** The static file or client chunk at an address, null if there is none. */
  readFile(pathname: string): Promise<StaticFile | null>;
  /** Told of every error that became an answer; the dev server shows it. */
  onError?(req: Request, error: unknown): void;
}

// deno-lint-ignore no-explicit-any
const builds = new WeakMap<any, Build>();

/** Gives an app the build that it serves; called by generated code and the dev server. */
export function attachBuild(app: object, build: Build): void {
  builds.set(app, build);
}

export function attachedBuild(app: object): Build | null {
  return builds.get(app) ?? null;
}
