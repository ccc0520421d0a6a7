import type { Build } from "../build.ts";
import { servedBuild, type Snapshot } from "../snapshot.ts";
import { hashOf, type StaticFile, staticFile } from "../static_file.ts";
import { type BuildConfig, toFileUrl, toFolderUrl } from "./config.ts";
import type { ProjectFiles } from "./crawl.ts";
import { specifierTo } from "./config.ts";

type Modules = Record<string, Record<string, unknown>>;

/**
 * Makes a build whose modules are imported directly from the sources, for the dev server and for
 * tests.
 */
export async function liveBuild(
  config: BuildConfig,
  files: ProjectFiles,
  snapshot: Snapshot,
  mode: Build["mode"],
): Promise<Build> {
  const load = async (paths: string[], key: (path: string) => string): Promise<Modules> => {
    const modules = paths.map(async (path) => [key(path), await import(toFileUrl(path).href)]);
    return Object.fromEntries(await Promise.all(modules));
  };
  const islands = await load(files.islands, (path) => {
    return specifierTo(config.root, path).replace(/^\.\//, "");
  });
  const routes = await load(files.routes, (path) => path.slice(config.routeDir.length + 1));
  const where = { base: toFolderUrl(config.outDir), root: config.root };
  const build = servedBuild(snapshot, { islands, routes }, where);
  if (mode === "production") return build;
  return {
    ...build,
    mode,
    readFile: async (pathname) => {
      if (pathname.startsWith("/_fresh/")) return await build.readFile(pathname);
      return await readStatic(config.staticDir, pathname);
    },
  };
}

/** Reads a static file in its current state on disk. Never reads a file outside of the folder. */
export async function readStatic(folder: string, pathname: string): Promise<StaticFile | null> {
  if (/(^|[/\\])\.(?!well-known\/)|\0|\\/.test(pathname)) return null;
  try {
    const path = await Deno.realPath(folder + pathname);
    const inside = path.startsWith(`${await Deno.realPath(folder)}/`);
    if (!inside || !(await Deno.stat(path)).isFile) return null;
    const content = await Deno.readFile(path);
    return {
      ...staticFile(path, content, await hashOf(content)),
      compressed: () => Promise.resolve(null),
    };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof Deno.errors.NotADirectory) {
      return null;
    }
    throw error;
  }
}
