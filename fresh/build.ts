import type { ComponentType } from "preact";
import type { StaticFile } from "./static_file.ts";

/** An island component. `fresh` exports this type. */
export interface Island {
  /** The address of the chunk that contains the island. */
  file: string;
  /** The island's name in the markers and in the boot script, unique in the build. */
  name: string;
  exportName: string;
  fn: ComponentType;
  css: string[];
}

/** A file of the routes folder, with its path relative to that folder. */
export interface RouteFile {
  path: string;
  module: Record<string, unknown>;
}

/** What an app needs to know about its build. */
export interface Build {
  id: string;
  mode: "development" | "production";
  root: string;
  /** The address of the chunk that starts the islands. */
  clientEntry: string;
  /** The chunks that each chunk imports, so that the browser can fetch them early. */
  imports: ReadonlyMap<string, readonly string[]>;
  islands: ReadonlyMap<unknown, Island>;
  routes: readonly RouteFile[];
  /** Returns the static file or client chunk at an address, or null when there is none. */
  readFile(pathname: string): Promise<StaticFile | null>;
  /** Called for every error that became an answer. The dev server shows the error. */
  onError?(req: Request, error: unknown): void;
}

// deno-lint-ignore no-explicit-any
const builds = new WeakMap<any, Build>();

/** Attaches a build to an app. Generated code and the dev server call it. */
export function attachBuild(app: object, build: Build): void {
  builds.set(app, build);
}

export function attachedBuild(app: object): Build | null {
  return builds.get(app) ?? null;
}
