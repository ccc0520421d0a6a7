import { signal } from "@preact/signals";
import type { DeskRewards } from "@/core/desk.ts";
import type {
  AchievementMessage,
  ChallengeMessage,
  LiveMessages,
  PointsMessage,
  SpinMessage,
} from "@/core/live/messages.ts";
import type { SpinRecord } from "@/core/spins/views.ts";
import type { ChallengeView } from "@/core/challenges/views.ts";
import type { AchievementView } from "@/core/achievements/views.ts";
import { advanceChallenge, isWon } from "@/core/live/advance_challenge.ts";
import type { WheelState } from "@/core/spins/views.ts";
import type { Answer, Api } from "@/components/shared/api.ts";
import { createNotices } from "./notices.ts";
import { createResource } from "@/components/shared/resource.ts";

/** A live message about rewards other than points. */
export type RewardFrame = {
  [T in "level_up" | "achievement" | "challenge" | "spin"]: {
    readonly type: T;
    readonly data: LiveMessages[T];
  };
}["level_up" | "achievement" | "challenge" | "spin"];

export type RewardsModel = ReturnType<typeof createRewardsModel>;

// A busy agent earns points every few seconds; the open windows are read again at most this often.
const POINTS_WAIT_MILLISECONDS = 3_000;
// The work of others changes the standings, which is not urgent.
const OTHERS_WAIT_MILLISECONDS = 15_000;
const RECENT_SPINS = 10;

/**
 * The achievements, challenges and wheel of the desk's agent: a summary from the first paint, full
 * data after a window opens.
 */
export function createRewardsModel(agent: string, initial: DeskRewards, api: Api) {
  const base = `/agents/${encodeURIComponent(agent)}`;
  const summary = signal(initial);
  const rights = signal(initial.spinRights);
  const notices = createNotices();
  /**
   * Keys of achievements that were earned while the page was open and that the person has not
   * looked at yet.
   */
  const unlocked = signal<ReadonlySet<string>>(new Set());

  const achievements = createResource(() => readAll<AchievementView>(api, `${base}/achievements`));
  const challenges = createResource(() => readList<ChallengeView>(api, `${base}/challenges`));
  const wheel = createResource(async () => {
    const answer = await api.get<WheelState>("/spins");
    if (answer.ok) rights.value = answer.data.rights;
    return answer;
  });

  function knownChallenges(): readonly ChallengeView[] {
    return challenges.state.value.data ?? summary.value.challenges;
  }

  function setChallenges(change: (all: readonly ChallengeView[]) => readonly ChallengeView[]) {
    challenges.update(change);
    summary.value = { ...summary.value, challenges: change(summary.value.challenges) };
  }

  function earn({ achievement: { key }, time }: AchievementMessage, isNews: boolean) {
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

  function advance(message: ChallengeMessage): boolean {
    const known = knownChallenges().find(({ id }) => id === message.challenge.id);
    setChallenges((all) => all.map((one) => advanceChallenge(one, message, agent)));
    challenges.invalidate(POINTS_WAIT_MILLISECONDS);
    return known !== undefined && isWon(known, message);
  }

  function takeSpin({ spin, rights: left }: SpinMessage) {
    rights.value = left;
    wheel.update((state) => ({ ...state, rights: left, recent: withSpin(state.recent, spin) }));
  }

  /** Reads the visible data again, for example after the connection was lost. */
  function refresh(): void {
    for (const resource of [achievements, challenges, wheel]) resource.invalidate(0);
  }

  return {
    agent,
    api,
    summary,
    rights,
    notices,
    unlocked,
    achievements,
    challenges,
    wheel,

    /** @param isNews false when the message is applied again to a state that was just read */
    receive({ type, data }: RewardFrame, isNews: boolean): void {
      if (data.agent.id !== agent) return;
      if (type === "achievement") earn(data, isNews);
      if (type === "spin") return takeSpin(data);
      // Levels and achievements grant spins, and no live message reports that.
      if (type !== "challenge") wheel.invalidate(POINTS_WAIT_MILLISECONDS);
      const isToTell = type === "challenge" ? advance(data) : true;
      if (!isNews || !isToTell) return;
      if (type === "level_up") notices.add({ kind: "level", message: data });
      else if (type === "achievement") notices.add({ kind: "achievement", message: data });
      else notices.add({ kind: "challenge", message: data });
    },

    /**
     * Handles a change of the agent's points, including corrections: it may change achievements.
     */
    receivePoints(_message: PointsMessage): void {
      achievements.invalidate(POINTS_WAIT_MILLISECONDS);
    },

    /** Handles a change of scores of any agent: it may change the standings. */
    receiveScores(): void {
      challenges.invalidate(OTHERS_WAIT_MILLISECONDS);
    },

    /** Takes the summary that was read with the desk. */
    load(next: DeskRewards): void {
      summary.value = next;
      rights.value = next.spinRights;
      refresh();
    },

    refresh,

    /** Shows the server's answer to joining. */
    replaceChallenge(next: ChallengeView): void {
      setChallenges((all) => all.map((one) => one.id === next.id ? next : one));
    },

    /**
     * Shows the server's answer to a spin. The live message about it may arrive before or after.
     */
    addSpin(spin: SpinRecord): void {
      wheel.update((state) => ({ ...state, recent: withSpin(state.recent, spin) }));
    },

    /** Marks the new achievements as seen. */
    markUnlockedSeen(): void {
      if (unlocked.value.size > 0) unlocked.value = new Set();
    },
  };
}

function withSpin(
  recent: readonly SpinRecord[],
  spin: SpinMessage["spin"],
): readonly SpinRecord[] {
  const others = recent.filter(({ id }) => id !== spin.id);
  return [spin as SpinRecord, ...others].slice(0, RECENT_SPINS);
}

interface List<T> {
  readonly entries: readonly T[];
  readonly nextCursor: string | null;
}

const PAGE_SIZE = 200;
// An organization can define up to 500 achievements.
const MAX_PAGES = 3;

async function readAll<T>(api: Api, path: string): Promise<Answer<readonly T[]>> {
  const all: T[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < MAX_PAGES; page++) {
    const after: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const answer: Answer<List<T>> = await api.get<List<T>>(`${path}?limit=${PAGE_SIZE}${after}`);
    if (!answer.ok) return answer;
    all.push(...answer.data.entries);
    cursor = answer.data.nextCursor;
    if (cursor === null) break;
  }
  return { ok: true, data: all };
}

const MAX_CHALLENGES = 50;

async function readList<T>(api: Api, path: string): Promise<Answer<readonly T[]>> {
  const answer = await api.get<List<T>>(`${path}?limit=${MAX_CHALLENGES}`);
  return answer.ok ? { ok: true, data: answer.data.entries } : answer;
}
