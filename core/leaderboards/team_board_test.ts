import { assertEquals } from "@std/assert";
import { rankTeams } from "./team_board.ts";

const team = (id: string, points: number, activeMembers: number) => ({
  id,
  name: id.toUpperCase(),
  points,
  activeMembers,
});

Deno.test("team board - points per active member decide, not the size of the team", () => {
  const teams = [team("big", 400, 20), team("small", 90, 3), team("one", 20, 1)];
  const row = (one: ReturnType<typeof rankTeams>[number]) =>
    `${one.position} ${one.rank} ${one.team.id} ${one.pointsPerMember}`;
  assertEquals(rankTeams(teams, "standard").map(row), [
    "1 1 small 30",
    "2 2 big 20",
    "3 2 one 20",
  ]);
  const more = [...teams, team("last", 7, 3)];
  assertEquals(rankTeams(more, "standard").map(row).at(-1), "4 4 last 2.3");
  assertEquals(rankTeams(more, "dense").map(row).at(-1), "4 3 last 2.3");
});

Deno.test("team board - numbers that look equal share a rank", () => {
  const [first, second] = rankTeams([team("a", 100, 3), team("b", 333, 10)], "standard");
  assertEquals([first!.pointsPerMember, second!.pointsPerMember], [33.3, 33.3]);
  assertEquals([first!.rank, second!.rank], [1, 1]);
});
