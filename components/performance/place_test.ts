import { assertEquals } from "@std/assert";
import { performanceHref, performancePath, performancePlaceAt } from "./place.ts";

Deno.test("places of performance - every address leads to its place and back", () => {
  for (
    const place of [{ kind: "measures" }, { kind: "new" }, { kind: "holdout", id: "7" }] as const
  ) {
    assertEquals(performancePlaceAt(performanceHref(place)), place);
  }
});

Deno.test("places of performance - other addresses are none", () => {
  for (const path of ["/insights", "/insights/performance/x", "/insights/performance/holdouts"]) {
    assertEquals(performancePlaceAt(path), null);
  }
});

Deno.test("places of performance - the path of the measures names days and team", () => {
  const range = { from: "2026-11-01", to: "2026-11-28" };
  assertEquals(
    performancePath(range, "a&b", ".csv"),
    "/insights/performance.csv?from=2026-11-01&to=2026-11-28&team=a%26b",
  );
});
