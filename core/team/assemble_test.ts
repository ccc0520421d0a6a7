import { assertEquals } from "@std/assert";
import { assembleTeam } from "./assemble.ts";
import { addCompared, addMeasured, compare } from "./compare.ts";
import { agentWith, comparedWith, measuredWith } from "./testdata/agent.ts";

const NOON = Date.parse("2026-11-20T12:00:00Z");

Deno.test("assemble - lists those who are named and the streaks in danger", () => {
  const calm = agentWith({ id: "a" });
  const behind = agentWith({
    id: "b",
    points: comparedWith(10, [100, 100, 100, 100]),
    streak: { days: 7, freezes: 1, isSafe: false },
  });
  const long = agentWith({ id: "c", streak: { days: 20, freezes: 0, isSafe: false } });
  const team = assembleTeam([calm, behind, long], NOON);
  assertEquals(team.help.map(({ agent }) => agent.id), ["b"]);
  assertEquals(team.thanks, []);
  assertEquals(team.endangered.map(({ agent, minutesLeft }) => [agent.id, minutesLeft]), [
    ["c", 720],
    ["b", 720],
  ]);
  assertEquals([team.totals.working, team.totals.points.today, team.totals.points.usual], [
    3,
    210,
    300,
  ]);
});

Deno.test("compare - days without work do not lower what is usual", () => {
  const days = ["2026-11-20", "2026-11-13", "2026-11-06", "2026-10-30", "2026-10-23"];
  const { today, usual } = compare({ days, values: [5, 10, null, 20, null] });
  assertEquals([today, usual], [5, 15]);
  assertEquals(compare({ days, values: [0, null, null, null, null] }).usual, null);
});

Deno.test("compare - a team adds up its agents, and means are weighted", () => {
  const sum = addCompared([comparedWith(1, [2, null]), comparedWith(3, [4, 8])]);
  assertEquals([sum.today, sum.usual], [4, 8]);
  assertEquals(sum.weeks.map(({ value }) => value), [6, 8, null, null]);
  const mean = addMeasured([
    measuredWith([10, 1], [null, 0]),
    measuredWith([40, 2], [50, 3]),
  ]);
  assertEquals(mean, measuredWith([30, 3], [50, 3]));
  assertEquals(addMeasured([]), measuredWith([null, 0], [null, 0]));
});
