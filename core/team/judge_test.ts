import { assertEquals } from "@std/assert";
import { judgeDay } from "./judge.ts";
import { agentWith, comparedWith, measuredWith } from "./testdata/agent.ts";
import type { TeamAgent } from "./views.ts";

/** The kinds of signals, with a minus for help. */
function kinds(agent: TeamAgent): string[] {
  const { help, thanks } = judgeDay(agent);
  return [...help.map(({ kind }) => `-${kind}`), ...thanks.map(({ kind }) => `+${kind}`)];
}

const points = (today: number, weeks: (number | null)[]) =>
  kinds(agentWith({ points: comparedWith(today, weeks) }));

Deno.test("judge - points at half of the usual are help, at one and a half thanks", () => {
  assertEquals(points(50, [100, 100, 100, 100]), ["-points"]);
  assertEquals(points(51, [100, 100, 100, 100]), []);
  assertEquals(points(149, [100, 100, 100, 100]), []);
  assertEquals(points(150, [100, 100, 100, 100]), ["+points"]);
});

Deno.test("judge - little usual work, or few weeks with work, say nothing", () => {
  assertEquals(points(0, [39, 39, 39, 39]), []);
  assertEquals(points(0, [40, 40, 40, 40]), ["-points"]);
  assertEquals(points(0, [100, 100, null, null]), []);
  assertEquals(points(0, [100, 100, 100, null]), ["-points"]);
  assertEquals(points(0, []), []);
});

const replies = (
  today: [number | null, number],
  usual: [number | null, number],
) => kinds(agentWith({ measures: { responseTime: measuredWith(today, usual) } }));

Deno.test("judge - response time must change by half and by 30 seconds", () => {
  assertEquals(replies([90, 8], [60, 20]), ["-responseTime"]);
  assertEquals(replies([89, 8], [60, 20]), []);
  assertEquals(replies([30, 8], [20, 20]), [], "10 s more are half more, but little");
  assertEquals(replies([240, 8], [200, 20]), [], "40 s more are much, but a fifth");
  assertEquals(replies([30, 8], [60, 20]), ["+responseTime"]);
  assertEquals(replies([31, 8], [60, 20]), []);
});

Deno.test("judge - three events accuse nobody", () => {
  assertEquals(replies([900, 7], [60, 20]), []);
  assertEquals(replies([900, 8], [60, 19]), []);
  assertEquals(replies([null, 0], [60, 20]), []);
  assertEquals(replies([900, 8], [null, 0]), []);
});

const measure = (
  key: "quality" | "conversion" | "completeness",
  today: [number, number],
  usual: [number, number],
) => kinds(agentWith({ measures: { [key]: measuredWith(today, usual) } }));

Deno.test("judge - shares change by a fixed distance, at and beside it", () => {
  assertEquals(measure("quality", [0.7, 8], [0.8, 20]), ["-quality"]);
  assertEquals(measure("quality", [0.71, 8], [0.8, 20]), []);
  assertEquals(measure("quality", [0.9, 8], [0.8, 20]), ["+quality"]);
  assertEquals(measure("quality", [0.7, 7], [0.8, 20]), []);
  assertEquals(measure("conversion", [0.25, 5], [0.5, 10]), ["-conversion"]);
  assertEquals(measure("conversion", [0.25, 4], [0.5, 10]), []);
  assertEquals(measure("conversion", [0.75, 5], [0.5, 10]), ["+conversion"]);
  assertEquals(measure("completeness", [0.55, 8], [0.7, 20]), ["-completeness"]);
  assertEquals(measure("completeness", [0.56, 8], [0.7, 20]), []);
});

Deno.test("judge - a streak deserves thanks on round days that count already", () => {
  const streak = (days: number, isSafe = true) =>
    kinds(agentWith({ streak: { days, freezes: 0, isSafe } }));
  assertEquals(streak(5), ["+streak"]);
  assertEquals(streak(6), []);
  assertEquals(streak(0), []);
  assertEquals(streak(5, false), []);
});

Deno.test("judge - nobody who is off is judged", () => {
  const off = { kind: "off", since: null, reason: "leave", until: "2026-11-27" } as const;
  const agent = agentWith({ state: off, points: comparedWith(0, [100, 100, 100, 100]) });
  assertEquals(kinds(agent), []);
});

Deno.test("judge - the sentence names the numbers behind it", () => {
  const agent = agentWith({
    points: comparedWith(0, [1200, 1200, 1200, 1200]),
    measures: { responseTime: measuredWith([200, 12], [48, 41]) },
  });
  assertEquals(judgeDay(agent).help.map(({ sentence }) => sentence), [
    "No points yet today, usually 1,200 points by this time on this weekday.",
    "A reply takes 3 min 20 s (12 replies) today, usually 48 s (41 replies).",
  ]);
});
