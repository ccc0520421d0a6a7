import { dateFormat } from "@/components/shared/date_format.ts";
import type { ChallengeView } from "@/core/challenges/views.ts";
import { formatMoment, formatNumber } from "@/components/shared/format.ts";
import { currentLanguage, wordsOf } from "@/components/shared/locale.ts";
import type { RewardsModel } from "@/components/rewards/rewards_model.ts";
import type { ServerClock } from "@/components/shared/server_clock.ts";
import { Check, Target } from "@/components/shared/icons.ts";
import { Swords, UsersRound } from "@/components/shared/page_icons.ts";
import { challengeText } from "@/words/challenge_templates.ts";
import { challengeWords } from "@/words/challenges.ts";
import { Sentence } from "@/components/shared/Sentence.tsx";
import { nextMoment } from "./arrange.ts";
import { Countdown } from "./Countdown.tsx";
import { JoinButton } from "./JoinButton.tsx";
import { ProgressRing } from "./ProgressRing.tsx";
import { Standings } from "./Standings.tsx";

const KIND_ICONS = { individual: Target, team: UsersRound, head_to_head: Swords } as const;

export interface CardProps {
  readonly view: ChallengeView;
  readonly rewards: RewardsModel;
  readonly clock: ServerClock;
  readonly isShown: boolean;
  readonly timeZone: string;
  /** The team of the agent. */
  readonly team: string | null;
}

/** One challenge: the agent's progress, the time left, and the prize. */
export function ChallengeCard({ view, rewards, clock, isShown, timeZone, team }: CardProps) {
  const words = wordsOf(challengeWords);
  const { id, kind, state } = view;
  const title = challengeText(currentLanguage(), "title", view.title);
  const description = challengeText(currentLanguage(), "description", view.description);
  const KindIcon = KIND_ICONS[kind];
  const moment = nextMoment(view);
  const isOpen = moment !== null;
  const own = kind === "team" ? team : rewards.agent;
  return (
    <li
      class="challenge"
      data-place={String(view.id)}
      data-state={state}
      data-joined={view.isJoined}
    >
      <article class="challenge-body" aria-labelledby={`challenge-${id}`}>
        <Standing view={view} own={own} />
        <div class="min-w-0">
          <h4 id={`challenge-${id}`} class="challenge-title">
            <bdi>{title}</bdi>
          </h4>
          <p class="chips">
            <span class="chip">
              <KindIcon size={12} />
              {words.kinds[kind]}
            </span>
            <span class="chip" data-tone="reward">
              <span class="tabular-nums">{rewardText(view)}</span>
            </span>
            {view.maxWinners !== null && kind !== "head_to_head" && (
              <span class="chip">{winnersText(view)}</span>
            )}
          </p>
          {description && <p class="challenge-about">{description}</p>}
          {view.cancelReason !== null && (
            <p class="challenge-about">
              <Sentence
                text={words.canceledBecause}
                parts={{ reason: <bdi>{view.cancelReason}</bdi> }}
              />
            </p>
          )}
          <p class="challenge-progress">{progressText(view)}</p>
        </div>
        <div class="challenge-side">
          {moment
            ? (
              <Countdown
                {...moment}
                clock={clock}
                isShown={isShown}
                onZero={() => rewards.challenges.invalidate(1_500)}
              />
            )
            : (
              <p class="countdown" title={formatMoment(Date.parse(view.endsAt), timeZone)}>
                {state === "canceled"
                  ? words.canceled
                  : words.ended(shortDay(view.endsAt, timeZone))}
              </p>
            )}
          {state === "grace" && <p class="challenge-note">{words.late}</p>}
          {view.canJoin && <JoinButton view={view} rewards={rewards} />}
          {isOpen && view.isJoined && (
            <p class="joined">
              <Check size={14} /> {words.joined}
            </p>
          )}
        </div>
      </article>
      {view.standings.length > 0 && state !== "upcoming" && state !== "canceled" && (
        <details class="challenge-more" open={state === "running" && kind === "head_to_head"}>
          <summary>{words.standings}</summary>
          <Standings view={view} own={own} />
        </details>
      )}
    </li>
  );
}

/** The progress ring; the place instead when the challenge has no target or is over. */
function Standing({ view, own }: { view: ChallengeView; own: string | null }) {
  const words = wordsOf(challengeWords);
  const { state, target, progress } = view;
  const title = challengeText(currentLanguage(), "title", view.title);
  const standing = view.standings.find(({ id }) => id === own)?.position ?? null;
  const place = view.place ?? (target === null ? standing : null);
  if ((state === "closed" && view.place !== null) || target === null) {
    return (
      <span class="place" data-place={state === "closed" ? view.place : undefined}>
        <span class="sr-only">{place === null ? words.noPlace : words.place}</span>
        <span class="tabular-nums" aria-hidden={place === null}>{place ?? "–"}</span>
      </span>
    );
  }
  return <ProgressRing value={progress} max={target} label={words.progressIn(title)} />;
}

function rewardText({ reward, pointsEarned }: ChallengeView): string {
  const words = wordsOf(challengeWords);
  return pointsEarned > 0
    ? words.won(formatNumber(pointsEarned))
    : words.points(reward, formatNumber(reward));
}

function winnersText({ maxWinners, kind }: ChallengeView): string {
  const words = wordsOf(challengeWords);
  const count = maxWinners ?? 1;
  return kind === "team" ? words.firstTeams(count) : words.first(count);
}

function progressText(view: ChallengeView): string {
  const words = wordsOf(challengeWords);
  const { kind, target, progress, ownProgress, isJoined, completedAt, state } = view;
  if (!isJoined) return target === null ? words.most : words.target(formatNumber(target));
  const count = target === null
    ? (kind === "team" ? words.teamRace : words.race)(formatNumber(progress))
    : words.of(formatNumber(progress), formatNumber(target));
  const own = kind === "team" ? words.ofThemYours(formatNumber(ownProgress)) : "";
  const isDone = completedAt !== null || (target !== null && progress >= target);
  const done = isDone && state !== "closed" && target !== null ? ` · ${words.reached}` : "";
  return count + own + (target === null ? words.raceEnd : "") + done;
}

function shortDay(time: string, timeZone: string): string {
  const options = { timeZone, month: "short", day: "numeric" } as const;
  return dateFormat(options).format(Date.parse(time));
}
