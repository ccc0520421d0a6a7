import { assertEquals } from "@std/assert";
import { hide } from "./hide.ts";
import { REMOVED } from "./redact.ts";

Deno.test("hide - texts go, at any depth; numbers, emptiness and the shape stay", () => {
  assertEquals(hide({ name: "Ann", phones: ["+1", ""], age: 41, org: null, ok: true, o: {} }), {
    name: REMOVED,
    phones: [REMOVED, ""],
    age: 41,
    org: null,
    ok: true,
    o: {},
  });
});

Deno.test("hide - what is hidden already stays as it is", () => {
  const hidden = hide([["Ann"], " "]);
  assertEquals(hide(hidden), hidden);
});

Deno.test("hide - what senders write for nothing is nothing", () => {
  assertEquals(hide(["null", " ", "undefined", "none"]), ["", "", "", REMOVED]);
});
