import { assertEquals } from "@std/assert";
import { importEdges } from "./circles.ts";
import { resolver } from "./graph.ts";
import {
  type Doors,
  doorViolations,
  parseDoors,
  roomEdges,
  roomOf,
  unnamedRooms,
} from "./rooms.ts";
import { parseSource } from "./source.ts";

function edgesOf(files: Record<string, string>) {
  const sources = Object.entries(files).map(([path, text]) => parseSource(path, text));
  return importEdges(sources, resolver({ "@/": "./" }));
}

Deno.test("rooms - a folder of a floor is a room, and so is a file", () => {
  assertEquals(roomOf("core/achievements/defaults/chat.ts").path, "core/achievements");
  assertEquals(roomOf("core/keys.ts"), { path: "core/keys", domain: "keys", isFolder: false });
  assertEquals(roomOf("services/rewards/mod.ts").domain, "scoring");
  assertEquals(roomOf("api/admin/challenges.ts").domain, "challenges");
});

Deno.test("rooms - the doors are read from the README", () => {
  const text =
    "# core/rules\n\nWhat `inside.ts` does.\n\nDoors: `a.ts`,\n`b.tsx`\n\nMore `c.ts`.\n";
  assertEquals(parseDoors("core/rules", text), new Set(["core/rules/a.ts", "core/rules/b.tsx"]));
  assertEquals(parseDoors("core/rules", "Doors: all\n"), "all");
  assertEquals(parseDoors("core/rules", "Doors: none; only this domain\n"), new Set());
  assertEquals(parseDoors("core/rules", "# core/rules\n"), undefined);
});

Deno.test("rooms - modules of other domains may import only the doors of a room", () => {
  const edges = edgesOf({
    "core/rules/rules.ts": `import "./inside.ts";`,
    "core/rules/inside.ts": ``,
    "services/rules/mod.ts": `import "@/core/rules/inside.ts";`,
    "services/spins/mod.ts": `import "@/core/rules/inside.ts"; import "@/core/rules/rules.ts";`,
    "api/rules.ts": `import "@/core/rules/inside.ts";`,
    "app.ts": `import "@/core/rules/inside.ts";`,
    "bench/rules_rate.ts": `import "@/core/rules/inside.ts";`,
  });
  const doors: Doors = new Map<string, ReadonlySet<string> | "all">([
    ["core/rules", new Set(["core/rules/rules.ts"])],
    ["services/rules", "all"],
    ["services/spins", new Set(["services/spins/mod.ts", "services/spins/gone.ts"])],
  ]);
  assertEquals(
    doorViolations(edges, doors).map(({ path, message }) => `${path} ${message.split(/[;,]/)[0]}`),
    [
      "services/spins/mod.ts imports core/rules/inside.ts",
      "app.ts imports core/rules/inside.ts",
      "services/spins/README.md names the door services/spins/mod.ts",
      "services/spins/README.md names the door services/spins/gone.ts",
    ],
  );
});

Deno.test("rooms - a folder without a README is found", () => {
  const edges = edgesOf({ "core/new/a.ts": ``, "core/keys.ts": ``, "core/rules/a.ts": `` });
  const missing = unnamedRooms(edges, new Map([["core/rules", "all" as const]]));
  assertEquals(missing.map(({ path }) => path), ["core/new/README.md"]);
});

Deno.test("rooms - their edges are those between the rooms of the floors", () => {
  const edges = edgesOf({
    "core/rules/a.ts": `import "@/core/events/a.ts"; import "./b.ts"; import "@/fresh/mod.ts";`,
    "core/rules/b.ts": ``,
    "core/events/a.ts": ``,
    "fresh/mod.ts": ``,
    "app.ts": `import "@/core/rules/a.ts";`,
  });
  assertEquals(
    roomEdges(edges),
    new Map([
      ["core/rules", new Set(["core/events"])],
      ["core/events", new Set()],
    ]),
  );
});
