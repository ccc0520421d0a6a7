import { assertEquals } from "@std/assert";
import { typeHref, typePlaceAt } from "./place.ts";

Deno.test("event type places - every address leads back to its place", () => {
  for (
    const place of [
      { kind: "list" },
      { kind: "new" },
      { kind: "type", type: "com.example.order/paid" },
      { kind: "type", type: "new" },
      { kind: "define", type: "a b%" },
    ] as const
  ) assertEquals(typePlaceAt(typeHref(place)), place);
  for (const path of ["/admin", "/admin/event-types/x", "/admin/event-types/type/a/b"]) {
    assertEquals(typePlaceAt(path), null);
  }
});
