import { assertEquals } from "@std/assert";
import { advanceChallenge, isWon } from "./advance_challenge.ts";
import { sampleChallenge } from "@/components/challenges/testdata/sample_challenge.ts";

const message = (progress: number, isCompleted = false, pointsEarned = 0) => ({
  agent: { id: "agent-7", name: "Mia" },
  challenge: { id: "sprint", title: "Sprint", kind: "individual" as const, target: 50 },
  progress,
  isCompleted,
  pointsEarned,
});

Deno.test("advance challenge - the agent's progress and row change, the rows of others stay", () => {
  const after = advanceChallenge(sampleChallenge(), message(21), "agent-7");
  assertEquals([after.progress, after.ownProgress], [21, 21]);
  assertEquals(after.standings.map(({ progress }) => progress), [30, 21]);
  const other = sampleChallenge({ id: "other" });
  assertEquals(advanceChallenge(other, message(21), "agent-7"), other);
});

Deno.test("advance challenge - the progress of a member adds to the team", () => {
  const team = sampleChallenge({ kind: "team", progress: 90, ownProgress: 20, standings: [] });
  const after = advanceChallenge(team, message(25), "agent-7");
  assertEquals([after.progress, after.ownProgress], [95, 25]);
});

Deno.test("advance challenge - the target and the reward are announced once", () => {
  const before = sampleChallenge();
  assertEquals(isWon(before, message(49)), false);
  assertEquals(isWon(before, message(50, true)), true);
  const reached = advanceChallenge(before, message(50, true), "agent-7");
  assertEquals(isWon(reached, message(51, true)), false);
  assertEquals(isWon(reached, message(51, true, 120)), true);
  const paid = advanceChallenge(reached, message(51, true, 120), "agent-7");
  assertEquals(isWon(paid, message(51, true, 120)), false);
});
