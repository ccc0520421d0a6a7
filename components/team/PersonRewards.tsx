import type { AchievementView } from "@/core/achievements/views.ts";
import type { ChallengeView } from "@/core/challenges/views.ts";
import type { Page } from "@/core/shapes.ts";
import { Ago } from "@/components/admin/Ago.tsx";
import { RemoteView } from "@/components/admin/RemoteView.tsx";
import { useRemote } from "@/components/admin/use_remote.ts";
import { formatNumber } from "@/components/shared/format.ts";

const EVERY_MILLISECONDS = 60_000;
const STATES: Readonly<Record<string, string>> = {
  upcoming: "Starts soon",
  running: "Running",
  grace: "Ended, late events still count",
  closed: "Closed",
  canceled: "Canceled",
};

/** A person's challenges, those that end last first. */
export function PersonChallenges({ agent }: { agent: string }) {
  const remote = useRemote<Page<ChallengeView>>(
    `/agents/${encodeURIComponent(agent)}/challenges?limit=10`,
    { everyMilliseconds: EVERY_MILLISECONDS },
  );
  return (
    <section class="group-section" aria-labelledby="challenges">
      <h2 id="challenges" class="group-title">Challenges</h2>
      <RemoteView remote={remote}>
        {({ entries }) =>
          entries.length === 0
            ? <p class="group-note">There is no challenge for this person.</p>
            : (
              <ul class="group-rows" aria-labelledby="challenges">
                {entries.map((one) => (
                  <li key={one.id} class="group-row">
                    <span class="group-label">
                      <strong>
                        <bdi>{one.title}</bdi>
                      </strong>
                      <span class="group-hint">
                        {STATES[one.state] ?? one.state}
                        {one.place !== null && ` · place ${formatNumber(one.place)}`}
                        {one.pointsEarned > 0 && ` · ${formatNumber(one.pointsEarned)} points won`}
                      </span>
                    </span>
                    <span class="tabular-nums">
                      {formatNumber(one.progress)}
                      {one.target !== null && ` of ${formatNumber(one.target)}`}
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
  const remote = useRemote<Page<AchievementView>>(
    `/agents/${encodeURIComponent(agent)}/achievements?limit=200`,
    { everyMilliseconds: EVERY_MILLISECONDS },
  );
  return (
    <section class="group-section" aria-labelledby="achievements">
      <h2 id="achievements" class="group-title">Achievements</h2>
      <RemoteView remote={remote}>
        {({ entries }) => {
          const earned = entries.filter(({ earnedAt }) => earnedAt !== null)
            .sort((a, b) => Date.parse(b.earnedAt!) - Date.parse(a.earnedAt!));
          return earned.length === 0
            ? <p class="group-note">None is earned yet.</p>
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
                      {one.awards > 1 && `${formatNumber(one.awards)} times, first `}
                      <Ago time={one.earnedAt!} />
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
