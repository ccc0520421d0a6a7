import type { Period } from "@/core/leaderboards/views.ts";
import type { BoardRow } from "@/db/leaderboards.ts";
import type { RedisHandle } from "@/db/redis/mod.ts";
import {
  boardKey,
  END_MEMBER,
  memberPrefix,
  membersKey,
  NAMES_KEY,
  parseMember,
  POSITION_KEY,
} from "./board_keys.ts";

/** A row with its position. */
export interface RankedMember extends BoardRow {
  /** 1 is the top; two rows never share a position. */
  readonly position: number;
}

/** Which part of a board to read. */
export interface BoardSlice {
  readonly offset: number;
  readonly limit: number;
  /** Centers the page on this agent, if they are on the board. */
  readonly around: string | null;
  /** An agent whose own row is also returned. */
  readonly me: string | null;
}

export interface BoardPage {
  readonly rows: readonly RankedMember[];
  readonly me: RankedMember | null;
  readonly hasMore: boolean;
  readonly offset: number;
  /**
   * Returns the rank of a row with this number of points, minus one.
   * @throws BoardGoneError when the board was dropped meanwhile
   */
  readonly countAbove: (points: number) => Promise<number>;
}

/** The board was dropped between two reads, because it is being built again. */
export class BoardGoneError extends Error {
  constructor() {
    super("the board is being built again");
  }
}

/** Returns the offset of a page that has the row at the 0-based `index` in its middle. */
export function centeredOffset(index: number, limit: number): number {
  return Math.max(0, index - Math.floor((limit - 1) / 2));
}

/**
 * Reads a board from Redis.
 * @param atLeast the outbox position that the copy must have reached
 * @returns null when Redis has no complete and current copy; then read it from PostgreSQL
 * @throws when Redis does not answer
 */
export async function readRedisBoard(
  redis: RedisHandle,
  period: Pick<Period, "kind" | "start">,
  slice: BoardSlice,
  atLeast: number,
): Promise<BoardPage | null> {
  const key = boardKey(period.kind, period.start);
  const ids = [slice.around ?? "", slice.me ?? "", END_MEMBER];
  const [position, end, members] = await redis.client.pipeline()
    .get(POSITION_KEY).zrank(key, END_MEMBER).hmget(membersKey(key), ...ids)
    .exec() as [string | null, number | null, (string | null)[]];
  const [around, me, lastMember] = members;
  const isComplete = end !== null && lastMember !== null;
  if (!isComplete || position === null || parseInt(position) < atLeast) return null;

  // From here on the board may change, or be dropped because it is being built again. So its end is
  // read together with each part, and who has moved meanwhile is looked for in PostgreSQL.
  const middle = around ? await redis.client.zrank(key, around) : 0;
  if (middle === null) return null;
  const offset = around ? centeredOffset(middle, slice.limit) : slice.offset;
  const [page, meIndex, endNow] = await redis.client.multi()
    .zrange(key, offset, offset + slice.limit).zrank(key, me ?? END_MEMBER).zrank(key, END_MEMBER)
    .exec() as [string[], number | null, number | null];
  if (endNow === null || meIndex === null) return null;
  const found = page.filter((member) => member !== END_MEMBER);
  const shown = found.slice(0, slice.limit);
  const wanted = [...shown, ...(me ? [me] : [])].map(parseMember);
  // The SDK's types say that this is a record. With Laurel's options, it is the list that Redis
  // returns.
  const names = wanted.length === 0
    ? []
    : await redis.client.hmget(NAMES_KEY, ...wanted.map((row) => row.agentId)) as unknown as (
      | string
      | null
    )[];
  if (names.includes(null)) return null;
  const rows = wanted.map((row, index) => ({ ...row, name: names[index]! }));
  const own = me ? rows.at(-1)! : null;
  return {
    rows: rows.slice(0, shown.length).map((row, i) => ({ ...row, position: offset + i + 1 })),
    me: own && { ...own, position: meIndex + 1 },
    hasMore: found.length > slice.limit,
    offset,
    async countAbove(points) {
      const [count, end] = await redis.client.multi()
        .zlexcount(key, "-", `(${memberPrefix(points)}`).zrank(key, END_MEMBER)
        .exec() as [number, number | null];
      if (end === null) throw new BoardGoneError();
      return Number(count);
    },
  };
}
