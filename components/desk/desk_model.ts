import { batch, computed, signal } from "@preact/signals";
import type { DeskData } from "@/core/desk.ts";
import { PERIOD_KINDS, type PeriodKind } from "@/core/leaderboard.ts";
import type { Board, LeaderboardMessage, LiveFrame, PointsMessage } from "@/core/live.ts";
import type { ConnectionStatus } from "../live/event_stream.ts";
import { FrameLog } from "../live/frame_log.ts";
import { comparePositions } from "../live/position.ts";
import { applyPoints } from "./apply_points.ts";
import { localDay } from "./local_day.ts";
import { mergeBoard } from "./merge_board.ts";
import { entryKey, mergeFeed } from "./merge_feed.ts";
import type { RewardFrame, RewardsModel } from "./rewards_model.ts";
import { rollDay } from "./roll_day.ts";

/** Points that have just arrived, for the animation and for screen readers. */
export interface Burst {
  readonly id: number;
  readonly points: number;
}

/** What the model cannot do itself. */
export interface ModelEffects {
  /** Reads the state from the server; several calls close together may become one. */
  requestReload(urgency: "now" | "soon"): void;
}

export type DeskModel = ReturnType<typeof createDeskModel>;

/** The desk's state as signals, and what live messages do to it. */
export function createDeskModel(
  initial: DeskData,
  effects: ModelEffects,
  /** Null without an agent. */
  rewards: RewardsModel | null,
) {
  const data = signal(initial);
  const connection = signal<ConnectionStatus>("connecting");
  const burst = signal<Burst | null>(null);
  /** Keys of feed entries that arrived while the page was open. */
  const fresh = signal<ReadonlySet<string>>(new Set());
  let position = initial.position;
  /** Everything up to here was read in one piece from the server. */
  let loaded = initial.position;
  /** Messages that share the current position; one commit can cause several. */
  let atPosition = new Set<string>();
  let bursts = 0;
  let isReplay = false;
  const log = new FrameLog(initial.position);

  function isKnown(frame: LiveFrame): boolean {
    if (frame.id === null) return false;
    if (comparePositions(frame.id, loaded) <= 0) return true;
    const order = comparePositions(frame.id, position);
    if (order < 0) return true;
    if (order > 0) skipTo(frame.id);
    const content = frame.type + JSON.stringify(frame.data);
    if (atPosition.has(content)) return true;
    atPosition.add(content);
    return false;
  }

  /** Everything up to a position has been sent: there is nothing before it to ask for again. */
  function skipTo(next: string): void {
    if (comparePositions(next, position) <= 0) return;
    position = next;
    atPosition = new Set();
  }

  function receive(frame: LiveFrame): void {
    if (frame.type === "sync") return effects.requestReload("now");
    if (isKnown(frame)) return;
    if (!isReplay) log.add(frame);
    batch(() => {
      if (frame.type === "points") receivePoints(frame.data);
      else if (frame.type === "leaderboard") receiveScores(frame.data.changes);
      else receiveReward(frame);
    });
  }

  function receivePoints(message: PointsMessage): void {
    const { agent, feed, timeZone } = data.value;
    // A manager's stream also carries the bookings of others; their scores come with the boards.
    if (!agent || message.agent.id !== agent.id) return;
    const merged = mergeFeed(feed, message.entries);
    const next = applyPoints(agent, message, (time) => localDay(new Date(time), timeZone));
    const gained = next.totalPoints - agent.totalPoints;
    data.value = { ...data.value, agent: next, feed: merged.feed };
    // What the first paint held already may come once more; it is not news then.
    const isNews = merged.added.length > 0 || message.corrected !== 0;
    if (isReplay || !isNews) return;
    rewards?.receivePoints(message);
    fresh.value = new Set(merged.added.map(entryKey));
    if (gained !== 0) burst.value = { id: ++bursts, points: gained };
    // Freezes and mended days are not in the message.
    const isStreakTouched = message.entries.some(({ type }) => type === "daily_streak");
    if (isStreakTouched || message.corrected !== 0) effects.requestReload("soon");
  }

  function receiveReward(frame: RewardFrame): void {
    if (frame.data.agent.id !== rewards?.agent) return;
    rewards.receive(frame, !isReplay);
    // How many are earned, and which rights to spin they brought, is not in the message.
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
    connection,
    burst,
    rewards,
    fresh,
    agent: computed(() => data.value.agent),
    feed: computed(() => data.value.feed),
    boards: computed(() => data.value.boards),
    position: () => position,
    receive,
    skipTo,

    /**
     * Takes the state as it was read from the server. Messages that overtook the answer are applied
     * to it again, without a second celebration.
     */
    load(next: DeskData): void {
      const missed = log.since(next.position);
      if (missed === null) return effects.requestReload("soon");
      loaded = position = next.position;
      atPosition = new Set();
      isReplay = true;
      batch(() => {
        data.value = next;
        if (next.rewards) rewards?.load(next.rewards);
        for (const frame of missed) receive(frame);
      });
      isReplay = false;
    },

    /** Called when the calendar says another day. */
    beginDay(now: Date): void {
      const today = localDay(now, data.value.timeZone);
      data.value = rollDay(data.value, today, now.toISOString());
    },
  };
}
