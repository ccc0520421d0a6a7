import { type Day, localDay } from "@/core/calendars/calendar.ts";
import { periodOf, rankAfter } from "@/core/leaderboards/leaderboard.ts";
import { lastPeriods } from "@/core/leaderboards/neighbor_periods.ts";
import { rankTeams } from "@/core/leaderboards/team_board.ts";
import type { Board, BoardEntry, PastRank, Period, TeamBoard } from "@/core/leaderboards/views.ts";
import type { PeriodKind, RankStyle } from "@/core/leaderboards/kinds.ts";
import type { Database } from "@/db/postgres/open.ts";
import {
  type BoardQuery,
  countAbove,
  countScoresAbove,
  findStanding,
  listBoard,
  listRanks,
  listTeamPoints,
} from "@/db/leaderboards.ts";
import type { RedisHandle } from "@/db/redis/mod.ts";
import type { Clock } from "@/core/clock.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import {
  BoardGoneError,
  type BoardPage,
  type BoardSlice,
  centeredOffset,
  type RankedMember,
  readRedisBoard,
} from "./redis_board.ts";

/** The maximum number of teams on the board of teams. */
const MAX_TEAMS = 200;

/** The board to read, and which part of it. */
export interface BoardRequest extends Partial<BoardSlice> {
  readonly kind: PeriodKind;
  /** A day of the period; today by default. */
  readonly day?: Day | undefined;
  /** The key of a team, to read only the board of that team. */
  readonly team?: string | null;
}

/** A page of a board, and the offset of the next page. */
export interface BoardResult {
  readonly board: Board;
  readonly nextOffset: number | null;
}

/**
 * Reads the boards: from Redis when its copy is complete and current, otherwise from PostgreSQL.
 */
export interface Leaderboards {
  read(request: BoardRequest): Promise<BoardResult>;
  /** Ranks teams by their points per active member in a period. */
  teams(
    request: Pick<BoardRequest, "kind" | "day"> & {
      /** The key of the team whose place is answered even when it is not listed. */
      readonly mine: string | null;
    },
  ): Promise<TeamBoard>;
  /** Returns an agent's ranks in the last periods of a kind, the newest first. */
  history(
    request: Pick<BoardRequest, "kind" | "day"> & {
      readonly agent: string;
      readonly periods: number;
    },
  ): Promise<PastRank[]>;
  /** Returns today's date in the organization's time zone. */
  today(): Day;
}

export interface LeaderboardsOptions {
  readonly database: Database;
  readonly redis: RedisHandle;
  readonly clock: Clock;
  readonly reportError: ReportError;
  readonly timeZone: string;
  /** How equal points are numbered; `standard` by default. */
  readonly ranks?: RankStyle;
  /**
   * Returns how current a copy must be: the last relayed position, and whether commits still wait
   * for the relay.
   */
  readonly freshness: () => { readonly position: number; readonly isBehind: boolean };
  /**
   * Waits a moment until everything committed so far is in the copy; false when that takes longer.
   */
  readonly catchUp?: () => Promise<boolean>;
  /** Called with where a board was read from, for the cache hit rate. */
  readonly onRead?: (from: "redis" | "postgres") => void;
}

