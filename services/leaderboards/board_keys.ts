import type { Day } from "@/core/calendars/calendar.ts";
import type { PeriodKind } from "@/core/leaderboards/kinds.ts";

/** The key of the hash of all agents' names by id, for boards that are read from Redis. */
export const NAMES_KEY = "laurel:names";
/**
 * The key of the outbox position up to which the boards in Redis are current, with the id of the
 * row there: `7/9`. The id shows whether that row really got this position, because a relay may die
 * before it commits positions.
 */
export const POSITION_KEY = "laurel:boards:position";
/**
 * The member that marks a complete board; it sorts after every other member. It is in the sorted
 * set and in the hash of members, because a Redis that is short of memory may evict only one of the
 * two.
 */
export const END_MEMBER = "~";

/** Matches the keys of all boards. */
export const BOARD_PATTERN = "laurel:board:*";

/** Returns the key of a board's sorted set. */
export function boardKey(kind: PeriodKind, start: Day): string {
  return `laurel:board:${kind}:${start}`;
}

/** Returns the key of a board's hash from agent id to member. */
export function membersKey(key: string): string {
  return `${key}:members`;
}

const MAX_POINTS = 10 ** 15;

/**
 * Returns a member that sorts in the order of the board. Every score in the sorted set is 0, so
 * Redis orders by the bytes of the member: highest points first, then the earlier time, then the
 * agent's id. So ZRANK is the exact position, also among ties, which numeric scores could not
 * express.
 */
export function boardMember(points: number, reachedAt: number, agentId: string): string {
  return `${memberPrefix(points)}:${String(reachedAt).padStart(15, "0")}:${agentId}`;
}

/**
 * Returns the beginning of all members with this number of points; members with more points sort
 * before it.
 */
export function memberPrefix(points: number): string {
  return String(MAX_POINTS - points).padStart(16, "0");
}

/** Parses a member. */
export function parseMember(
  member: string,
): { points: number; reachedAt: number; agentId: string } {
  return {
    points: MAX_POINTS - Number(member.slice(0, 16)),
    reachedAt: Number(member.slice(17, 32)),
    agentId: member.slice(33),
  };
}
