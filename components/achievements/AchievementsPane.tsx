import { useEffect, useState } from "preact/hooks";
import { summarizeAchievements } from "@/core/achievements/summary.ts";
import type { AchievementView } from "@/core/achievements/views.ts";
import { ProgressBar } from "@/components/shared/ProgressBar.tsx";
import { formatNumber } from "@/components/shared/format.ts";
import { ResourceView } from "@/components/shared/ResourceView.tsx";
import type { RewardsModel } from "@/components/rewards/rewards_model.ts";
import { Segments } from "@/components/shared/Segments.tsx";
import { Lock } from "@/components/shared/page_icons.ts";
import { achievementWords } from "@/words/achievements.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { AchievementTile } from "./AchievementTile.tsx";
import { arrange, type Filter } from "./arrange.ts";
import { Badge } from "./Badge.tsx";

const FILTERS: readonly Filter[] = ["all", "progress", "earned"];

const REFRESH_MILLISECONDS = 60_000;
// The duration of the animation of a newly earned medal.
const UNLOCK_MILLISECONDS = 4_000;

/** The achievements window. */
export default function AchievementsPane(
  { rewards, isShown, timeZone }: { rewards: RewardsModel; isShown: boolean; timeZone: string },
) {
  const words = wordsOf(achievementWords);
  const [filter, setFilter] = useState<Filter>("all");
  const unlocked = rewards.unlocked.value;
  useEffect(() => {
    if (!isShown || unlocked.size === 0) return;
    const timer = setTimeout(rewards.markUnlockedSeen, UNLOCK_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [isShown, unlocked]);

  useEffect(() => {
    if (!isShown) return;
    // Work that pays no points, such as a missed call, sends no live message but counts for
    // achievements.
    const timer = setInterval(() => {
      if (!document.hidden) rewards.achievements.invalidate(0);
    }, REFRESH_MILLISECONDS);
    return () => clearInterval(timer);
  }, [isShown]);

  const { data } = rewards.achievements.state.value;
  const short = rewards.summary.value.achievements;
  const { earned, total, nearest } = data ? summarizeAchievements(data) : short;
  return (
    <div class="pane">
      <div class="pane-bar">
        <p class="pane-sum">
          <Sentence
            text={words.sum}
            parts={{
              earned: <strong class="tabular-nums">{earned}</strong>,
              total: <span class="tabular-nums">{total}</span>,
            }}
          />
        </p>
        <Segments
          name="achievements"
          label={words.show}
          options={FILTERS.map((one) => [one, words.filters[one]] as const)}
          value={filter}
          on={setFilter}
        />
      </div>
      <div class="pane-scroll" tabIndex={0} role="group" aria-label={words.title}>
        {filter === "all" && nearest.length > 0 && <Nearest views={nearest} />}
        <ResourceView resource={rewards.achievements} isShown={isShown}>
          {(all) => <Groups all={all} filter={filter} unlocked={unlocked} timeZone={timeZone} />}
        </ResourceView>
        {filter === "all" && short.secrets > 0 && (
          <p class="secrets">
            <span class="secrets-row" aria-hidden="true">
              {Array.from(
                { length: Math.min(short.secrets, 8) },
                (_, index) => (
                  <span key={index} class="medal" data-tier={0} data-size="small">
                    <Lock size={17} />
                  </span>
                ),
              )}
            </span>
            {words.secrets(short.secrets)}
          </p>
        )}
      </div>
    </div>
  );
}

function Nearest({ views }: { views: readonly AchievementView[] }) {
  const words = wordsOf(achievementWords);
  return (
    <section aria-labelledby="nearest-title">
      <h3 id="nearest-title" class="group-title">{words.next}</h3>
      <ul class="nearest-list">
        {views.map(({ key, icon, tier, title, progress, target }) => (
          <li key={key} class="nearest-item">
            <Badge icon={icon} tier={tier} isEarned={false} size="small" />
            <div class="nearest-text">
              <p class="truncate">{title}</p>
              <ProgressBar value={progress} max={target} label={words.progressOf(title)} />
              <p class="tile-progress tabular-nums">
                {words.toGo(formatNumber(target - progress))}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Groups(
  { all, filter, unlocked, timeZone }: {
    all: readonly AchievementView[];
    filter: Filter;
    unlocked: ReadonlySet<string>;
    timeZone: string;
  },
) {
  const words = wordsOf(achievementWords);
  const groups = arrange(all, filter);
  if (groups.length === 0) return <Empty filter={filter} />;
  return (
    <>
      {groups.map(({ category, title, earned, total, shown }) => (
        <section key={category} aria-labelledby={`category-${category}`}>
          <h3 id={`category-${category}`} class="group-title">
            {title} <span class="group-count tabular-nums">{words.of(earned, total)}</span>
          </h3>
          <ul class="tiles">
            {shown.map((view) => (
              <AchievementTile
                key={view.key}
                view={view}
                isUnlocked={unlocked.has(view.key)}
                timeZone={timeZone}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Empty({ filter }: { filter: Filter }) {
  const words = wordsOf(achievementWords);
  const { title, text } = words.empty[filter];
  return (
    <div class="empty">
      <Lock size={30} />
      <p class="empty-title">{title}</p>
      <p class="text-label-secondary">{text}</p>
    </div>
  );
}
