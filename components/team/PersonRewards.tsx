import { Sentence } from "@/components/shared/Sentence.tsx";
import type { AchievementView } from "@/core/achievements/views.ts";
import type { ChallengeView } from "@/core/challenges/views.ts";
import type { Page } from "@/core/shapes.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { personChallengeWords } from "@/words/measures.ts";
import { teamWords } from "@/words/team.ts";

const EVERY_MILLISECONDS = 60_000;

/** A person's challenges, those that end last first. */
export function PersonChallenges({ agent }: { agent: string }) {
  const words = wordsOf(teamWords);
  const remote = useRemote<Page<ChallengeView>>(
    `/agents/${encodeURIComponent(agent)}/challenges?limit=10`,
    { everyMilliseconds: EVERY_MILLISECONDS },
  );
  return (
    <section class="group-section" aria-labelledby="challenges">
      <h2 id="challenges" class="group-title">{words.challenges.title}</h2>
      <RemoteView remote={remote}>
        {({ entries }) =>
          entries.length === 0
            ? <p class="group-note">{words.challenges.empty}</p>
            : (
              <ul class="group-rows" aria-labelledby="challenges">
                {entries.map((one) => (
                  <li key={one.id} class="group-row">
                    <span class="group-label">
                      <strong>
                        <bdi>{one.title}</bdi>
                      </strong>
                      <span class="group-hint">
                        {wordsOf(personChallengeWords)[one.state]}
                        {one.place !== null &&
                          ` · ${words.challenges.place(formatNumber(one.place))}`}
                        {one.pointsEarned > 0 &&
                          ` · ${words.challenges.won(formatNumber(one.pointsEarned))}`}
                      </span>
                    </span>
                    <span class="tabular-nums">
                      {one.target === null ? formatNumber(one.progress) : words.challenges.ofTarget(
                        formatNumber(one.progress),
                        formatNumber(one.target),
                      )}
                    </span>
                  </li>
                ))}
              </ul>
            )}
      </RemoteView>
    </section>
  );
}

/** The achievements that a person has earned, the newest first. */
export function PersonAchievements({ agent }: { agent: string }) {
  const words = wordsOf(teamWords);
  const remote = useRemote<Page<AchievementView>>(
    `/agents/${encodeURIComponent(agent)}/achievements?limit=200`,
    { everyMilliseconds: EVERY_MILLISECONDS },
  );
  return (
    <section class="group-section" aria-labelledby="achievements">
      <h2 id="achievements" class="group-title">{words.achievements.title}</h2>
      <RemoteView remote={remote}>
        {({ entries }) => {
          const earned = entries.filter(({ earnedAt }) => earnedAt !== null)
            .sort((a, b) => Date.parse(b.earnedAt!) - Date.parse(a.earnedAt!));
          return earned.length === 0
            ? <p class="group-note">{words.achievements.empty}</p>
            : (
              <ul class="group-rows" aria-labelledby="achievements">
                {earned.map((one) => (
                  <li key={one.key} class="group-row">
                    <span class="group-label">
                      <strong>
                        <bdi>{one.title}</bdi>
                      </strong>
                      <span class="group-hint">{one.description}</span>
                    </span>
                    <span class="text-label-secondary">
                      <Sentence
                        text={one.awards > 1 ? words.achievements.several : "{time}"}
                        parts={{
                          count: formatNumber(one.awards),
                          time: <Ago time={one.earnedAt!} />,
                        }}
                      />
                    </span>
                  </li>
                ))}
              </ul>
            );
        }}
      </RemoteView>
    </section>
  );
}
