import { assert, assertFalse } from "@std/assert";
import { areSlow } from "./slow_frames.ts";

const repeat = (times: number, milliseconds: number) =>
  Array.from({ length: times }, () => milliseconds);

Deno.test("slow frames - sixty and thirty a second are fast, ten are slow", () => {
  assertFalse(areSlow(repeat(90, 17)));
  assertFalse(areSlow(repeat(45, 33)));
  assert(areSlow(repeat(15, 100)));
});

Deno.test("slow frames - one long frame is no reason, two freezes are", () => {
  assertFalse(areSlow([...repeat(60, 17), 900]));
  assertFalse(areSlow([1500]));
  assert(areSlow([...repeat(120, 17), 500, 450]));
  assertFalse(areSlow([]));
});
