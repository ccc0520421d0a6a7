import { assertEquals } from "@std/assert";
import { applyPoints } from "./apply_points.ts";
import { localDay } from "@/components/shared/local_day.ts";
import { rollDay } from "./roll_day.ts";
import { sampleDesk } from "./testdata/sample_desk.ts";

const dayOf = (time: string) => time.slice(0, 10);

Deno.test("apply points - totals, level, today's points and today's dot follow the message", () => {
  const { agent } = sampleDesk();
  if (!agent) throw new Error("the sample has an agent");
  const message = {
    agent: { ...agent, totalPoints: 5012, experience: 5012, level: 10, rank: "Silver" as const },
    entries: [{
      id: 0,
      points: 12,
      type: "message_response",
      title: "Message response",
      reason: "",
      event: { source: "/livechat", id: "x" },
      ruleVersion: 1,
      breakdown: [],
      time: "2026-11-20T10:00:00Z",
    }],
    corrected: 0,
    scores: { day: [{ start: "2026-11-20", points: 84, reachedAt: "2026-11-20T10:00:00Z" }] },
  };
  const after = applyPoints(agent, message, dayOf);
  assertEquals(after.totalPoints, 5012);
  assertEquals(after.levelProgress.level, 10);
  assertEquals(after.scores.day.points, 84);
  assertEquals(after.scores.week, agent.scores.week);
  assertEquals(after.week.at(-1)?.isActive, true);
  assertEquals(applyPoints(after, message, dayOf), after);
});

Deno.test("apply points - a late event of yesterday does not change today's score", () => {
  const { agent } = sampleDesk();
  if (!agent) throw new Error("the sample has an agent");
  const scores = {
    day: [{ start: "2026-11-19", points: 999, reachedAt: "2026-11-19T10:00:00Z" }],
  };
  const after = applyPoints(agent, { agent, entries: [], corrected: 0, scores }, dayOf);
  assertEquals(after.scores.day, agent.scores.day);
});

Deno.test("roll day - at midnight the day's board starts empty and the others continue", () => {
  const desk = sampleDesk();
  const next = rollDay(desk, "2026-11-21", "2026-11-21T00:00:00Z");
  assertEquals(next.boards.day.entries, []);
  assertEquals(next.boards.day.period.start, "2026-11-21");
  assertEquals(next.boards.week, desk.boards.week);
  assertEquals(next.agent?.scores.day.points, 0);
  assertEquals(next.agent?.week.map(({ day }) => day).at(-1), "2026-11-21");
  assertEquals(next.agent?.week.length, desk.agent?.week.length);
});

Deno.test("roll day - a clock that goes back changes nothing", () => {
  const desk = sampleDesk();
  assertEquals(rollDay(desk, "2026-11-19", "2026-11-19T00:00:00Z"), desk);
});

Deno.test("local day - the zone decides which day it is", () => {
  const moment = new Date("2026-11-20T23:30:00Z");
  assertEquals(localDay(moment, "UTC"), "2026-11-20");
  assertEquals(localDay(moment, "Europe/Berlin"), "2026-11-21");
  assertEquals(localDay(moment, "America/New_York"), "2026-11-20");
});
