import type { BoardEntry } from "@/core/leaderboards/views.ts";
import type { ChallengeView } from "@/core/challenges/views.ts";
import type { NearGoal } from "@/core/goals/progress.ts";
import type { NextStep } from "./views.ts";

/** From this share of its target on, a challenge is nearly done. */
const NEARLY = 0.75;

/** What can come next for an agent. */
interface Chances {
  readonly level: { readonly next: number; readonly missing: number };
  readonly me: BoardEntry | null;
  /** A goal of the day that is within reach. */
  readonly goal: NearGoal | null;
  /** Who has the next more points than the agent on today's board. */
  readonly ahead: BoardEntry | null;
  readonly challenges: readonly ChallengeView[];
}

/**
 * Returns what would bring a day forward most: a goal or a challenge that is nearly done, else the
 * nearer one of the next rank and the next level.
 */
export function nextStep({ level, me, goal, ahead, challenges }: Chances): NextStep {
  const [nearest] = challenges.flatMap((one) => {
    const { target, progress, isJoined, state, title } = one;
    if (target === null || !isJoined || state !== "running") return [];
    if (progress >= target || progress < target * NEARLY) return [];
    return [{ title, missing: target - progress, share: progress / target }];
  }).sort((a, b) => b.share - a.share);
  if (goal && goal.share >= (nearest?.share ?? 0)) {
    return { kind: "goal", metric: goal.metric, missing: goal.missing };
  }
  if (nearest) return { kind: "challenge", title: nearest.title, missing: nearest.missing };
  const toRank = me && ahead ? ahead.points - me.points : Infinity;
  if (ahead && toRank <= level.missing) {
    return { kind: "rank", rank: ahead.rank, name: ahead.agent.name, points: toRank };
  }
  return { kind: "level", level: level.next, points: level.missing };
}
