import { assertEquals } from "@std/assert";
import plugin from "./plugin.ts";

/** Returns the first words of each message of the plugin about a file. */
function lint(text: string): string[] {
  return Deno.lint.runPlugin(plugin, "sample.tsx", text).map(({ id, range }) =>
    `${id} ${text.slice(...range)}`
  );
}

Deno.test("lint - the spread of an object literal is found in objects and attributes", () => {
  assertEquals(lint("const a = { ...{ b, c: 1 }, d };"), [
    "laurel/no-literal-spread { b, c: 1 }",
  ]);
  assertEquals(lint("const a = <Part {...{ b }} />;"), ["laurel/no-literal-spread { b }"]);
});

Deno.test("lint - other spreads are left alone", () => {
  assertEquals(lint("const a = { ...b, ...(c ? { d } : {}) }, e = [...[1, 2]];"), []);
});
