import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { drawShare } from "./draw.ts";

const people = Array.from({ length: 40 }, (_, index) => `agent-${index}`);

Deno.test("draw - the same seed draws the same people, in whatever order they are given", () => {
  const drawn = drawShare(people, 0.25, "seed");
  assertEquals(drawn.length, 10);
  assertEquals(drawShare(people.toReversed(), 0.25, "seed"), drawn);
  assertNotEquals(drawShare(people, 0.25, "another"), drawn);
});

Deno.test("draw - everybody is drawn about equally often", () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 400; seed++) {
    for (const id of drawShare(people, 0.25, String(seed))) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  // Expected: 100 of 400; the standard deviation is 8.7, and this is five of them.
  for (const id of people) assert(Math.abs((counts.get(id) ?? 0) - 100) < 44, id);
});

Deno.test("draw - a share of nobody is nobody", () => {
  assertEquals(drawShare([], 0.5, "seed"), []);
  assertEquals(drawShare(["ann"], 0.2, "seed"), []);
});
