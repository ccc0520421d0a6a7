import { formatPosition, type LivePosition } from "@/core/live/position.ts";
import { firstPosition, type OutboxRow } from "@/db/live/outbox.ts";
import { mayReceive } from "./audience.ts";
import { BoardChanges } from "./board_changes.ts";
import type { Client } from "./client.ts";
import { createFrame } from "./frames.ts";

/** The maximum number of agents in one leaderboard message, about 10 KB. */
export const AGENTS_IN_MESSAGE = 25;
/** The maximum number of messages for which board changes are collected before they are sent. */
const MESSAGES_AT_ONCE = 1_000;

/**
 * Sends the missed messages to a client that is behind, in order, while it has room. Board changes
 * are collected, so the client gets the newest per agent and not one per event. Every frame
 * advances the client's position, so that a connection that breaks has still made progress.
 * @param rows the rows after `from.boards`, or after `from.messages` when `from.boards` is not
 * before `boardsUntil`; without gaps
 * @param boardsUntil the position up to which other clients have got board changes; newer changes
 * are sent later, together with theirs
 * @returns the position that the client has reached: the end of the rows, or less when it had no
 * room
 */
export function sendMissed(
  client: Client,
  from: LivePosition,
  rows: readonly OutboxRow[],
  boardsUntil: number,
): LivePosition {
  const owed = new BoardChanges();
  let { boards, messages } = from;

  /**
   * Advances the position of board changes: all of them up to a message were sent, or there were
   * none.
   */
  function moveBoards(to: number) {
    boards = Math.max(boards, Math.min(to, boardsUntil));
  }

  /** Sends the collected board changes up to a message; false when the client has no room. */
  function flush(until: number): boolean {
    for (const part of owed.take(AGENTS_IN_MESSAGE, until)) {
      if (!client.hasRoom()) return false;
      moveBoards(part.until);
      client.send(createFrame("leaderboard", part.message), formatPosition({ boards, messages }));
    }
    moveBoards(until);
    return true;
  }

  for (const row of rows) {
    let position = firstPosition(row) - 1;
    for (const message of row.messages) {
      position++;
      if (position <= boards) continue;
      const isNew = position > messages;
      if (message.type === "leaderboard") {
        if (position <= boardsUntil) owed.add(message.data, position);
      } else if (isNew && mayReceive(client.viewer, message)) {
        if (!client.hasRoom()) return { boards, messages };
        messages = position;
        if (owed.size === 0) moveBoards(position);
        client.send(createFrame(message.type, message.data), formatPosition({ boards, messages }));
      }
      messages = Math.max(messages, position);
      const isFull = owed.size >= AGENTS_IN_MESSAGE || position - boards >= MESSAGES_AT_ONCE;
      if ((owed.size === 0 || isFull) && !flush(position)) return { boards, messages };
    }
    messages = Math.max(messages, row.position); // It may have no messages at all.
  }
  flush(rows.at(-1)?.position ?? boards);
  return { boards, messages };
}
