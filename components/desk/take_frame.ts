import type { Signal } from "@preact/signals";
import type { DeskData } from "@/core/desk.ts";
import { PERIOD_KINDS, type PeriodKind } from "@/core/leaderboards/kinds.ts";
import type { Board } from "@/core/leaderboards/views.ts";
import type { LeaderboardMessage, LiveFrame, PointsMessage } from "@/core/live/messages.ts";
import { entryKey, mergeFeed } from "@/components/activity/merge_feed.ts";
import { mergeBoard } from "@/components/leaderboards/merge_board.ts";
import type { RewardFrame, RewardsModel } from "@/components/rewards/rewards_model.ts";
import { localDay } from "@/components/shared/local_day.ts";
import type { CenterModel } from "@/components/notifications/center_model.ts";
import { applyPoints } from "./apply_points.ts";

/** The side effects that the model needs. */
export interface ModelEffects {
  /** Reads the state from the server. Several calls in a short time may become one request. */
  requestReload(urgency: "now" | "soon"): void;
}

/** What live messages change. */
export interface DeskState {
  readonly data: Signal<DeskData>;
  /** Null when the person has no agent. */
  readonly rewards: RewardsModel | null;
  /** Null when the person has no agent. */
  readonly center: Pick<CenterModel, "receive" | "invalidate"> | null;
  readonly effects: ModelEffects;
}

/** What is new on the screen after a batch of messages. */
export interface News {
  gained: number;
  /** Keys of new feed entries. */
  readonly added: string[];
}

/** A live message that changes the state; `sync` only asks to read it again. */
export type ChangeFrame = Exclude<LiveFrame, { readonly type: "sync" }>;

/**
 * Returns whether a message is about this desk. A manager's stream also carries the activity of
 * others; their scores come with the boards.
 */
export function concernsDesk({ data }: DeskState, frame: ChangeFrame): boolean {
  return !("agent" in frame.data) || frame.data.agent.id === data.value.agent?.id;
}

/**
 * Applies a live message to the state.
 * @param news collects what is new; null when the message is applied again to a state that was just
 *   read
 */
export function takeFrame(state: DeskState, frame: ChangeFrame, news: News | null): void {
  if (frame.type === "points") takePoints(state, frame.data, news);
  else if (frame.type === "leaderboard") takeScores(state, frame.data.changes);
  else if (frame.type === "boost_end") {
    const { boost } = frame.data;
    // Undefined in a desk that an older Laurel stored for a start without a network.
    const { boosts = [] } = state.data.value as Partial<DeskData>;
    state.data.value = { ...state.data.value, boosts: boosts.filter(({ id }) => id !== boost) };
  } else if (frame.type === "inbox") {
    state.center?.receive(frame.data.change);
    // It may be a boost that began.
    if (news && frame.data.change === "told") state.effects.requestReload("soon");
  } else takeReward(state, frame, news !== null);
}

function takePoints(
  { data, rewards, effects }: DeskState,
  message: PointsMessage,
  news: News | null,
): void {
  const { agent, feed, timeZone } = data.value;
  if (!agent) return;
  const merged = mergeFeed(feed, message.entries);
  const next = applyPoints(agent, message, (time) => localDay(new Date(time), timeZone));
  data.value = { ...data.value, agent: next, feed: merged.feed };
  // A replayed message may repeat what the first paint included; then it is not news.
  const isNews = merged.added.length > 0 || message.corrected !== 0;
  if (news === null || !isNews) return;
  rewards?.receivePoints(message);
  news.added.push(...merged.added.map(entryKey));
  news.gained += next.totalPoints - agent.totalPoints;
  // The message does not contain freezes and repaired days.
  const isStreakTouched = message.entries.some(({ type }) => type === "daily_streak");
  if (isStreakTouched || message.corrected !== 0) effects.requestReload("soon");
}

function takeScores(
  { data, rewards, effects }: DeskState,
  changes: LeaderboardMessage["changes"],
): void {
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

function takeReward(
  { rewards, center, effects }: DeskState,
  frame: RewardFrame,
  isNews: boolean,
): void {
  if (frame.data.agent.id !== rewards?.agent) return;
  rewards.receive(frame, isNews);
  if (isNews && isKept(frame)) center?.invalidate();
  // The message does not contain the number of earned achievements and the spins that they granted.
  // An event that is taken back leaves a line in the feed; a correction comes with its points.
  const isComplete = frame.type === "challenge" ||
    (frame.type === "notification" && frame.data.kind === "points_corrected");
  if (isNews && !isComplete) effects.requestReload("soon");
}

/** Whether the notification center has it as well. Progress in a challenge is not kept. */
function isKept({ type, data }: RewardFrame): boolean {
  if (type === "challenge") return data.isCompleted || data.pointsEarned > 0;
  return type !== "spin";
}
