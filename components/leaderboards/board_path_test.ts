import { assertEquals } from "@std/assert";
import { periodOf } from "@/core/leaderboards/leaderboard.ts";
import { boardPath } from "./board_path.ts";

const period = periodOf("week", "2026-11-25");

Deno.test("board path - asks for everyone, the team, or some around oneself", () => {
  const path = (show: "everyone" | "team" | "around", viewer: string | null = "amy & co") =>
    boardPath({ period, show, team: "red", viewer });
  const start = "/leaderboards?period=week&at=2026-11-23";
  assertEquals(path("everyone"), `${start}&limit=200`);
  assertEquals(path("team"), `${start}&limit=200&team=red`);
  assertEquals(path("around"), `${start}&limit=11&around=amy+%26+co`);
  assertEquals(path("around", null), `${start}&limit=200`);
});
