import { assertEquals } from "@std/assert";
import { hrefOf, placeAt } from "./place.ts";

Deno.test("key places - every place has an address that leads back to it", () => {
  for (const place of ["list", "new"] as const) {
    assertEquals(placeAt(hrefOf(place)), place);
    assertEquals(placeAt(`${hrefOf(place)}/`), place);
  }
  for (const path of ["/admin/keys/7", "/admin/keys/new/7", "/admin/keyss", "/admin"]) {
    assertEquals(placeAt(path), null);
  }
});
