import { type Build, type Island, type RouteFile } from "./build.ts";
import { setBuildId } from "./build_id.ts";
import { hashOf, type StaticFile, staticFile } from "./static_file.ts";
import type { ComponentType } from "preact";

/** What a build writes down of itself, next to the files that it made. */
export interface Snapshot {
  id: string;
  clientEntry: string;
  /** The chunks that a chunk imports, by address. */
  imports: Record<string, string[]>;
  /** The chunk of each island file; the files are relative to the root. */
  islands: Record<string, string>;
  /** Where the file of each address is, relative to the snapshot, and the hash of its content. */
  files: Record<string, { path: string; hash: string }>;
}

type Modules = Record<string, Record<string, unknown>>;

/** The build that a snapshot and the manifest's modules make up; `base` is the snapshot's URL. */
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
        // The table is fixed when the app is built, so this cache cannot grow beyond it.
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

/** Reads a file of the build; one that changed since is served, but not as what was built. */
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

/** Names every exported function of the island files, uniquely and the same in every run. */
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

/** An identifier made of a file's name: `islands/spin-wheel.tsx` -> `SpinWheel`. */
export function identifierOf(path: string): string {
  const [, name = ""] = /([^/]+?)(\.\w+)?$/.exec(path) ?? [];
  const words = name.split(/[^A-Za-z0-9_$]+/).filter((word) => word !== "");
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return /^\d/.test(joined) ? `_${joined}` : joined;
}
