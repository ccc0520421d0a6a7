import { assertEquals } from "@std/assert";
import type { AchievementView } from "@/core/achievements/views.ts";
import { arrange, type Filter } from "./arrange.ts";

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
    target: 10,
    progress: 0,
    span: null,
    isRepeatable: false,
    isSecret: false,
    awards: 0,
    earnedAt: null,
    ...change,
  };
}

const ALL = [
  view("done", { progress: 10, awards: 1 }),
  view("begun", { progress: 4 }),
  view("again", { progress: 3, awards: 2, isRepeatable: true, category: "streaks" }),
  view("fresh", { category: "dialer" }),
];
const keys = (filter: Filter) =>
  arrange(ALL, filter).flatMap(({ shown }) => shown.map(({ key }) => key));

Deno.test("arrange achievements - filters select what they name, and categories keep their order", () => {
  assertEquals(keys("all"), ["done", "begun", "again", "fresh"]);
  assertEquals(keys("progress"), ["begun", "again"]);
  assertEquals(keys("earned"), ["done", "again"]);
});

Deno.test("arrange achievements - a category counts all of its achievements, including those filtered out", () => {
  const [chat] = arrange(ALL, "progress");
  assertEquals([chat?.title, chat?.earned, chat?.total], ["Live chat", 1, 2]);
});
