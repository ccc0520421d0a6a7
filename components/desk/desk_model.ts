import { batch, computed, signal } from "@preact/signals";
import type { DeskData } from "@/core/desk.ts";
import type { LiveFrame } from "@/core/live/messages.ts";
import type { ConnectionStatus } from "@/components/live/event_stream.ts";
import { FrameLog } from "@/components/live/frame_log.ts";
import type { CenterModel } from "@/components/notifications/center_model.ts";
import { localDay } from "@/components/shared/local_day.ts";
import type { RewardsModel } from "@/components/rewards/rewards_model.ts";
import { rollDay } from "./roll_day.ts";
import { StreamProgress } from "./stream_progress.ts";
import {
  concernsDesk,
  type DeskState,
  type ModelEffects,
  type News,
  takeFrame,
} from "./take_frame.ts";

/** Points that have just arrived, for the animation and for screen readers. */
export interface Burst {
  readonly id: number;
  readonly points: number;
}

export type DeskModel = ReturnType<typeof createDeskModel>;

/** Creates the desk's state as signals, and the functions that apply live messages to it. */
export function createDeskModel(
  initial: DeskData,
  effects: ModelEffects,
  /** Null when the person has no agent. */
  rewards: RewardsModel | null,
  /** Null when the person has no agent. */
  center: CenterModel | null = null,
) {
  const data = signal(initial);
  const stream = signal<ConnectionStatus>("connecting");
  /** Whether messages were lost and the state has not been read since. */
  const isIncomplete = signal(false);
  const progress = new StreamProgress(initial.position);
  const receiver = createReceiver({ data, rewards, center, effects }, progress, () => {
    isIncomplete.value = true;
    effects.requestReload("now");
  });

  return {
    data,
    /** The state that the stream reports. */
    stream,
    /** The state that the menu bar shows: live only while everything on the screen is current. */
    connection: computed<ConnectionStatus>(() =>
      stream.value === "live" && isIncomplete.value ? "catching_up" : stream.value
    ),
    rewards,
    center,
    burst: receiver.burst,
    newKeys: receiver.newKeys,
    agent: computed(() => data.value.agent),
    feed: computed(() => data.value.feed),
    boards: computed(() => data.value.boards),
    position: () => progress.position,
    /** The state with everything that live messages brought since it was read. */
    current: (): DeskData => ({
      ...data.value,
      position: progress.position,
      rewards: rewards && { ...rewards.summary.value, spinRights: rewards.rights.value },
    }),
    receive: receiver.receive,
    skipTo: (position: string) => progress.skipTo(position),

    /**
     * Takes the state that was read from the server. Messages that are newer than this state are
     * applied to it again, without a second celebration.
     */
    load(next: DeskData): void {
      const isTaken = receiver.restart(next.position, () => {
        isIncomplete.value = false;
        data.value = next;
        if (next.rewards) rewards?.load(next.rewards);
        if (next.notifications) center?.load(next.notifications);
      });
      if (!isTaken) effects.requestReload("soon");
    },

    /** Called when a new calendar day begins. */
    beginDay(now: Date): void {
      const today = localDay(now, data.value.timeZone);
      data.value = rollDay(data.value, today, now.toISOString());
    },
  };
}

/**
 * Creates the functions that apply live messages to the state, and the signals for what is new.
 * @param onSync called when messages were lost
 */
function createReceiver(state: DeskState, progress: StreamProgress, onSync: () => void) {
  const burst = signal<Burst | null>(null);
  /** Keys of feed entries that arrived while the page was open. */
  const newKeys = signal<ReadonlySet<string>>(new Set());
  const log = new FrameLog(progress.position);
  let bursts = 0;

  function take(frame: LiveFrame, news: News | null): void {
    if (frame.type === "sync") return onSync();
    const isNew = progress.take(frame);
    if (!isNew || !concernsDesk(state, frame)) return;
    // Its state was read before it arrived, but nobody has told the person.
    if (isNew === "shown") {
      const { type } = frame;
      if (type === "inbox") state.center?.receive(frame.data.change);
      else if (type !== "points" && type !== "leaderboard" && type !== "boost_end") {
        state.rewards?.announce(frame);
      }
      return;
    }
    if (news) log.add(frame);
    takeFrame(state, frame, news);
  }

  return {
    burst,
    newKeys,

    /** Applies a batch of messages and draws them together. */
    receive(frames: readonly LiveFrame[]): void {
      const news: News = { gained: 0, added: [] };
      batch(() => {
        for (const frame of frames) take(frame, news);
        if (news.added.length > 0) newKeys.value = new Set(news.added);
        if (news.gained !== 0) burst.value = { id: ++bursts, points: news.gained };
      });
    },

    /**
     * Starts again from a state that was read at `position` and that `load` puts in place, and
     * applies the later messages to it. Returns false when those are not kept any more.
     */
    restart(position: string, load: () => void): boolean {
      const missed = log.since(position);
      if (missed === null) return false;
      progress.restart(position);
      batch(() => {
        load();
        // What was read is on the page already; it does not arrive a second time.
        newKeys.value = new Set();
        for (const frame of missed) take(frame, null);
      });
      return true;
    },
  };
}
