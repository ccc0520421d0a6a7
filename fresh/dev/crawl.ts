import type { BuildConfig } from "./config.ts";

/** Files of the project by what they are; paths are absolute and sorted. */
export interface ProjectFiles {
  routes: string[];
  islands: string[];
}

const SOURCE = /\.[tj]sx?$/;

/** Finds the routes and the islands. `(_name)` folders hold no routes, `(_islands)` islands. */
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

/** Every file below a folder, sorted; none if the folder is missing. Links are not followed. */
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
