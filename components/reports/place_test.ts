import { assertEquals } from "@std/assert";
import { reportApiPath, reportHref, reportPlaceAt } from "./place.ts";

Deno.test("report place - addresses lead to places and back", () => {
  for (
    const address of [
      "/insights/report",
      "/insights/report?week=2026-W48&team=sales",
      "/insights/report/sending",
      "/insights/report/sending/new",
      "/insights/report/sending/12",
    ]
  ) {
    assertEquals(reportHref(reportPlaceAt(address)!), address);
  }
  assertEquals(reportPlaceAt("/insights/report/sending/0"), null);
  assertEquals(reportPlaceAt("/insights/report/else"), null);
  assertEquals(
    reportApiPath({ week: null, team: "a b" }, "/people"),
    "/insights/report/people?team=a+b",
  );
});
