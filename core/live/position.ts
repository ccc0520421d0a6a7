/**
 * How far a live connection has got. Messages are numbered 1, 2, 3 … in relay order. Board changes
 * are collected for a moment before they are sent, so a connection can be further ahead with other
 * messages than with board changes.
 */
export interface LivePosition {
  /** Everything up to this message has been sent, including board changes. */
  readonly boards: number;
  /** Everything up to this message has been sent, except board changes after `boards`. */
  readonly messages: number;
}

/**
 * Board changes may lag behind by fewer messages than this. It is a power of ten, so that a
 * position is easy to read in a log: the last four digits are the number of messages sent beyond
 * the boards.
 */
export const POSITION_SPAN = 10_000;

/**
 * Formats a position as the stream's `id`: a whole number that never decreases on a connection, so
 * clients may compare ids as numbers. Exact up to 9 × 10^11 messages.
 * @example
 * formatPosition({ boards: 12, messages: 15 }); // "120003"
 */
export function formatPosition({ boards, messages }: LivePosition): string {
  const beyond = Math.min(Math.max(messages - boards, 0), POSITION_SPAN - 1);
  return String(boards * POSITION_SPAN + beyond);
}

/** Returns the id of a position at which everything up to a message has been sent. */
export function positionAt(message: number): string {
  return formatPosition({ boards: message, messages: message });
}

/** Parses an `id`, which must be a whole number in decimal digits. */
export function parsePosition(id: string): LivePosition {
  const number = Number(id);
  const boards = Math.floor(number / POSITION_SPAN);
  return { boards, messages: boards + number % POSITION_SPAN };
}

/** Returns the number of the last message that an id covers. */
export function messageAt(id: string): number {
  return parsePosition(id).messages;
}

/**
 * Compares two ids in the order in which a connection receives them: negative when `a` comes first.
 */
export function comparePositions(a: string, b: string): number {
  return Number(a) - Number(b);
}
