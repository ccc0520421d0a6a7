import { assertEquals } from "@std/assert";
import { z } from "zod";
import { idSchema } from "./json.ts";
import { isAbsent } from "./absent.ts";
import {
  fieldsFrom,
  idFrom,
  isTrue,
  itemsFrom,
  numberFrom,
  optional,
  optionalList,
  optionalTime,
  textFrom,
} from "./optional.ts";
import { fromAnyTime } from "./time.ts";

/** Values that senders write when a value is missing. */
const NOTHING = [undefined, null, "", "  ", "\t\u00a0", "null", " undefined ", [], {}];

Deno.test("optional - everything that senders write for a missing value is absent", () => {
  for (const value of NOTHING) {
    assertEquals(isAbsent(value), true, JSON.stringify(value));
    assertEquals([textFrom(value), numberFrom(value), isTrue(value)], [null, null, false]);
    assertEquals([fieldsFrom(value), itemsFrom(value)], [{}, []]);
    assertEquals(optional(z.looseObject({})).parse(value), null);
    assertEquals(optionalTime(fromAnyTime).parse(value), null);
    assertEquals(optionalList(idSchema, 9).parse(value), []);
  }
  assertEquals([true, false, ["x"], { a: "x" }].map(textFrom), Array(4).fill(null));
  assertEquals(["a ", 7, 0].map(textFrom), ["a", "7", "0"]);
  for (const value of [0, "0", false, "Null", [null], { a: null }]) {
    assertEquals(isAbsent(value), false, JSON.stringify(value));
  }
});

Deno.test("optional - a value of another type is absent and does not affect other fields", () => {
  const shape = z.looseObject({
    id: idSchema,
    user: optional(z.looseObject({ id: idSchema })),
    at: optionalTime(fromAnyTime),
    tags: optionalList(z.looseObject({ name: z.string() }), 2),
  });
  const absent = { id: "7", user: null, at: null, tags: [] };
  for (const odd of [...NOTHING, 0, "0", -1, true, "x", ["x"], { y: 1 }]) {
    assertEquals(shape.parse({ id: 7, user: odd, at: odd, tags: odd }), absent);
  }
  assertEquals(
    shape.parse({ id: "7", user: { id: 1 }, at: "1700000000", tags: [{ name: "a" }, "b", 1] }),
    { id: "7", user: { id: "1" }, at: 1_700_000_000_000, tags: [{ name: "a" }] },
  );
});

Deno.test("optional - an id is a number or a text, and never 0", () => {
  assertEquals([7, " 7 ", "7", "9223372036854775807"].map(idFrom), [
    ...["7", "7", "7", "9223372036854775807"],
  ]);
  for (const none of [...NOTHING, 0, "0", " 0 ", 1.5, 2 ** 60, true, ["7"], "x".repeat(151)]) {
    assertEquals(idFrom(none), null);
  }
});

Deno.test("optional - lists that PHP wrote as objects are lists", () => {
  assertEquals(itemsFrom({ "0": "a", "2": "b" }), ["a", "b"]);
  assertEquals(itemsFrom({ "0": "a", name: "b" }), []);
});

Deno.test("optional - numbers and booleans are read in every form", () => {
  assertEquals(["12", " 1.50 ", "-3", 4, 0].map(numberFrom), [12, 1.5, -3, 4, 0]);
  assertEquals(["", "1e5", "0x10", "1,5", NaN, true, [1]].map(numberFrom), Array(7).fill(null));
  assertEquals([true, 1, "1", "true", "TRUE "].map(isTrue), Array(5).fill(true));
  assertEquals([false, 0, "0", "no", 2, {}].map(isTrue), Array(6).fill(false));
});
