/**
 * How far a live connection has got. Messages are numbered 1, 2, 3 … in relay order. Board changes
 * are collected for a moment before they are sent, so a connection can be further with the other
 * messages than with the boards.
 */
export interface LivePosition {
  /** Everything up to this message has been sent, board changes too. */
  readonly boards: number;
  /** Everything up to this message has been sent, apart from board changes after `boards`. */
  readonly messages: number;
}

/**
 * Board changes may be so many messages late, less one. A power of ten, so that a position can be
 * read in a log: the last four digits are what has been sent beyond the boards.
 */
export const POSITION_SPAN = 10_000;

/**
 * The position as the stream's `id`: one whole number that never falls on a connection, so that
 * clients which compare ids as numbers are right. Exact up to 9 × 10^11 messages.
 */
export function formatPosition({ boards, messages }: LivePosition): string {
  const beyond = Math.min(Math.max(messages - boards, 0), POSITION_SPAN - 1);
  return String(boards * POSITION_SPAN + beyond);
}

/** The id of a place at which nothing is owed. */
export function positionAt(message: number): string {
  return formatPosition({ boards: message, messages: message });
}

/** Reads an `id`, which must be a whole number in decimal digits. */
export function parsePosition(id: string): LivePosition {
  const number = Number(id);
  const boards = Math.floor(number / POSITION_SPAN);
  return { boards, messages: boards + number % POSITION_SPAN };
}

/** The number of the last message that an id covers. */
export function messageOf(id: string): number {
  return parsePosition(id).messages;
}

/** Compares two ids in the order in which a connection gets them: negative when `a` comes first. */
export function comparePositions(a: string, b: string): number {
  return Number(a) - Number(b);
}
