import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { checkPlainJson } from "./plain_json.ts";

const found = (value: unknown) => checkPlainJson(value, "data");

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}

Deno.test("plain json - what the database can keep is let through", () => {
  for (const value of [null, true, 0, -0, 1e308, "", "🌿", [], {}, { a: [{ b: null }] }]) {
    assertEquals(found(value), undefined);
  }
  assertEquals(found(nested(16)), undefined);
  assertEquals(found(Array(1_999).fill(0)), undefined);
});

Deno.test("plain json - what it cannot keep is named with its place", () => {
  const places: readonly [unknown, string][] = [
    [{ note: "a\0" }, "data.note"],
    [{ list: ["", { x: "\ud800" }] }, "data.list.1.x"],
    [{ "k\0": 1 }, "data.k\\u0000"],
    [{ "\udc00": 1 }, "data.\ufffd"],
    [{ n: Infinity }, "data.n"],
    [{ n: NaN }, "data.n"],
  ];
  for (const [value, path] of places) assertEquals(found(value)?.path, path);
});

Deno.test("plain json - too deep and too much are refused, however much it is", () => {
  for (const value of [nested(17), nested(100_000), Array(2_000).fill(0)]) {
    assertEquals(found(value)?.path, "data");
  }
});

Deno.test("plain json - what passes survives a round trip as it is", () => {
  fc.assert(fc.property(fc.jsonValue({ stringUnit: "binary", maxDepth: 6 }), (value) => {
    if (found(value)) return;
    const text = new TextDecoder().decode(new TextEncoder().encode(JSON.stringify(value)));
    assertEquals(JSON.stringify(JSON.parse(text)), JSON.stringify(value));
    assertEquals(/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value).replaceAll("\\\\", "")), false);
  }));
});
