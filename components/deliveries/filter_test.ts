import { assertEquals } from "@std/assert";
import { deliveriesPath, FIRST_FILTER } from "./filter.ts";

Deno.test("failed deliveries filter - only what is chosen is asked for", () => {
  assertEquals(deliveriesPath(FIRST_FILTER), "/admin/failed-deliveries?limit=50");
  assertEquals(
    deliveriesPath({ direction: "sent", place: "a&b", since: "2026-11-20", shown: "discarded" }),
    "/admin/failed-deliveries?limit=50&direction=sent&place=a%26b&since=2026-11-20&discarded=true",
  );
  // A date that is being typed is not asked for.
  assertEquals(deliveriesPath({ ...FIRST_FILTER, since: "2026-1" }), deliveriesPath(FIRST_FILTER));
});
