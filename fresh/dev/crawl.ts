import type { BuildConfig } from "./config.ts";

/** The project's files by kind. Paths are absolute and sorted. */
export interface ProjectFiles {
  routes: string[];
  islands: string[];
}

const SOURCE = /\.[tj]sx?$/;

/**
 * Finds the routes and the islands. Folders named `(_name)` contain no routes; `(_islands)`
 * contains islands.
 */
export async function crawl(config: BuildConfig): Promise<ProjectFiles> {
  const sources = async (folder: string) => {
    const files = await listFiles(folder);
    return files.filter((file) =>
      SOURCE.test(file) && !config.ignore.some((pattern) => pattern.test(file))
    );
  };
  const islands = await sources(config.islandDir);
  const routes: string[] = [];
  for (const file of await sources(config.routeDir)) {
    const [, local] = /\/\((_[^/)]+)\)\//.exec(file.slice(config.routeDir.length)) ?? [];
    if (local === undefined) routes.push(file);
    else if (local === "_islands") islands.push(file);
  }
  return { routes, islands };
}

/**
 * Lists every file below a folder, sorted. Returns an empty list when the folder is missing. Does
 * not follow links.
 */
export async function listFiles(folder: string): Promise<string[]> {
  const files: string[] = [];
  let entries: Deno.DirEntry[];
  try {
    entries = await Array.fromAsync(Deno.readDir(folder));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return [];
    throw error;
  }
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory) files.push(...await listFiles(path));
    else if (entry.isFile) files.push(path);
  }
  return files.sort();
}
