import { assertEquals } from "@std/assert";
import { deadExports, sharedNames } from "./exports.ts";
import { resolver } from "./graph.ts";
import { parseSource } from "./source.ts";

const parse = (files: Record<string, string>) =>
  Object.entries(files).map(([path, text]) => parseSource(path, text));

const MAP = { "@/": "./", fresh: "./fresh/mod.ts" };

Deno.test("exports - exports without an import are found, however the other ones are imported", () => {
  const sources = parse({
    "core/a.ts": `export const used = 1, dead = 2;
export function called() {}
export function forgotten() {}
export interface Taken { a: number }
export interface Options { b: number }
export type Nothing = 1;
export function open(options: Options) { return options; }
export class Whole {}`,
    "core/b.ts": `import { used, open as opened, type Taken } from "./a.ts";`,
    "core/c.ts": `export { called, Whole } from "@/core/a.ts";`,
    "core/d.ts": `export const late = 1;`,
    "core/e.ts": `const d = await import("./d.ts");`,
    "core/f.ts": `import * as a from "./g.ts";`,
    "core/g.ts": `export const g = 1;`,
    "routes/index.tsx": `export const handler = 1; export default function Page() {}`,
    "fresh/mod.ts": `export const unused = 1;`,
  });
  assertEquals(
    deadExports(sources, resolver(MAP)).map(({ line, message }) =>
      `${line} ${message.split(",")[0]}`
    ),
    ["1 exports dead", "3 exports forgotten", "6 exports Nothing"],
  );
});

Deno.test("exports - one name in two modules is found", () => {
  const sources = parse({
    "core/a.ts": `export function delay(): void; export function delay(n?: number): void {}`,
    "db/a.ts": `export const delay = 1;`,
    "db/migrations/1.ts": `export const up = 1;`,
    "db/migrations/2.ts": `export const up = 1;`,
    "services/a_test.ts": `export const delay = 1;`,
    "components/a.tsx": `export const delay = 1;`,
  });
  assertEquals(sharedNames(sources).map(({ path }) => path), ["db/a.ts"]);
});
