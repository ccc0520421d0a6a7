import { assertEquals } from "@std/assert";
import { challengeHref, type ChallengePlace, challengePlaceAt } from "./place.ts";

Deno.test("places of challenges - every place has an address that leads to it", () => {
  const places: ChallengePlace[] = [
    { kind: "list" },
    { kind: "templates" },
    { kind: "new", template: "team-week" },
    ...["sprint", "new", "50%"].flatMap((id): ChallengePlace[] => [
      { kind: "challenge", id },
      { kind: "edit", id },
      { kind: "clone", id },
    ]),
  ];
  for (const place of places) assertEquals(challengePlaceAt(challengeHref(place)), place);
  for (const path of ["/challenges/a/b", "/challenges/a/b/c/d", "/admin"]) {
    assertEquals(challengePlaceAt(path), null);
  }
});
