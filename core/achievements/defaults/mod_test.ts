import { assert, assertEquals, assertGreaterOrEqual } from "@std/assert";
import * as icons from "@lucide/icons";
import { type Achievement, achievementSchema } from "@/core/achievements/achievements.ts";
import { checkAchievement } from "@/core/achievements/achievements_check.ts";
import { DEFAULT_ACHIEVEMENTS } from "./mod.ts";

function countOf(holds: (one: Achievement) => boolean): number {
  return DEFAULT_ACHIEVEMENTS.filter(holds).length;
}

Deno.test("default achievements - each is valid, with a key and a title of its own", () => {
  for (const one of DEFAULT_ACHIEVEMENTS) {
    assertEquals(achievementSchema.parse(structuredClone(one)), one);
    assertEquals(one.description.endsWith("."), true, one.key);
    assert(one.points >= 10 && one.points <= 1_000, one.key);
  }
  const all = DEFAULT_ACHIEVEMENTS.length;
  assertEquals(new Set(DEFAULT_ACHIEVEMENTS.map((one) => one.key)).size, all);
  assertEquals(new Set(DEFAULT_ACHIEVEMENTS.map((one) => one.title)).size, all);
});

Deno.test("default achievements - each passes the check that a new one must pass", () => {
  for (const [index, one] of DEFAULT_ACHIEVEMENTS.entries()) {
    assertEquals(checkAchievement(one, DEFAULT_ACHIEVEMENTS.slice(0, index)), [], one.key);
  }
});

Deno.test("default achievements - the steps of a family rise in target, tier and points", () => {
  for (const steps of Map.groupBy(DEFAULT_ACHIEVEMENTS, (one) => one.family).values()) {
    for (const [index, step] of steps.entries()) {
      const before = steps[index - 1];
      if (!before) continue;
      assert(
        step.target > before.target && step.tier > before.tier && step.points > before.points,
        `${before.key}, ${step.key}`,
      );
    }
  }
});

Deno.test("default achievements - every category has achievements of every kind", () => {
  assertGreaterOrEqual(DEFAULT_ACHIEVEMENTS.length, 36);
  for (const category of achievementSchema.shape.category.options) {
    assertGreaterOrEqual(countOf((one) => one.category === category), 4, category);
  }
  assertGreaterOrEqual(countOf((one) => one.secret), 3);
  assertGreaterOrEqual(countOf((one) => one.repeatable), 3);
  assertGreaterOrEqual(countOf((one) => one.span === "day"), 3);
  assertGreaterOrEqual(countOf((one) => one.span === "week"), 3);
  const kinds = new Set(DEFAULT_ACHIEVEMENTS.map((one) => one.metric.measure.kind));
  assertEquals([...kinds].sort(), ["count", "days", "points", "streak", "sum"]);
});

Deno.test("default achievements - the first few events earn none", () => {
  for (const { key, metric, target } of DEFAULT_ACHIEVEMENTS) {
    const isOfLaurel = metric.events.includes("challenge_completed");
    const least = { count: isOfLaurel ? 3 : 5, days: 10, streak: 10, points: 500, sum: 36_000 };
    assertGreaterOrEqual(target, least[metric.measure.kind], key);
  }
});

Deno.test("default achievements - every icon is one of lucide's", () => {
  const pascal = (name: string) => name.replace(/(?:^|-)(.)/g, (_, letter) => letter.toUpperCase());
  for (const { key, icon } of DEFAULT_ACHIEVEMENTS) {
    assert(pascal(icon) in icons, `${key}: lucide has no icon "${icon}"`);
  }
});