/** Opens the boards. */
export function openLeaderboards(options: LeaderboardsOptions): Leaderboards {
  const { db } = options.database;
  const { ranks = "standard" } = options;
  const today = () => localDay(options.clock(), options.timeZone);

  async function read(request: BoardRequest): Promise<BoardResult> {
    const period = periodOf(request.kind, request.day ?? today());
    const slice: BoardSlice = {
      offset: request.offset ?? 0,
      limit: request.limit ?? 50,
      around: request.around ?? null,
      me: request.me ?? null,
    };
    const query: BoardQuery = { period, team: request.team ?? null };
    const answer = async (page: BoardPage): Promise<BoardResult> => ({
      board: await toBoard(period, page),
      nextOffset: page.hasMore ? page.offset + page.rows.length : null,
    });
    return await fromRedis(query, slice, answer) ?? await answer(await fromPostgres(query, slice));
  }

  async function fromRedis(
    query: BoardQuery,
    slice: BoardSlice,
    answer: (page: BoardPage) => Promise<BoardResult>,
  ): Promise<BoardResult | null> {
    // Boards of single teams are read from PostgreSQL.
    if (query.team !== null || !options.redis.healthy()) return null;
    // Callers must see their own event on the board that they read next, so wait until the copy has
    // it.
    if (options.freshness().isBehind && !await options.catchUp?.()) return null;
    const { position } = options.freshness();
    try {
      const page = await readRedisBoard(options.redis, query.period, slice, position);
      // Redis cannot count how many different scores are above a row.
      if (!page || (ranks === "dense" && !beginsAtTop(page))) return null;
      const result = await answer(page);
      options.onRead?.("redis");
      return result;
    } catch (error) {
      if (error instanceof BoardGoneError) return null;
      options.reportError("leaderboards", "a board could not be read from Redis", error);
      return null;
    }
  }

  async function fromPostgres(query: BoardQuery, slice: BoardSlice): Promise<BoardPage> {
    options.onRead?.("postgres");
    const [around, me] = await Promise.all(
      [slice.around, slice.me].map((id) => id === null ? undefined : findStanding(db, query, id)),
    );
    const offset = around ? centeredOffset(around.ahead, slice.limit) : slice.offset;
    const rows = await listBoard(db, query, { offset, limit: slice.limit + 1 });
    return {
      rows: rows.slice(0, slice.limit).map((row, i) => ({ ...row, position: offset + i + 1 })),
      me: me ? { ...me.row, position: me.ahead + 1 } : null,
      hasMore: rows.length > slice.limit,
      offset,
      countAbove: (points) =>
        (ranks === "dense" ? countScoresAbove : countAbove)(db, query, points),
    };
  }

  /** Adds the ranks: rows with equal points have the rank of the first of them. */
  async function toBoard(period: Period, page: BoardPage): Promise<Board> {
    const entries: BoardEntry[] = [];
    for (const row of page.rows) {
      const previous = entries.at(-1);
      const rank = previous
        ? rankAfter(previous, row, ranks)
        : row.position === 1
        ? 1
        : await page.countAbove(row.points) + 1;
      entries.push(toEntry(row, rank));
    }
    const own = page.me && entries.find((entry) => entry.agent.id === page.me!.agentId);
    const me = own ??
      (page.me && toEntry(page.me, await page.countAbove(page.me.points) + 1));
    return { period, ranks, entries, me, nextCursor: null };
  }

  return {
    read,
    async teams({ kind, day, mine }) {
      const period = periodOf(kind, day ?? today());
      const all = rankTeams(await listTeamPoints(db, period), ranks);
      return {
        period,
        ranks,
        entries: all.slice(0, MAX_TEAMS),
        mine: all.find(({ team }) => team.id === mine) ?? null,
      };
    },
    async history({ kind, day, agent, periods: count }) {
      const periods = lastPeriods(kind, day ?? today(), count);
      const starts = periods.map(({ start }) => start);
      const rows = await listRanks(db, agent, { kind, starts, isDense: ranks === "dense" });
      return rows.map((row, index) => ({ period: periods[index]!, ...row }));
    },
    today,
  };
}

/** Whether the ranks of a page can be computed from its rows alone. */
function beginsAtTop({ rows, me, offset }: BoardPage): boolean {
  const hasMe = !me || rows.some((row) => row.agentId === me.agentId);
  return hasMe && (offset === 0 || rows.length === 0);
}

function toEntry(row: RankedMember, rank: number): BoardEntry {
  return {
    position: row.position,
    rank,
    agent: { id: row.agentId, name: row.name },
    points: row.points,
    reachedAt: new Date(row.reachedAt).toISOString(),
  };
}
