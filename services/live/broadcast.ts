import { formatPosition, type LivePosition, positionAt } from "@/core/live/position.ts";
import { firstPosition, type OutboxRow } from "@/db/live/outbox.ts";
import { mayReceive } from "./audience.ts";
import { BoardChanges } from "./board_changes.ts";
import { AGENTS_IN_MESSAGE } from "./catch_up.ts";
import { createFrame } from "./frames.ts";
import type { Members } from "./members.ts";
import type { RecentRows } from "./recent_rows.ts";

/** Board changes are collected for at most this number of messages. */
const BOARD_MESSAGES = 5_000;

export interface BroadcastInput {
  readonly members: Members;
  readonly recent: RecentRows;
  /** The position at the start; it moves on with every row that is sent. */
  readonly sent: { -readonly [Key in keyof LivePosition]: LivePosition[Key] };
  /** The minimum time between two messages about boards. */
  readonly boardIntervalMilliseconds: number;
}

/** Sends the messages of outbox rows to the clients that are current. */
export class Broadcast {
  readonly #input: BroadcastInput;
  readonly #boards = new BoardChanges();
  #boardTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(input: BroadcastInput) {
    this.#input = input;
  }

  /** Sends the messages of a row that are newer than the position. */
  sendRow(row: OutboxRow): void {
    const { members, recent, sent } = this.#input;
    recent.add(row);
    let at = firstPosition(row) - 1;
    for (const message of row.messages) {
      at++;
      if (at <= sent.messages) continue;
      const before = { ...sent };
      sent.messages = at;
      if (message.type === "leaderboard") {
        this.#boards.add(message.data, at);
        const isFull = at - sent.boards >= BOARD_MESSAGES;
        if (this.#boardTimer === undefined || isFull) this.#sendBoards();
        continue;
      }
      if (this.#boards.size === 0) sent.boards = at;
      const frame = createFrame(message.type, message.data);
      members.sendToCurrent(
        frame,
        formatPosition(sent),
        before,
        ({ viewer }) => mayReceive(viewer, message),
      );
    }
    sent.messages = row.position;
    if (this.#boards.size === 0) sent.boards = sent.messages;
  }

  /** Skips rows that were pruned before this instance read them. */
  skipTo(position: number): void {
    const { members, recent, sent } = this.#input;
    const before = { ...sent };
    sent.messages = sent.boards = position;
    recent.clear();
    members.sendToCurrent(createFrame("sync", { reason: "too_old" }), positionAt(position), before);
  }

  close(): void {
    clearTimeout(this.#boardTimer);
  }

  /** Sends board changes now if none were sent during the interval; otherwise at its end. */
  #sendBoards(): void {
    const { members, sent, boardIntervalMilliseconds } = this.#input;
    clearTimeout(this.#boardTimer);
    this.#boardTimer = undefined;
    if (this.#boards.size === 0) return;
    this.#boardTimer = setTimeout(() => this.#sendBoards(), boardIntervalMilliseconds);
    let before: LivePosition = { ...sent };
    sent.boards = sent.messages;
    for (const { message, until } of this.#boards.take(AGENTS_IN_MESSAGE, sent.messages)) {
      const after = { boards: until, messages: sent.messages };
      members.sendToCurrent(createFrame("leaderboard", message), formatPosition(after), before);
      before = after;
    }
  }
}
