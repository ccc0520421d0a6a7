import type { ChallengeView } from "@/core/challenges/views.ts";

/** A running challenge with agent-7 in second place. */
export function sampleChallenge(change: Partial<ChallengeView> = {}): ChallengeView {
  return {
    id: "sprint",
    title: "Sprint",
    description: "",
    kind: "individual",
    state: "running",
    target: 50,
    progress: 20,
    ownProgress: 20,
    reward: 120,
    rewardPoints: 100,
    difficultyMultiplier: 1.2,
    maxWinners: 3,
    isJoined: true,
    canJoin: false,
    startsAt: "2026-11-16T00:00:00.000Z",
    endsAt: "2026-11-23T00:00:00.000Z",
    closesAt: "2026-11-23T12:00:00.000Z",
    completedAt: null,
    cancelReason: null,
    place: null,
    pointsEarned: 0,
    standings: [
      { position: 1, id: "agent-3", name: "Amara Okafor", progress: 30, completedAt: null },
      { position: 2, id: "agent-7", name: "Mia Lindqvist", progress: 20, completedAt: null },
    ],
    ...change,
  };
}
