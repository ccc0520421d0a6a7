import type { ChallengeView } from "@/core/challenges/views.ts";
import { formatMoment, formatNumber } from "@/components/shared/format.ts";
import { currentLocale } from "@/components/shared/locale.ts";
import type { RewardsModel } from "@/components/rewards/rewards_model.ts";
import type { ServerClock } from "@/components/shared/server_clock.ts";
import { Check, Swords, Target, UsersRound } from "@/components/shared/icons.ts";
import { KIND_NAMES, nextMoment } from "./arrange.ts";
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
  const { id, title, description, kind, state } = view;
  const KindIcon = KIND_ICONS[kind];
  const moment = nextMoment(view);
  const isOpen = moment !== null;
  const own = kind === "team" ? team : rewards.agent;
  return (
    <li class="challenge" data-state={state} data-joined={view.isJoined}>
      <article class="challenge-body" aria-labelledby={`challenge-${id}`}>
        <Standing view={view} own={own} />
        <div class="min-w-0">
          <h4 id={`challenge-${id}`} class="challenge-title">
            <bdi>{title}</bdi>
          </h4>
          <p class="chips">
            <span class="chip">
              <KindIcon size={12} />
              {KIND_NAMES[kind]}
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
              Canceled: <bdi>{view.cancelReason}</bdi>
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
                {state === "canceled" ? "Canceled" : `Ended ${shortDay(view.endsAt, timeZone)}`}
              </p>
            )}
          {state === "grace" && <p class="challenge-note">Late events still count</p>}
          {view.canJoin && <JoinButton view={view} rewards={rewards} />}
          {isOpen && view.isJoined && (
            <p class="joined">
              <Check size={14} /> You are in
            </p>
          )}
        </div>
      </article>
      {view.standings.length > 0 && state !== "upcoming" && state !== "canceled" && (
        <details class="challenge-more" open={state === "running" && kind === "head_to_head"}>
          <summary>Standings</summary>
          <Standings view={view} own={own} />
        </details>
      )}
    </li>
  );
}

/** The progress ring; the place instead when the challenge has no target or is over. */
function Standing({ view, own }: { view: ChallengeView; own: string | null }) {
  const { state, target, progress, title } = view;
  const standing = view.standings.find(({ id }) => id === own)?.position ?? null;
  const place = view.place ?? (target === null ? standing : null);
  if ((state === "closed" && view.place !== null) || target === null) {
    return (
      <span class="place" data-place={state === "closed" ? view.place : undefined}>
        <span class="sr-only">{place === null ? "No place yet" : "Place"}</span>
        <span class="tabular-nums" aria-hidden={place === null}>{place ?? "–"}</span>
      </span>
    );
  }
  return <ProgressRing value={progress} max={target} label={`Progress in ${title}`} />;
}

function rewardText({ reward, pointsEarned }: ChallengeView): string {
  return pointsEarned > 0
    ? `Won ${formatNumber(pointsEarned)} points`
    : `${formatNumber(reward)} points`;
}

function winnersText({ maxWinners, kind }: ChallengeView): string {
  const unit = kind === "team" ? "team" : "";
  if (maxWinners === 1) return `First ${unit} to reach it`.replace("  ", " ");
  return `First ${maxWinners} ${unit && "teams "}to reach it`;
}

function progressText(view: ChallengeView): string {
  const { kind, target, progress, ownProgress, isJoined, completedAt, state } = view;
  if (!isJoined) return target === null ? "Most at the end wins" : `Target ${formatNumber(target)}`;
  const count = target === null
    ? `${formatNumber(progress)}, most at the end wins`
    : `${formatNumber(progress)} of ${formatNumber(target)}`;
  const own = kind === "team" ? `, ${formatNumber(ownProgress)} of them yours` : "";
  const isDone = completedAt !== null || (target !== null && progress >= target);
  const done = isDone && state !== "closed" && target !== null ? " · Target reached" : "";
  return count + own + done;
}

function shortDay(time: string, timeZone: string): string {
  const options = { timeZone, month: "short", day: "numeric" } as const;
  return new Intl.DateTimeFormat(currentLocale(), options).format(Date.parse(time));
}
