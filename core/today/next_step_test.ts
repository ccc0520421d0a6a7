import { assertEquals } from "@std/assert";
import type { BoardEntry } from "@/core/leaderboards/views.ts";
import type { ChallengeView } from "@/core/challenges/views.ts";
import { nextStep } from "./next_step.ts";

const level = { next: 8, missing: 90 };

function place(position: number, points: number, name: string): BoardEntry {
  const agent = { id: name.toLowerCase(), name };
  return { position, rank: position, points, agent, reachedAt: "2026-11-30T09:00:00.000Z" };
}

function challenge(progress: number, over: Partial<ChallengeView> = {}): ChallengeView {
  const one = { title: "Sprint", target: 40, progress, isJoined: true, state: "running", ...over };
  return one as ChallengeView;
}

Deno.test("next step - the nearer one of rank and level", () => {
  const me = place(4, 100, "Amy");
  const chances = { level, me, goal: null, challenges: [] };
  assertEquals(nextStep({ ...chances, ahead: place(3, 180, "Ben") }), {
    ...{ kind: "rank", rank: 3, name: "Ben", points: 80 } as const,
  });
  assertEquals(nextStep({ ...chances, ahead: place(3, 191, "Ben") }), {
    ...{ kind: "level", level: 8, points: 90 } as const,
  });
  assertEquals(nextStep({ ...chances, ahead: null }).kind, "level");
});

Deno.test("next step - a challenge that is nearly done comes first, one's own and running", () => {
  const chances = { level, me: null, goal: null, ahead: null };
  const kindWith = (...challenges: ChallengeView[]) => nextStep({ ...chances, challenges }).kind;
  assertEquals(nextStep({ ...chances, challenges: [challenge(31), challenge(38)] }), {
    ...{ kind: "challenge", title: "Sprint", missing: 2 } as const,
  });
  assertEquals(kindWith(challenge(29)), "level");
  assertEquals(kindWith(challenge(40)), "level");
  assertEquals(kindWith(challenge(38, { isJoined: false })), "level");
  assertEquals(kindWith(challenge(38, { state: "upcoming" })), "level");
  assertEquals(kindWith(challenge(38, { target: null })), "level");
});

Deno.test("next step - a goal within reach comes before what is less nearly done", () => {
  const goal = { metric: "chat_responses", missing: 2, share: 0.9 } as const;
  const kindWith = (progress: number) =>
    nextStep({ level, me: null, ahead: null, goal, challenges: [challenge(progress)] }).kind;
  assertEquals([kindWith(31), kindWith(36), kindWith(39)], ["goal", "goal", "challenge"]);
});
