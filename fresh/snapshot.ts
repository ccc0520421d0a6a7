import { type Build, type Island, type RouteFile } from "./build.ts";
import { setBuildId } from "./build_id.ts";
import { hashOf, type StaticFile, staticFile } from "./static_file.ts";
import type { ComponentType } from "preact";

/** The description of a build, stored next to the files of the build. */
export interface Snapshot {
  id: string;
  clientEntry: string;
  /** The chunks that each chunk imports, by address. */
  imports: Record<string, string[]>;
  /** The chunk of each island file. File paths are relative to the root. */
  islands: Record<string, string>;
  /**
   * For each address, the path of the file (relative to the snapshot) and the hash of its content.
   */
  files: Record<string, { path: string; hash: string }>;
}

type Modules = Record<string, Record<string, unknown>>;

/** Makes a build from a snapshot and the modules of the manifest. `base` is the snapshot's URL. */
export function servedBuild(
  snapshot: Snapshot,
  modules: { islands: Modules; routes: Modules },
  where: { base: string | URL; root: string },
): Build {
  setBuildId(snapshot.id);
  const cache = new Map<string, Promise<StaticFile | null>>();
  return {
    id: snapshot.id,
    mode: "production",
    root: where.root,
    clientEntry: snapshot.clientEntry,
    imports: new Map(Object.entries(snapshot.imports)),
    islands: islandsOf(modules.islands, snapshot.islands),
    routes: Object.entries(modules.routes).map(([path, module]): RouteFile => ({ path, module })),
    readFile: async (pathname) => {
      if (!Object.hasOwn(snapshot.files, pathname)) return null;
      const { path, hash } = snapshot.files[pathname] as { path: string; hash: string };
      let file = cache.get(pathname);
      if (file === undefined) {
        // The table of files never changes after the build, so this cache is bounded.
        file = readBuilt(new URL(path, where.base), hash);
        cache.set(pathname, file);
        file.then(
          (it) => it?.hash === hash || cache.delete(pathname),
          () => cache.delete(pathname),
        );
      }
      return await file;
    },
  };
}

/**
 * Reads a file of the build. A file that changed since the build is served, but marked as changed.
 */
async function readBuilt(url: URL, hash: string): Promise<StaticFile | null> {
  try {
    const content = await Deno.readFile(url);
    const now = await hashOf(content);
    return { ...staticFile(url.pathname, content, now), changed: now !== hash };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/**
 * Names every function that the island files export. The names are unique, and the same in every
 * run.
 */
export function islandsOf(modules: Modules, chunks: Record<string, string>): Map<unknown, Island> {
  const islands = new Map<unknown, Island>();
  const taken = new Set<string>();
  for (const path of Object.keys(modules).sort()) {
    const file = chunks[path];
    if (file === undefined) {
      throw new Error(`The build has no chunk for the island ${path}. Run \`deno task build\`.`);
    }
    for (const [exportName, fn] of Object.entries(modules[path] ?? {})) {
      if (typeof fn !== "function") continue;
      const wanted = exportName === "default" ? identifierOf(path) : exportName;
      let name = wanted;
      for (let i = 1; taken.has(name); i++) name = `${wanted}_${i}`;
      taken.add(name);
      islands.set(fn, { file, name, exportName, fn: fn as ComponentType, css: [] });
    }
  }
  return islands;
}

/** Converts a file name into an identifier: `islands/spin-wheel.tsx` -> `SpinWheel`. */
export function identifierOf(path: string): string {
  const [, name = ""] = /([^/]+?)(\.\w+)?$/.exec(path) ?? [];
  const words = name.split(/[^A-Za-z0-9_$]+/).filter((word) => word !== "");
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return /^\d/.test(joined) ? `_${joined}` : joined;
}
