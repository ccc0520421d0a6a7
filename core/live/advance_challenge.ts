import type { ChallengeMessage } from "./messages.ts";
import type { ChallengeView } from "@/core/challenges/views.ts";

/**
 * Applies an agent's progress to a challenge, as far as the message contains it. The client reads
 * the standings of others and the times of reaching the target from the server a little later.
 */
export function advanceChallenge(
  view: ChallengeView,
  message: ChallengeMessage,
  agent: string,
): ChallengeView {
  if (view.id !== message.challenge.id) return view;
  const gained = message.progress - view.ownProgress;
  const progress = view.kind === "team" ? view.progress + gained : message.progress;
  const standings = view.kind === "team"
    ? view.standings
    : view.standings.map((one) => one.id === agent ? { ...one, progress: message.progress } : one);
  return {
    ...view,
    progress,
    ownProgress: message.progress,
    standings,
    isJoined: true,
    canJoin: false,
    pointsEarned: message.pointsEarned || view.pointsEarned,
  };
}

/** Returns whether a message deserves a banner: the target was reached, or the reward was paid. */
export function isWon(known: ChallengeView, message: ChallengeMessage): boolean {
  const isPaid = message.pointsEarned > 0 && known.pointsEarned === 0;
  const { target } = message.challenge;
  const isReached = target !== null && message.isCompleted && known.completedAt === null &&
    known.progress < target;
  return isPaid || isReached;
}
