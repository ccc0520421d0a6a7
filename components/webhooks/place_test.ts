import { assertEquals } from "@std/assert";
import { hrefOf, type Place, placeAt } from "./place.ts";

Deno.test("webhook places - every place has an address that leads back to it", () => {
  const places: Place[] = [{ kind: "list" }, { kind: "new" }, { kind: "detail", id: "wh_a-b/ c" }];
  assertEquals(places.map(hrefOf).map(placeAt), places);
  assertEquals(placeAt("/admin/webhooks/"), { kind: "list" });
  assertEquals(placeAt("/admin/webhooks/%E0"), { kind: "detail", id: "%E0" });
  assertEquals(placeAt("/admin/webhooks/a/b"), null);
  assertEquals(placeAt("/admin/other"), null);
});
