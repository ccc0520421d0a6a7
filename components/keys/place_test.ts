import { assertEquals } from "@std/assert";
import { keyHref, keyPlaceAt } from "./place.ts";

Deno.test("key places - every place has an address that leads back to it", () => {
  for (const place of ["list", "new"] as const) {
    assertEquals(keyPlaceAt(keyHref(place)), place);
    assertEquals(keyPlaceAt(`${keyHref(place)}/`), place);
  }
  for (const path of ["/admin/keys/7", "/admin/keys/new/7", "/admin/keyss", "/admin"]) {
    assertEquals(keyPlaceAt(path), null);
  }
});
