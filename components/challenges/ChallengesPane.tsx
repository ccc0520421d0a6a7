import { ResourceView } from "@/components/shared/ResourceView.tsx";
import type { RewardsModel } from "@/components/rewards/rewards_model.ts";
import type { ServerClock } from "@/components/shared/server_clock.ts";
import { Target } from "@/components/shared/icons.ts";
import { challengeWords } from "@/words/challenges.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { arrangeChallenges } from "./arrange.ts";
import { ChallengeCard } from "./ChallengeCard.tsx";

/** The challenges window. */
export default function ChallengesPane(
  { rewards, clock, isShown, timeZone, team }: {
    rewards: RewardsModel;
    clock: ServerClock;
    isShown: boolean;
    timeZone: string;
    team: string | null;
  },
) {
  const words = wordsOf(challengeWords);
  return (
    <div class="pane">
      <div class="pane-scroll" tabIndex={0} role="group" aria-label={words.title}>
        <ResourceView resource={rewards.challenges} isShown={isShown}>
          {(all) => {
            const groups = arrangeChallenges(all);
            if (groups.length === 0) return <Empty />;
            return groups.map(({ title, shown }) => (
              <section key={title} aria-label={title}>
                <h3 class="group-title">{title}</h3>
                <ul class="challenges">
                  {shown.map((view) => (
                    <ChallengeCard
                      key={view.id}
                      view={view}
                      rewards={rewards}
                      clock={clock}
                      isShown={isShown}
                      timeZone={timeZone}
                      team={team}
                    />
                  ))}
                </ul>
              </section>
            ));
          }}
        </ResourceView>
      </div>
    </div>
  );
}

function Empty() {
  const words = wordsOf(challengeWords);
  return (
    <div class="empty">
      <Target size={32} />
      <p class="empty-title">{words.none}</p>
      <p class="text-label-secondary">{words.noneHint}</p>
    </div>
  );
}
