import type { ChallengeAct } from "@/core/challenges/definition.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { MoreButton } from "@/components/admin/MoreButton.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useList } from "@/components/admin/use_list.ts";
import { challengePageWords } from "@/words/challenge_pages.ts";
import { wordsOf } from "@/components/shared/locale.ts";

const POLL_MILLISECONDS = 60_000;
const ORDER = {
  keyOf: ({ id }: ChallengeAct) => String(id),
  compare: (a: ChallengeAct, b: ChallengeAct) => b.id - a.id,
};

/** Who created, changed and canceled a challenge. */
export function ActList({ path, revision }: { path: string; revision: number }) {
  const words = wordsOf(challengePageWords);
  // A change of the challenge is a line more.
  const list = useList<ChallengeAct>(
    `${path}/history?limit=20&revision=${revision}`,
    ORDER,
    POLL_MILLISECONDS,
  );
  const fields: Readonly<Record<string, string>> = words.fields;
  return (
    <section class="group-section" aria-labelledby="challenge-history">
      <h2 id="challenge-history" class="group-title">{words.history}</h2>
      <RemoteView remote={list.remote}>
        {() =>
          list.entries.length === 0
            ? <p class="group-note">{words.unchanged}</p>
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
                            changed.map((one) => fields[one] ?? one).join(", ")
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
