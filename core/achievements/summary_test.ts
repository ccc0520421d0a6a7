import { assertEquals } from "@std/assert";
import { summarizeAchievements } from "./summary.ts";
import type { AchievementView } from "./views.ts";

function view(key: string, change: Partial<AchievementView>): AchievementView {
  return {
    key,
    family: key,
    title: key,
    description: "",
    category: "chat",
    icon: "star",
    tier: 1,
    points: 10,
    target: 100,
    progress: 0,
    span: null,
    isRepeatable: false,
    isSecret: false,
    awards: 0,
    earnedAt: null,
    ...change,
  };
}

Deno.test("achievement summary - lists the next achievement of each family, the nearest first", () => {
  const summary = summarizeAchievements([
    view("replies_1", { family: "replies", target: 1, progress: 1, awards: 1 }),
    view("replies_1000", { family: "replies", target: 1_000, progress: 90 }),
    view("replies_100", { family: "replies", target: 100, progress: 90 }),
    view("deals", { progress: 20 }),
    view("calls", { progress: 95 }),
    view("rare", { progress: 0, tier: 5 }),
  ]);
  assertEquals([summary.earned, summary.total], [1, 6]);
  assertEquals(summary.nearest.map(({ key }) => key), ["calls", "replies_100", "deals"]);
});

Deno.test("achievement summary - a repeatable one that was already earned is not listed as next", () => {
  const summary = summarizeAchievements([
    view("daily", { isRepeatable: true, awards: 3, progress: 99 }),
    view("hard", { tier: 4 }),
    view("easy", { tier: 1 }),
  ]);
  assertEquals(summary.nearest.map(({ key }) => key), ["easy", "hard"]);
});
