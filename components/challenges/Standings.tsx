import type { ChallengeView } from "@/core/challenges/views.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { ProgressBar } from "@/components/shared/ProgressBar.tsx";
import { Check } from "@/components/shared/icons.ts";
import { challengeWords } from "@/words/challenges.ts";
import { wordsOf } from "@/components/shared/locale.ts";

/** The progress of all participants. */
export function Standings({ view, own }: { view: ChallengeView; own: string | null }) {
  const words = wordsOf(challengeWords);
  const { standings, target } = view;
  const max = target ?? Math.max(1, ...standings.map(({ progress }) => progress));
  return (
    <ol class="standings">
      {standings.map(({ position, id, name, progress, completedAt }) => (
        <li key={id} class="standing" data-me={id === own}>
          <span class="standing-place tabular-nums">{position}</span>
          <span class="truncate">
            <bdi>{name}</bdi>
          </span>
          <ProgressBar value={progress} max={max} label={words.progressOf(name)} />
          <span class="standing-count tabular-nums">
            {completedAt !== null && (
              <>
                <Check size={13} strokeWidth={3} />
                <span class="sr-only">{words.reachedBy}</span>
              </>
            )}
            {formatNumber(progress)}
          </span>
        </li>
      ))}
    </ol>
  );
}
