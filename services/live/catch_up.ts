import { formatPosition, type LivePosition } from "@/core/live/position.ts";
import { firstPosition, type OutboxRow } from "@/db/live/outbox.ts";
import { mayReceive } from "./audience.ts";
import { BoardChanges } from "./board_changes.ts";
import type { Client } from "./client.ts";
import { createFrame } from "./frames.ts";

/** Agents in one leaderboard message, about 10 KB. */
export const AGENTS_IN_MESSAGE = 25;
/** Board changes wait until so many agents have come together, but for no more messages than this. */
const MESSAGES_AT_ONCE = 1_000;

/**
 * Sends a client that is behind what it has room for, in order. Board changes are collected, so that
 * a client gets the newest of each agent and not one per event; every frame moves the client's
 * position on, so that a connection which breaks has got further all the same.
 * @param rows what comes after `from.boards`, or after `from.messages` when `from.boards` is not
 * before `boardsUntil`; without gaps
 * @param boardsUntil what other clients have been sent of the boards; what is newer comes with theirs
 * @returns the position that was reached: the end of the rows, unless the room did not suffice
 */
export function sendMissed(
  client: Client,
  from: LivePosition,
  rows: readonly OutboxRow[],
  boardsUntil: number,
): LivePosition {
  const owed = new BoardChanges();
  let { boards, messages } = from;

  /** Nothing is owed of the boards up to a message, as far as they are to be sent. */
  function moveBoards(to: number) {
    boards = Math.max(boards, Math.min(to, boardsUntil));
  }

  /** Sends the board changes up to a message; false when there is no room. */
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
