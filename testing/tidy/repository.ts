/** Reads the repository for the tidy test. */
import type { Edges } from "./circles.ts";
import { type Doors, parseDoors, roomOf } from "./rooms.ts";
import { parseSource, type Source } from "./source.ts";

/** Written by programs, or not ours. Folders that begin with a dot are left out as well. */
const LEFT_OUT = ["node_modules", "_fresh", "bench/results"];

/** Every TypeScript file under `root`, parsed, in the order of their paths. */
export async function readSources(root: string): Promise<Source[]> {
  const paths: string[] = [];
  const walk = async (folder: string) => {
    for await (const { name, isDirectory } of Deno.readDir(`${root}/${folder}`)) {
      const path = folder ? `${folder}/${name}` : name;
      if (name.startsWith(".") || LEFT_OUT.includes(path)) continue;
      if (isDirectory) await walk(path);
      else if (/\.tsx?$/.test(name)) paths.push(path);
    }
  };
  await walk("");
  return await Promise.all(
    paths.sort().map(async (path) => parseSource(path, await Deno.readTextFile(`${root}/${path}`))),
  );
}

export interface Project {
  imports: Record<string, string>;
  /** The files that `deno.json` starts: those named in tasks, the exports, and the client's module. */
  entryPoints: string[];
}

export async function readProject(root: string): Promise<Project> {
  const { imports = {}, tasks = {}, exports = [] } = JSON.parse(
    await Deno.readTextFile(`${root}/deno.json`),
  );
  const text = JSON.stringify([tasks, exports]);
  const named = [...text.matchAll(/[\w./-]+\.tsx?\b/g)].map(([path]) => path.replace(/^\.\//, ""));
  return { imports, entryPoints: ["main.ts", "dev.ts", "clients/typescript/client.ts", ...named] };
}

/** The doors that the READMEs of the rooms name; rooms whose README names none are left out. */
export async function readDoors(root: string, edges: Edges): Promise<Doors> {
  const rooms = new Set(
    [...edges.keys()].map(roomOf).filter(({ isFolder }) => isFolder)
      .map(({ path }) => path),
  );
  const doors = new Map<string, ReadonlySet<string> | "all">();
  for (const room of rooms) {
    try {
      const open = parseDoors(room, await Deno.readTextFile(`${root}/${room}/README.md`));
      if (open) doors.set(room, open);
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
  return doors;
}
