import { assertEquals } from "@std/assert";
import type { AchievementView } from "@/core/achievements/views.ts";
import { shelfOf } from "./shelf.ts";

function view(key: string, tier: number, earnedAt: string | null): AchievementView {
  return { key, tier, earnedAt, awards: earnedAt === null ? 0 : 1 } as AchievementView;
}

Deno.test("shelf - the highest tier first, in it the newest, and only what was earned", () => {
  const shelf = shelfOf([
    view("first_call", 1, "2026-11-02T09:00:00.000Z"),
    view("first_deal", 1, "2026-11-20T09:00:00.000Z"),
    view("legend", 5, null),
    view("marathon", 3, "2026-11-10T09:00:00.000Z"),
    view("also_first", 1, "2026-11-20T09:00:00.000Z"),
  ]);
  assertEquals(
    shelf.map(({ tier, medals }) => [tier, ...medals.map(({ key }) => key)]),
    [[3, "marathon"], [1, "also_first", "first_deal", "first_call"]],
  );
  assertEquals(shelfOf([]), []);
});
