import { assertEquals } from "@std/assert";
import { isUnfiltered, NO_FILTER, toggled, toQuery } from "./history_filter.ts";

Deno.test("history filter - it becomes parameters of the API, and nothing when nothing is wanted", () => {
  assertEquals([toQuery(NO_FILTER), isUnfiltered(NO_FILTER)], ["", true]);
  const filter = { kinds: ["a", "b"], sources: ["/x&y"], day: "2026-11-20", q: "ü 1" };
  assertEquals(toQuery(filter), "&kind=a&kind=b&source=%2Fx%26y&to=2026-11-20&q=%C3%BC+1");
  assertEquals(isUnfiltered({ ...NO_FILTER, sources: ["/x"] }), false);
});

Deno.test("history filter - values are chosen together, and given up together", () => {
  assertEquals(toggled(["a"], ["b", "c"]), ["a", "b", "c"]);
  assertEquals(toggled(["a", "b"], ["b", "c"]), ["a", "b", "c"]);
  assertEquals(toggled(["a", "b", "c"], ["b", "c"]), ["a"]);
});
