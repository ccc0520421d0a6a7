import { assertEquals, assertThrows } from "@std/assert";
import fc from "fast-check";
import { z } from "@hono/zod-openapi";
import { ProblemError } from "@/services/problems/mod.ts";
import { fromCursor, storableText, toCursor } from "./lists.ts";

const place = z.object({ id: storableText });

Deno.test("lists - a cursor is read as the place it was made from", () => {
  const id = fc.string({ unit: "grapheme", maxLength: 60 }).filter((text) => !text.includes("\0"));
  fc.assert(fc.property(id, (id) => {
    const cursor = toCursor({ id });
    assertEquals(encodeURIComponent(cursor), cursor);
    assertEquals(fromCursor(cursor, place), { id });
  }));
});

Deno.test("lists - no cursor means the beginning", () => {
  assertEquals(fromCursor(undefined, place), null);
});

Deno.test("lists - any other cursor is refused, and nothing throws", () => {
  const refuse = (cursor: string) => {
    const error = assertThrows(() => fromCursor(cursor, place), ProblemError);
    assertEquals([error.problem.status, error.problem.errors?.[0]?.path], [422, "cursor"]);
  };
  fc.assert(fc.property(fc.string({ unit: "binary" }), refuse));
  for (const forged of [{ id: 1 }, { id: "a\0" }, { id: "\ud800" }, {}, null, "x", [{ id: "a" }]]) {
    refuse(toCursor(forged));
  }
});
