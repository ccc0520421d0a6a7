import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { checkPlainJson } from "./plain_json.ts";

const found = (value: unknown) => checkPlainJson(value, "data");

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = [value];
  return value;
}

Deno.test("plain json - values that the database can store are accepted", () => {
  for (const value of [null, true, 0, -0, 1e308, "", "🌿", [], {}, { a: [{ b: null }] }]) {
    assertEquals(found(value), undefined);
  }
  assertEquals(found(nested(16)), undefined);
  assertEquals(found(Array(1_999).fill(0)), undefined);
});

Deno.test("plain json - a value that it cannot store is reported with its path", () => {
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

Deno.test("plain json - too much nesting and too many values are refused, in any amount", () => {
  for (const value of [nested(17), nested(100_000), Array(2_000).fill(0)]) {
    assertEquals(found(value)?.path, "data");
  }
});

Deno.test("plain json - accepted values survive a round trip unchanged", () => {
  fc.assert(fc.property(fc.jsonValue({ stringUnit: "binary", maxDepth: 6 }), (value) => {
    if (found(value)) return;
    const text = new TextDecoder().decode(new TextEncoder().encode(JSON.stringify(value)));
    assertEquals(JSON.stringify(JSON.parse(text)), JSON.stringify(value));
    assertEquals(/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value).replaceAll("\\\\", "")), false);
  }));
});
