import { assertEquals } from "@std/assert";
import type { GoalProgress } from "@/core/goals/views.ts";
import { newlyClosed } from "./closed_rings.ts";

const goal = (value: number, target = 20): GoalProgress => ({
  metric: "chat_responses",
  target,
  setBy: "self",
  value,
  share: Math.min(value / target, 1),
  isClosed: value >= target,
});

Deno.test("goals - a ring closes once, and only by work", () => {
  assertEquals(newlyClosed([goal(19)], [goal(20)]).length, 1);
  assertEquals(newlyClosed([goal(20)], [goal(21)]), []);
  assertEquals(newlyClosed([goal(19)], [goal(19, 10)]), []);
  assertEquals(newlyClosed([], [goal(20)]), []);
});
