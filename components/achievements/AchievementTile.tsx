import { dateFormat } from "@/components/shared/date_format.ts";
import type { AchievementView } from "@/core/achievements/views.ts";
import { formatNumber } from "@/components/shared/format.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { ProgressBar } from "@/components/shared/ProgressBar.tsx";
import { achievementWords } from "@/words/achievements.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { tierName } from "./arrange.ts";
import { Badge } from "./Badge.tsx";

/** One achievement: its medal, what it is for, and the agent's progress. */
export function AchievementTile(
  { view, isUnlocked, timeZone }: {
    view: AchievementView;
    /** Whether the agent earned it just now. */
    isUnlocked: boolean;
    timeZone: string;
  },
) {
  const words = wordsOf(achievementWords);
  const { title, description, tier, points, awards, isSecret } = view;
  const isEarned = awards > 0;
  const isUnderWay = !isEarned || (view.isRepeatable && view.progress > 0);
  return (
    <li class="tile" data-place={view.key} data-earned={isEarned} data-unlocked={isUnlocked}>
      <Badge icon={view.icon} tier={tier} isEarned={isEarned} size="large" />
      {awards > 1 && (
        <span class="tile-count tabular-nums">
          <span class="sr-only">{words.earned}</span>×{formatNumber(awards)}
          <span class="sr-only">{words.times}</span>
        </span>
      )}
      <h4 class="tile-title">
        <bdi>{title}</bdi>
      </h4>
      <p class="tile-text">{description}</p>
      <p class="tile-tier">
        {tierName(tier)}
        {isSecret && ` · ${words.secret}`} ·{" "}
        <span class="tabular-nums">{words.points(formatNumber(points))}</span>
      </p>
      <div class="tile-foot">
        {isUnderWay && <Progress view={view} />}
        {isEarned && view.earnedAt !== null && !isUnderWay && (
          <p class="tile-date">
            <Sentence
              text={words.earnedOn}
              parts={{
                day: (
                  <time dateTime={view.earnedAt}>
                    {formatDate(Date.parse(view.earnedAt), timeZone)}
                  </time>
                ),
              }}
            />
          </p>
        )}
      </div>
    </li>
  );
}

function Progress({ view }: { view: AchievementView }) {
  const words = wordsOf(achievementWords);
  const { title, progress, target, span } = view;
  return (
    <>
      <ProgressBar value={progress} max={target} label={words.progressOf(title)} />
      <p class="tile-progress tabular-nums">
        {formatNumber(progress)} / {formatNumber(target)}
        {span && <span>{` ${span === "day" ? words.today : words.thisWeek}`}</span>}
      </p>
    </>
  );
}

function formatDate(time: number, timeZone: string): string {
  const options = { timeZone, month: "short", day: "numeric", year: "numeric" } as const;
  return dateFormat(options).format(time);
}
