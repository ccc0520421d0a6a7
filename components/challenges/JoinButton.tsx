import { useState } from "preact/hooks";
import type { ChallengeView } from "@/core/challenges/views.ts";
import { NO_ANSWER } from "@/components/shared/api.ts";
import type { RewardsModel } from "@/components/rewards/rewards_model.ts";

/** Joins a challenge. It says that it has joined only once the server has said so. */
export function JoinButton({ view, rewards }: { view: ChallengeView; rewards: RewardsModel }) {
  const [isJoining, setJoining] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function join() {
    if (isJoining) return;
    setJoining(true);
    setError(null);
    const path = `/challenges/${encodeURIComponent(view.id)}/join`;
    const answer = await rewards.api.post<ChallengeView>(path);
    setJoining(false);
    if (answer.ok) return rewards.replaceChallenge(answer.data);
    // Whether it arrived is not known: what the server says next decides.
    const hint = answer.status === NO_ANSWER ? " You can join again; it does no harm." : "";
    setError(answer.message + hint);
    rewards.challenges.invalidate(0);
  }

  return (
    <div class="join">
      <button
        type="button"
        class="button button-primary"
        aria-disabled={isJoining}
        aria-label={`Join ${view.title}`}
        onClick={join}
      >
        {isJoining ? "Joining…" : "Join"}
      </button>
      {error !== null && <p class="join-error" role="alert">{error}</p>}
    </div>
  );
}
