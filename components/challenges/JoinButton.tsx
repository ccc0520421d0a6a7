import { useState } from "preact/hooks";
import type { ChallengeView } from "@/core/challenges/views.ts";
import { offlineWords } from "@/words/offline.ts";
import { NO_ANSWER } from "@/components/shared/api.ts";
import type { RewardsModel } from "@/components/rewards/rewards_model.ts";
import { challengeWords } from "@/words/challenges.ts";
import { challengeText } from "@/words/challenge_templates.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";

/** A button that joins a challenge. It shows success only after the server confirmed it. */
export function JoinButton({ view, rewards }: { view: ChallengeView; rewards: RewardsModel }) {
  const words = wordsOf(challengeWords);
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
    // Without an answer it is unknown whether the request arrived; the next data from the server
    // decides.
    if (answer.isKept) return setError(wordsOf(offlineWords).joining);
    const hint = answer.status === NO_ANSWER ? ` ${words.joinAgain}` : "";
    setError(answer.message + hint);
    rewards.challenges.invalidate(0);
  }

  return (
    <div class="join">
      <button
        type="button"
        class="button button-primary"
        aria-disabled={isJoining}
        aria-label={words.joinOf(challengeText(currentLanguage(), "title", view.title))}
        onClick={join}
      >
        {isJoining ? words.joining : words.join}
      </button>
      {error !== null && <p class="join-error" role="alert">{error}</p>}
    </div>
  );
}
