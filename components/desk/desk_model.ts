import { batch, computed, signal } from "@preact/signals";
import type { DeskData } from "@/core/desk.ts";
import { PERIOD_KINDS, type PeriodKind } from "@/core/leaderboards/kinds.ts";
import type { LeaderboardMessage, LiveFrame, PointsMessage } from "@/core/live/messages.ts";
import type { Board } from "@/core/leaderboards/views.ts";
import { comparePositions, messageAt } from "@/core/live/position.ts";
import type { ConnectionStatus } from "@/components/live/event_stream.ts";
import { FrameLog } from "@/components/live/frame_log.ts";
import { applyPoints } from "./apply_points.ts";
import { localDay } from "@/components/shared/local_day.ts";
import { mergeBoard } from "@/components/leaderboards/merge_board.ts";
import { entryKey, mergeFeed } from "@/components/activity/merge_feed.ts";
import type { RewardFrame, RewardsModel } from "@/components/rewards/rewards_model.ts";
import { rollDay } from "./roll_day.ts";

/** Points that have just arrived, for the animation and for screen readers. */
export interface Burst {
  readonly id: number;
  readonly points: number;
}

/** The side effects that the model needs. */
export interface ModelEffects {
  /** Reads the state from the server. Several calls in a short time may become one request. */
  requestReload(urgency: "now" | "soon"): void;
}

/** What is new on the screen after a batch of messages. */
interface News {
  gained: number;
  /** Keys of new feed entries. */
  readonly added: string[];
}

export type DeskModel = ReturnType<typeof createDeskModel>;

/** Creates the desk's state as signals, and the functions that apply live messages to it. */
export function createDeskModel(
  initial: DeskData,
  effects: ModelEffects,
  /** Null when the person has no agent. */
  rewards: RewardsModel | null,
) {
  const data = signal(initial);
  const stream = signal<ConnectionStatus>("connecting");
  /** Whether messages were lost and the state has not been read since. */
  const isIncomplete = signal(false);
  const burst = signal<Burst | null>(null);
  /** Keys of feed entries that arrived while the page was open. */
  const newKeys = signal<ReadonlySet<string>>(new Set());
  /** The position to resume the stream from. */
  let position = initial.position;
  /** The last message that is included in the state. */
  let shown = messageAt(initial.position);
  /** The last message that is included in the state that was read from the server. */
  let loaded = shown;
  let bursts = 0;
  let isReplay = false;
  const log = new FrameLog(initial.position);

  function isKnown({ id, type }: LiveFrame): boolean {
    const message = messageAt(id);
    // Board changes are sent later than other messages, and contain absolute scores.
    if (message <= (type === "leaderboard" ? loaded : shown)) return true;
    shown = Math.max(shown, message);
    return false;
  }

  /**
   * Moves the position forward: everything before it has been sent and need not be requested again.
   */
  function skipTo(next: string): void {
    if (comparePositions(next, position) <= 0) return;
    position = next;
    shown = Math.max(shown, messageAt(next));
  }

  /** Applies a batch of messages and draws them together. */
  function receive(frames: readonly LiveFrame[]): void {
    const news: News = { gained: 0, added: [] };
    batch(() => {
      for (const frame of frames) receiveOne(frame, news);
      if (news.added.length > 0) newKeys.value = new Set(news.added);
      if (news.gained !== 0) burst.value = { id: ++bursts, points: news.gained };
    });
  }

  function receiveOne(frame: LiveFrame, news: News): void {
    if (frame.type === "sync") {
      isIncomplete.value = true;
      return effects.requestReload("now");
    }
    const isNew = !isKnown(frame);
    if (comparePositions(frame.id, position) > 0) position = frame.id;
    if (!isNew || !concernsDesk(frame)) return;
    if (!isReplay) log.add(frame);
    if (frame.type === "points") receivePoints(frame.data, news);
    else if (frame.type === "leaderboard") receiveScores(frame.data.changes);
    else receiveReward(frame);
  }

  /**
   * Returns whether a message is about this desk. A manager's stream also carries the activity of
   * others; their scores come with the boards.
   */
  function concernsDesk(frame: Exclude<LiveFrame, { readonly type: "sync" }>): boolean {
    return frame.type === "leaderboard" || frame.data.agent.id === data.value.agent?.id;
  }

  function receivePoints(message: PointsMessage, news: News): void {
    const { agent, feed, timeZone } = data.value;
    if (!agent) return;
    const merged = mergeFeed(feed, message.entries);
    const next = applyPoints(agent, message, (time) => localDay(new Date(time), timeZone));
    const gained = next.totalPoints - agent.totalPoints;
    data.value = { ...data.value, agent: next, feed: merged.feed };
    // A replayed message may repeat what the first paint included; then it is not news.
    const isNews = merged.added.length > 0 || message.corrected !== 0;
    if (isReplay || !isNews) return;
    rewards?.receivePoints(message);
    news.added.push(...merged.added.map(entryKey));
    news.gained += gained;
    // The message does not contain freezes and repaired days.
    const isStreakTouched = message.entries.some(({ type }) => type === "daily_streak");
    if (isStreakTouched || message.corrected !== 0) effects.requestReload("soon");
  }

  function receiveReward(frame: RewardFrame): void {
    if (frame.data.agent.id !== rewards?.agent) return;
    rewards.receive(frame, !isReplay);
    // The message does not contain the number of earned achievements and the spins that they
    // granted.
    if (!isReplay && frame.type !== "challenge") effects.requestReload("soon");
  }

  function receiveScores(changes: LeaderboardMessage["changes"]): void {
    const viewer = data.value.agent?.id ?? null;
    const boards = { ...data.value.boards } as Record<PeriodKind, Board>;
    for (const kind of PERIOD_KINDS) {
      const merged = mergeBoard(boards[kind], changes, viewer);
      boards[kind] = merged.board;
      if (!merged.isExact) effects.requestReload("soon");
    }
    data.value = { ...data.value, boards };
    rewards?.receiveScores();
  }

  return {
    data,
    /** The state that the stream reports. */
    stream,
    /** The state that the menu bar shows: live only while everything on the screen is current. */
    connection: computed<ConnectionStatus>(() =>
      stream.value === "live" && isIncomplete.value ? "catching_up" : stream.value
    ),
    burst,
    rewards,
    newKeys,
    agent: computed(() => data.value.agent),
    feed: computed(() => data.value.feed),
    boards: computed(() => data.value.boards),
    position: () => position,
    receive,
    skipTo,

    /**
     * Takes the state that was read from the server. Messages that are newer than this state are
     * applied to it again, without a second celebration.
     */
    load(next: DeskData): void {
      const missed = log.since(next.position);
      if (missed === null) return effects.requestReload("soon");
      position = next.position;
      loaded = shown = messageAt(next.position);
      isIncomplete.value = false;
      isReplay = true;
      batch(() => {
        data.value = next;
        if (next.rewards) rewards?.load(next.rewards);
        receive(missed);
      });
      isReplay = false;
    },

    /** Called when a new calendar day begins. */
    beginDay(now: Date): void {
      const today = localDay(now, data.value.timeZone);
      data.value = rollDay(data.value, today, now.toISOString());
    },
  };
}
