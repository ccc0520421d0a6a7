import { assertEquals } from "@std/assert";
import { boostHref, type BoostPlace, boostPlaceAt } from "./place.ts";

Deno.test("boost places - every place is found at its address, and nothing else", () => {
  const places: BoostPlace[] = [
    { kind: "list" },
    { kind: "new" },
    { kind: "boost", id: 12 },
    { kind: "copy", id: 12 },
  ];
  for (const place of places) assertEquals(boostPlaceAt(boostHref(place)), place);
  for (const path of ["0", "x", "12/other", "12/copy/more", "new/more"]) {
    assertEquals(boostPlaceAt(`/admin/boosts/${path}`), null);
  }
});
