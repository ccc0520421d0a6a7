import type { Day } from "@/core/calendars/calendar.ts";
import type { PeriodKind } from "@/core/leaderboards/kinds.ts";

/** Name of each agent by id, for boards read from Redis. */
export const NAMES_KEY = "laurel:names";
/**
 * The outbox position that the boards in Redis are up to, and the id of the row there: `7/9`. The id
 * tells whether the rows were those that have these positions for good.
 */
export const POSITION_KEY = "laurel:boards:position";
/**
 * Sorts after every other member. It is in the sorted set and in the hash of members, and only when
 * the board is complete: a Redis that is short of memory may drop one of the two.
 */
export const END_MEMBER = "~";

/** Matches the keys of all boards. */
export const BOARD_PATTERN = "laurel:board:*";

/** The sorted set of a board. */
export function boardKey(kind: PeriodKind, start: Day): string {
  return `laurel:board:${kind}:${start}`;
}

/** The hash of agent id to member of a board. */
export function membersKey(key: string): string {
  return `${key}:members`;
}

const MOST_POINTS = 10 ** 15;

/**
 * A member that sorts as the board does: every score in the set is 0, so Redis orders by the bytes of
 * the member - fewest missing points first, then the earlier time, then the agent's id. That makes
 * ZRANK the exact position, ties included, which a plain score cannot.
 */
export function boardMember(points: number, reachedAt: number, agentId: string): string {
  return `${memberPrefix(points)}:${String(reachedAt).padStart(15, "0")}:${agentId}`;
}

/** What the members with so many points begin with; those with more come before it. */
export function memberPrefix(points: number): string {
  return String(MOST_POINTS - points).padStart(16, "0");
}

/** Reads a member back. */
export function parseMember(
  member: string,
): { points: number; reachedAt: number; agentId: string } {
  return {
    points: MOST_POINTS - Number(member.slice(0, 16)),
    reachedAt: Number(member.slice(17, 32)),
    agentId: member.slice(33),
  };
}
