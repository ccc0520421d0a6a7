import { assert, assertEquals } from "@std/assert";
import { resolver } from "./graph.ts";
import { readProject, readSources } from "./repository.ts";

const root = new URL("../../", import.meta.url).pathname.replace(/\/$/, "");

Deno.test("browser packages - no island loads zod, because islands import only the types of shapes", async () => {
  const resolve = resolver((await readProject(root)).imports);
  const byPath = new Map((await readSources(root)).map((source) => [source.path, source]));
  const islands = [...byPath.keys()].filter((path) => /^islands\/[^_]*\.tsx$/.test(path));
  assert(islands.length > 3, islands.join(", "));

  /** Returns the chain of imports through which an island loads zod, or null. */
  function wayToZod(island: string): string[] | null {
    const cameFrom = new Map<string, string | null>([[island, null]]);
    for (const [path] of cameFrom) {
      for (const { specifier, typeOnly } of byPath.get(path)?.imports ?? []) {
        if (typeOnly) continue;
        const target = resolve(specifier, path);
        if ("package" in target) {
          if (target.package !== "zod") continue;
          const way: string[] = [];
          for (let at: string | null = path; at !== null; at = cameFrom.get(at)!) way.unshift(at);
          return way;
        }
        if (!cameFrom.has(target.path)) cameFrom.set(target.path, path);
      }
    }
    return null;
  }

  assertEquals(islands.flatMap((island) => wayToZod(island)?.join(" -> ") ?? []), []);
});
