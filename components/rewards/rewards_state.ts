import { type Signal, signal } from "@preact/signals";
import type { DeskRewards } from "@/core/desk.ts";
import type { AchievementMessage, ChallengeMessage, SpinMessage } from "@/core/live/messages.ts";
import type { SpinRecord, WheelState } from "@/core/spins/views.ts";
import type { ChallengeView } from "@/core/challenges/views.ts";
import type { AchievementView } from "@/core/achievements/views.ts";
import { advanceChallenge, isWon } from "@/core/live/advance_challenge.ts";
import type { Api } from "@/components/shared/api.ts";
import { createResource, type Resource } from "@/components/shared/resource.ts";
import { readAll, readList } from "./read_lists.ts";

// A busy agent earns points every few seconds; the open windows are read again at most this often.
export const POINTS_WAIT_MILLISECONDS = 3_000;
const RECENT_SPINS = 10;

/** The rewards of the desk's agent, as far as they were read. */
export interface RewardsState {
  readonly agent: string;
  readonly api: Api;
  readonly summary: Signal<DeskRewards>;
  /** How many spins the agent may make now. */
  readonly rights: Signal<number>;
  /**
   * Keys of achievements that were earned while the page was open and that the person has not
   * looked at yet.
   */
  readonly unlocked: Signal<ReadonlySet<string>>;
  readonly achievements: Resource<readonly AchievementView[]>;
  readonly challenges: Resource<readonly ChallengeView[]>;
  readonly wheel: Resource<WheelState>;
}

/** Creates the state from the first paint. Full data is read after a window opens. */
export function createRewardsState(agent: string, initial: DeskRewards, api: Api): RewardsState {
  const base = `/agents/${encodeURIComponent(agent)}`;
  const rights = signal(initial.spinRights);
  return {
    agent,
    api,
    summary: signal(initial),
    rights,
    unlocked: signal<ReadonlySet<string>>(new Set()),
    achievements: createResource(() => readAll<AchievementView>(api, `${base}/achievements`)),
    challenges: createResource(() => readList<ChallengeView>(api, `${base}/challenges`)),
    wheel: createResource(async () => {
      const answer = await api.get<WheelState>("/spins");
      if (answer.ok) rights.value = answer.data.rights;
      return answer;
    }),
  };
}

/** Shows an achievement that was earned. */
export function takeAchievement(
  { achievements, unlocked }: RewardsState,
  { achievement: { key }, time }: AchievementMessage,
  isNews: boolean,
): void {
  achievements.update((all) =>
    all.map((one) =>
      one.key !== key ? one : {
        ...one,
        awards: one.awards + 1,
        earnedAt: one.earnedAt ?? time,
        progress: one.isRepeatable ? one.progress : one.target,
      }
    )
  );
  // The message does not contain the progress of other achievements, nor secret ones that it
  // revealed.
  achievements.invalidate(POINTS_WAIT_MILLISECONDS);
  if (isNews) unlocked.value = new Set([...unlocked.value, key]);
}

/** Shows the progress in a challenge. Returns whether this agent has just won it. */
export function takeChallenge(state: RewardsState, message: ChallengeMessage): boolean {
  const { challenges, summary, agent } = state;
  const all = challenges.state.value.data ?? summary.value.challenges;
  const known = all.find(({ id }) => id === message.challenge.id);
  changeChallenges(state, (one) => advanceChallenge(one, message, agent));
  challenges.invalidate(POINTS_WAIT_MILLISECONDS);
  return known !== undefined && isWon(known, message);
}

/** Changes each of the challenges that are shown. */
export function changeChallenges(
  { challenges, summary }: RewardsState,
  change: (one: ChallengeView) => ChallengeView,
): void {
  challenges.update((all) => all.map(change));
  summary.value = { ...summary.value, challenges: summary.value.challenges.map(change) };
}

/** Shows a spin, and how many are left. */
export function takeSpin(
  { rights, wheel }: RewardsState,
  { spin, rights: left }: SpinMessage,
): void {
  rights.value = left;
  wheel.update((state) => ({ ...state, rights: left, recent: withSpin(state.recent, spin) }));
}

/** Returns the newest spins with this one first. */
export function withSpin(
  recent: readonly SpinRecord[],
  spin: SpinMessage["spin"],
): readonly SpinRecord[] {
  const others = recent.filter(({ id }) => id !== spin.id);
  return [spin as SpinRecord, ...others].slice(0, RECENT_SPINS);
}
