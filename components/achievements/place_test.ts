import { assertEquals } from "@std/assert";
import { achievementHref, type AchievementPlace, achievementPlaceAt } from "./place.ts";

Deno.test("places of achievements - every place has an address that leads to it", () => {
  const places: AchievementPlace[] = [
    { kind: "list" },
    { kind: "new" },
    ...["deals_5", "new"].flatMap((id): AchievementPlace[] => [
      { kind: "achievement", id },
      { kind: "edit", id },
      { kind: "replace", id },
    ]),
  ];
  for (const place of places) assertEquals(achievementPlaceAt(achievementHref(place)), place);
  for (const path of ["/admin/achievements/a/b", "/admin/achievements/a/b/c", "/admin"]) {
    assertEquals(achievementPlaceAt(path), null);
  }
});
