import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { experienceForLevel, levelForExperience, levelProgress, rankForLevel } from "./levels.ts";

Deno.test("levels - begin at 0, 100, 300, 600, 1000", () => {
  assertEquals([1, 2, 3, 4, 5].map(experienceForLevel), [0, 100, 300, 600, 1000]);
  assertEquals([0, 99, 100, 299, 300, 600].map(levelForExperience), [1, 1, 2, 2, 3, 4]);
});

Deno.test("levels - any experience lies between its level and the next", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 50 }), (experience) => {
    const level = levelForExperience(experience);
    const isWithin = experienceForLevel(level) <= experience &&
      experience < experienceForLevel(level + 1);
    assertEquals(isWithin, true);
  }));
});

Deno.test("levels - negative experience is level 1", () => {
  assertEquals(levelForExperience(-5), 1);
  assertEquals(levelProgress(-5).progress, 0);
});

Deno.test("levels - ranks change at 5, 10, 20, 35, 50 and 75", () => {
  const ranks = [1, 4, 5, 9, 10, 20, 35, 50, 74, 75, 500].map(rankForLevel);
  assertEquals(ranks, [
    "Rookie",
    "Rookie",
    "Bronze",
    "Bronze",
    "Silver",
    "Gold",
    "Platinum",
    "Diamond",
    "Diamond",
    "Legend",
    "Legend",
  ]);
});

Deno.test("levels - progress is the finished share of the level", () => {
  assertEquals(levelProgress(150), {
    level: 2,
    rank: "Rookie",
    from: 100,
    to: 300,
    progress: 0.25,
  });
});
