import { assertEquals } from "@std/assert";
import { hide } from "./hide.ts";
import { REMOVED } from "./redact.ts";

Deno.test("hide - texts are hidden at any depth; numbers, empty values and the shape stay", () => {
  assertEquals(hide({ name: "Ann", phones: ["+1", ""], age: 41, org: null, ok: true, o: {} }), {
    name: REMOVED,
    phones: [REMOVED, ""],
    age: 41,
    org: null,
    ok: true,
    o: {},
  });
});

Deno.test("hide - hiding twice is the same as hiding once", () => {
  const hidden = hide([["Ann"], " "]);
  assertEquals(hide(hidden), hidden);
});

Deno.test("hide - texts that mean a missing value become null", () => {
  assertEquals(hide(["null", " ", "undefined", "none"]), ["", "", "", REMOVED]);
});
