import { assertEquals } from "@std/assert";
import { progressOf } from "./shown_progress.ts";
import { type Achievement, achievementSchema } from "./achievements.ts";

function achievement(changes: Record<string, unknown>): Achievement {
  return achievementSchema.parse({
    key: "test",
    family: "test",
    title: "Test",
    description: "",
    category: "chat",
    icon: "star",
    tier: 1,
    points: 10,
    target: 20,
    metric: { measure: { kind: "count" } },
    ...changes,
  });
}
const counted = { total: 47, today: 6, week: 13, streak: 9 };
const streak = { metric: { measure: { kind: "streak" } } };

Deno.test("achievement progress - each span has its own count, at most the target", () => {
  assertEquals(progressOf(achievement({}), counted, 0), 20);
  assertEquals(progressOf(achievement({ target: 50 }), counted, 0), 47);
  assertEquals(progressOf(achievement({ span: "day" }), counted, 0), 6);
  assertEquals(progressOf(achievement({ span: "week" }), counted, 0), 13);
  assertEquals(progressOf(achievement(streak), counted, 0), 9);
  assertEquals(progressOf(achievement({ ...streak, target: 5 }), counted, 0), 5);
});

Deno.test("achievement progress - a non-repeatable one stays full after its award, whatever today's count is", () => {
  assertEquals(progressOf(achievement({ span: "day" }), counted, 1), 20);
  assertEquals(progressOf(achievement(streak), counted, 1), 20);
});

Deno.test("achievement progress - a repeatable one shows the progress towards the next award", () => {
  const again = { repeatable: true };
  assertEquals(progressOf(achievement(again), counted, 2), 7);
  assertEquals(progressOf(achievement({ ...again, span: "day" }), counted, 3), 6);
  assertEquals(progressOf(achievement({ ...again, ...streak }), counted, 1), 9);
});
