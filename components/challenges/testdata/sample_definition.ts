import type { ChallengeDefinition } from "@/core/challenges/definition.ts";

/** A running challenge as managers see it. */
export function sampleDefinition(change: Partial<ChallengeDefinition> = {}): ChallengeDefinition {
  return {
    id: "sprint",
    key: "sprint",
    title: "Sprint",
    description: "",
    kind: "individual",
    metric: { events: ["call_completed"], measure: { kind: "count" } },
    target: 50,
    rewardPoints: 100,
    difficultyMultiplier: 1,
    startsAt: "2026-11-16T00:00:00.000Z",
    endsAt: "2026-11-23T00:00:00.000Z",
    maxWinners: 3,
    audience: "everyone",
    joining: "automatic",
    state: "running",
    revision: 1,
    closesAt: "2026-11-23T12:00:00.000Z",
    reward: 100,
    settledAt: null,
    canceledAt: null,
    cancelReason: null,
    audienceMembers: [],
    summary: { competitors: 4, reached: 1, best: 50, paidAgents: 0, paidPoints: 0 },
    changes: "words_and_later_end",
    mayCancel: true,
    ...change,
  };
}
