import { assertEquals } from "@std/assert";
import { invitationHref, invitationPlaceAt } from "./place.ts";

Deno.test("invitation places - every place has an address that leads back to it", () => {
  for (const place of ["list", "new", "csv"] as const) {
    assertEquals(invitationPlaceAt(invitationHref(place)), place);
    assertEquals(invitationPlaceAt(`${invitationHref(place)}/`), place);
  }
  for (const path of ["/admin/invitations/7", "/admin/invitations/new/7", "/admin"]) {
    assertEquals(invitationPlaceAt(path), null);
  }
});
