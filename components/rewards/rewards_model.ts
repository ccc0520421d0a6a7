import type { DeskRewards } from "@/core/desk.ts";
import type { NotificationKind } from "@/core/notifications/kinds.ts";
import type { LiveMessages, PointsMessage } from "@/core/live/messages.ts";
import type { SpinRecord } from "@/core/spins/views.ts";
import type { ChallengeView } from "@/core/challenges/views.ts";
import type { Api } from "@/components/shared/api.ts";
import { createNotices } from "./notices.ts";
import {
  changeChallenges,
  createRewardsState,
  POINTS_WAIT_MILLISECONDS,
  takeAchievement,
  takeChallenge,
  takeSpin,
  withSpin,
} from "./rewards_state.ts";

/** A live message about rewards other than points. */
export type RewardFrame = {
  [T in RewardType]: {
    readonly type: T;
    readonly data: LiveMessages[T];
  };
}[RewardType];

type RewardType = "level_up" | "achievement" | "challenge" | "spin" | "notification";

export type RewardsModel = ReturnType<typeof createRewardsModel>;

// The work of others changes the standings, which is not urgent.
const OTHERS_WAIT_MILLISECONDS = 15_000;

/**
 * The achievements, challenges and wheel of the desk's agent: a summary from the first paint, full
 * data after a window opens.
 * @param mayShow whether the person wants a banner of this kind now; always by default
 */
export function createRewardsModel(
  agent: string,
  initial: DeskRewards,
  api: Api,
  mayShow?: (kind: NotificationKind) => boolean,
) {
  const state = createRewardsState(agent, initial, api);
  const { summary, rights, unlocked, achievements, challenges, wheel } = state;
  const notices = createNotices(mayShow);

  /** Reads the visible data again, for example after the connection was lost. */
  function refresh(): void {
    for (const resource of [achievements, challenges, wheel]) resource.invalidate(0);
  }

  /**
   * Tells the person what happened, without a change of the state. That a challenge is won follows
   * from the state before, so it is not told here.
   */
  function announce({ type, data }: RewardFrame): void {
    if (data.agent.id !== agent) return;
    if (type === "level_up") notices.add({ kind: "level", message: data });
    else if (type === "achievement") notices.add({ kind: "achievement", message: data });
    else if (type === "notification") notices.add({ kind: "change", message: data });
  }

  return {
    ...state,
    notices,

    /** @param isNews false when the message is applied again to a state that was just read */
    receive(frame: RewardFrame, isNews: boolean): void {
      const { type, data } = frame;
      if (data.agent.id !== agent) return;
      if (type === "achievement") takeAchievement(state, data, isNews);
      if (type === "spin") return takeSpin(state, data);
      if (type === "notification") {
        if (isNews) announce(frame);
        return;
      }
      // Levels and achievements grant spins, and no live message reports that.
      if (type !== "challenge") wheel.invalidate(POINTS_WAIT_MILLISECONDS);
      const isToTell = type === "challenge" ? takeChallenge(state, data) : true;
      if (!isNews || !isToTell) return;
      if (type === "challenge") notices.add({ kind: "challenge", message: data });
      else announce(frame);
    },

    announce,

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
      changeChallenges(state, (one) => one.id === next.id ? next : one);
    },

    /**
     * Shows the server's answer to a spin. The live message about it may arrive before or after.
     */
    addSpin(spin: SpinRecord): void {
      wheel.update((shown) => ({ ...shown, recent: withSpin(shown.recent, spin) }));
    },

    /** Marks the new achievements as seen. */
    markUnlockedSeen(): void {
      if (unlocked.value.size > 0) unlocked.value = new Set();
    },
  };
}
