import { assertEquals } from "@std/assert";
import { wallLinkHref, type WallLinkPlace, wallLinkPlaceAt } from "./place.ts";

Deno.test("wall link places - every place has an address of its own that leads back to it", () => {
  const places: WallLinkPlace[] = [{ kind: "list" }, { kind: "new" }, { kind: "link", id: "7" }];
  for (const place of places) assertEquals(wallLinkPlaceAt(wallLinkHref(place)), place);
  assertEquals(wallLinkPlaceAt("/admin/wall-links/"), { kind: "list" });
  assertEquals(wallLinkPlaceAt("/admin/wall-links/7/more"), null);
  assertEquals(wallLinkPlaceAt("/admin/wall-links/kitchen"), null);
  assertEquals(wallLinkPlaceAt("/admin/keys"), null);
});
