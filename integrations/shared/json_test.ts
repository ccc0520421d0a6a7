import { assert, assertEquals, assertFalse, assertThrows } from "@std/assert";
import fc from "fast-check";
import { z } from "zod";
import { Unparseable } from "@/integrations/adapter.ts";
import { idOf, idSchema, readForm, readJson, readShape, requiredId } from "./json.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

Deno.test("json - a body is parsed unchanged", () => {
  const body = { a: [1, "ü🏆", null, true], "b c": { d: -1.5 } };
  assertEquals(readJson(bytes(JSON.stringify(body))), body);
  assertEquals(readJson(bytes("null")), null);
});

Deno.test("json - invalid JSON is refused with a sentence that does not quote it", () => {
  const refused: [Uint8Array, string][] = [
    [bytes(""), "empty"],
    [bytes("  \n"), "empty"],
    [bytes('{"secret":"hush"'), "only part of it arrived (16 bytes)"],
    [bytes("secret=hush"), "not JSON"],
    [new Uint8Array([0x22, 0xff, 0xfe, 0x22]), "UTF-8"],
    [bytes("[".repeat(100_000) + "]".repeat(100_000)), "nested deeper"],
  ];
  for (const [body, reason] of refused) {
    const error = assertThrows(() => readJson(body), Unparseable, reason);
    assertFalse(error.message.includes("hush"));
    assert(error.message.endsWith("."));
  }
});

Deno.test("json - characters that databases refuse and special keys are removed", () => {
  const text = '{"a\\u0000":"x\\u0000y","b":"\\ud83d","c":1e999,"__proto__":{"d":1},"e":"🏆"}';
  const value = readJson(bytes(text));
  assertEquals(value, { "a\uFFFD": "x\uFFFDy", b: "\uFFFD", c: null, e: "🏆" });
  assertEquals(Object.getPrototypeOf(value), Object.prototype);
  assertEquals((value as { d?: number }).d, undefined);
});

Deno.test("json - any JSON is parsed or refused, without a crash", () => {
  fc.assert(fc.property(fc.json(), (text) => {
    const value = readJson(bytes(text));
    assertEquals(readJson(bytes(JSON.stringify(value))), value);
  }));
  fc.assert(fc.property(fc.uint8Array(), (body) => {
    try {
      readJson(body);
    } catch (error) {
      assert(error instanceof Unparseable);
    }
  }));
});

Deno.test("json - a form's fields keep their order and repetitions", () => {
  assertEquals(readForm(bytes("b=1&a=%2B2&b=3+4&c=")), [
    ["b", "1"],
    ["a", "+2"],
    ["b", "3 4"],
    ["c", ""],
  ]);
  assertThrows(() => readForm(new Uint8Array([0xff])), Unparseable, "UTF-8");
});

Deno.test("json - a wrong shape is reported by its field, not by its content", () => {
  const shape = z.looseObject({ data: z.looseObject({ id: idSchema }) });
  assertEquals(readShape(shape, { data: { id: 7, more: 1 } }, "a thing").data.id, "7");
  const error = assertThrows(
    () => readShape(shape, { data: { id: ["hush"] } }, "a thing"),
    Unparseable,
    "This is not a thing: data.id: ",
  );
  assertFalse(error.message.includes("hush"));
  for (const value of [null, [], "x", 1, {}]) {
    assertThrows(() => readShape(shape, value, "a thing"), Unparseable, "This is not a thing: ");
  }
});

Deno.test("json - missing fields and fields of another type have different messages", () => {
  const shape = z.looseObject({ a: z.looseObject({}), b: z.string().max(3), id: requiredId });
  const right = { a: {}, b: "x", id: 7 };
  const cases: [object, string][] = [
    [{ a: null }, "a: is missing."],
    [{ a: "" }, "a: is missing."],
    [{ a: 7 }, "a: should be an object."],
    [{ b: undefined }, "b: is missing."],
    [{ b: 7 }, "b: should be a text."],
    [{ b: "long" }, "b: is too long."],
    [{ id: "" }, "id: is missing."],
    [{ id: "null" }, "id: is missing."],
    [{ id: [] }, "id: is missing."],
    [{ id: true }, "id: is not what it should be."],
  ];
  assertEquals(readShape(shape, right, "a thing").id, "7");
  for (const [wrong, reason] of cases) {
    assertThrows(() => readShape(shape, { ...right, ...wrong }, "a thing"), Unparseable, reason);
  }
});

Deno.test("json - ids are text, from numbers and texts only", () => {
  assertEquals([7, " 7 ", "x".repeat(150)].map(idOf), ["7", "7", "x".repeat(150)]);
  for (const id of [null, undefined, "", " ", 1.5, 2 ** 60, {}, [7], true, "x".repeat(151)]) {
    assertEquals(idOf(id), null);
  }
});
