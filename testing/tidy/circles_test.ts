import { assertEquals } from "@std/assert";
import { findCircles, groupEdges, importEdges } from "./circles.ts";
import { resolver } from "./graph.ts";
import { parseSource } from "./source.ts";

function edgesOf(files: Record<string, string>) {
  const sources = Object.entries(files).map(([path, text]) => parseSource(path, text));
  return importEdges(sources, resolver({ "@/": "./" }));
}

Deno.test("circles - a circle made only of type imports is found, whatever module leads into it", () => {
  const edges = edgesOf({
    "core/a.ts": `import type { B } from "./b.ts";`,
    "core/b.ts": `import type { C } from "./c.ts"; import { d } from "./d.ts";`,
    "core/c.ts": `export type C = import("./a.ts").A;`,
    "core/d.ts": ``,
    "core/into.ts": `import "./a.ts";`,
    "core/a_test.ts": `import "./a.ts";`,
  });
  assertEquals(findCircles(edges), [["core/a.ts", "core/b.ts", "core/c.ts"]]);
});

Deno.test("circles - rooms can go in a circle while their modules do not", () => {
  const edges = edgesOf({
    "core/rules/a.ts": `import "@/core/events/a.ts";`,
    "core/rules/b.ts": ``,
    "core/events/a.ts": ``,
    "core/events/b.ts": `import "@/core/rules/b.ts";`,
  });
  assertEquals(findCircles(edges), []);
  const rooms = groupEdges(edges, (path) => path.split("/")[1]!);
  assertEquals(findCircles(rooms), [["events", "rules"]]);
});
