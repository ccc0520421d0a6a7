import type { ChallengeAct } from "@/core/challenges/definition.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";

const POLL_MILLISECONDS = 60_000;
const ORDER = {
  keyOf: ({ id }: ChallengeAct) => String(id),
  compare: (a: ChallengeAct, b: ChallengeAct) => b.id - a.id,
};
const FIELD_WORDS: Readonly<Record<string, string>> = {
  rewardPoints: "points",
  difficultyMultiplier: "difficulty",
  startsAt: "start",
  endsAt: "end",
  maxWinners: "winners",
  metric: "what counts",
  cancelReason: "the reason",
};

/** Who created, changed and canceled a challenge. */
export function ActList({ path, revision }: { path: string; revision: number }) {
  // A change of the challenge is a line more.
  const list = useList<ChallengeAct>(
    `${path}/history?limit=20&revision=${revision}`,
    ORDER,
    POLL_MILLISECONDS,
  );
  return (
    <section class="group-section" aria-labelledby="challenge-history">
      <h2 id="challenge-history" class="group-title">History</h2>
      <RemoteView remote={list.remote}>
        {() =>
          list.entries.length === 0
            ? <p class="group-note">It was not changed since it was made.</p>
            : (
              <ul class="group-rows" aria-labelledby="challenge-history">
                {list.entries.map(({ id, at, who, title, changed }) => (
                  <li key={id} class="group-row">
                    <span class="group-label">
                      <span>{title}</span>
                      <span class="group-hint">
                        <bdi>{who}</bdi>
                        {changed.length > 0 &&
                          ` · ${
                            changed.map((one) => FIELD_WORDS[one] ?? one).join(", ")
                          }`}
                      </span>
                    </span>
                    <span class="group-hint">
                      <Ago time={at} />
                    </span>
                  </li>
                ))}
              </ul>
            )}
      </RemoteView>
      <MoreButton list={list} />
    </section>
  );
}
