import type { Kysely } from "kysely";
import { addDays, type Day } from "@/core/calendars/calendar.ts";
import { periodOf } from "@/core/leaderboards/leaderboard.ts";
import { PERIOD_KINDS, type PeriodKind } from "@/core/leaderboards/kinds.ts";
import { type BoardRow, listBoard } from "@/db/leaderboards.ts";
import { findRowIdAt, firstPosition, listOutbox, type OutboxRow } from "@/db/live/outbox.ts";
import type { RedisHandle } from "@/db/redis/mod.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { mergeChanges } from "@/core/live/merge_changes.ts";
import {
  BOARD_PATTERN,
  boardKey,
  boardMember,
  END_MEMBER,
  membersKey,
  NAMES_KEY,
  POSITION_KEY,
} from "./board_keys.ts";

const LOAD_PAGE = 5_000;
// When Redis has missed more rows than this, the boards are copied again.
const MAX_MISSED = 2_000;
const COMMANDS_PER_TRANSACTION = 2_000;
// How many days a board is kept after it was copied. A past board without a copy is read from
// PostgreSQL.
const KEEP_DAYS: Record<PeriodKind, number | null> = { day: 34, week: 41, month: 71, all: null };

// A board that ended more than this many days ago is not copied again when it changes, because
// hardly anybody reads it.
const MAX_DAYS_SINCE_END = 3;

/** The maximum age in days of the start of a board in Redis, except for the board of all time. */
export const MAX_DAYS_IN_REDIS = 31 + MAX_DAYS_SINCE_END + 71;

interface Score {
  readonly agentId: string;
  readonly points: number;
  readonly reachedAt: number;
}

/** The state that the boards in Redis are to reach. */
export interface ProjectionTarget {
  /** The rows that were just relayed; may be empty. */
  readonly rows: readonly OutboxRow[];
  /** The position of the last relayed message. */
  readonly position: number;
  /** Today's date in the organization's time zone. */
  readonly today: Day;
  /** The result of the previous call, if its transaction was committed; null otherwise. */
  readonly trusted: string | null;
}

/**
 * Updates the boards in Redis up to a position. Redis stores its own position, so a Redis that was
 * stopped, emptied or restored is noticed: it gets the missing rows, or all boards are copied again
 * when these rows are gone. Values are absolute, so writing a row twice does no harm. Only the
 * instance that holds the relay's lock may call it.
 * @returns the new position of Redis; trust it once the transaction is committed
 */
export async function projectBoards(
  db: Kysely<Schema>,
  redis: RedisHandle,
  target: ProjectionTarget,
): Promise<string> {
  const { position, trusted } = target;
  const [reached, named] = await redis.client.pipeline().get(POSITION_KEY)
    .hget(NAMES_KEY, END_MEMBER).exec() as [string | null, string | null];
  const stored = named === null ? null : reached;
  if (target.rows.length === 0 && stored !== null && stored === trusted) return stored;
  const last = target.rows.at(-1)?.rowId ?? await findRowIdAt(db, position) ?? 0;
  const mark = `${position}/${last}`;
  const from = await reachedPosition(db, stored, target);
  if (from === position) return mark;
  const rows = from === null
    ? null
    : startsAfter(target.rows, from)
    ? target.rows
    : await listOutbox(db, from, MAX_MISSED);
  const isGapless = rows !== null && startsAfter(rows, from!) && rows.at(-1)!.position === position;
  if (!isGapless) await startOver(db, redis, target.today);
  await applyRows(db, redis, isGapless ? rows : target.rows, target.today, mark);
  return mark;
}

function startsAfter(rows: readonly OutboxRow[], position: number): boolean {
  return rows.length > 0 && firstPosition(rows[0]!) === position + 1;
}

/**
 * Returns the position of the boards in Redis. Null when it is unknown, when it is ahead of
 * `position`, or when it was written by a transaction that was never committed (its rows may now
 * have other positions).
 */
async function reachedPosition(
  db: Kysely<Schema>,
  stored: string | null,
  { position, trusted }: ProjectionTarget,
): Promise<number | null> {
  if (stored === null) return null;
  const [reached, rowId] = stored.split("/").map(Number);
  if (!(reached! <= position)) return null;
  if (stored === trusted) return reached!;
  return (await findRowIdAt(db, reached!) ?? 0) === rowId ? reached! : null;
}

/** Deletes all boards and copies the current ones; recent ones are copied when they next change. */
async function startOver(db: Kysely<Schema>, redis: RedisHandle, today: Day): Promise<void> {
  await dropBoards(redis);
  for (const kind of PERIOD_KINDS) await loadBoard(db, redis, kind, periodOf(kind, today).start);
}

async function dropBoards(redis: RedisHandle): Promise<void> {
  let cursor = "0";
  do {
    const [next, keys] = await redis.client.scan(cursor, { match: BOARD_PATTERN, count: 500 });
    if (keys.length > 0) await redis.client.del(...keys);
    cursor = String(next);
  } while (cursor !== "0");
}

async function applyRows(
  db: Kysely<Schema>,
  redis: RedisHandle,
  rows: readonly OutboxRow[],
  today: Day,
  mark: string,
): Promise<void> {
  const { boards, names } = collect(rows);
  const commands: Command[] = [];
  for (const [key, board] of boards) {
    const isPast = board.start < periodOf(board.kind, addDays(today, -MAX_DAYS_SINCE_END)).start;
    const isComplete = await isBoardComplete(redis, key);
    if (isComplete) commands.push(...await replaceMembers(redis, key, board.scores));
    else if (!isPast) await loadBoard(db, redis, board.kind, board.start);
  }
  // The end member shows that no name was lost since the boards were copied.
  names.set(END_MEMBER, END_MEMBER);
  commands.push((multi) => multi.hset(NAMES_KEY, Object.fromEntries(names)));
  commands.push((multi) => multi.set(POSITION_KEY, mark));
  await runAll(redis, commands);
}

/** Removes the names of agents who are on no board any more. */
export async function forgetNames(redis: RedisHandle, agents: readonly string[]): Promise<void> {
  if (agents.length > 0) await redis.client.hdel(NAMES_KEY, ...agents);
}

async function isBoardComplete(redis: RedisHandle, key: string): Promise<boolean> {
  const ends = await redis.client.pipeline().zscore(key, END_MEMBER)
    .hget(membersKey(key), END_MEMBER).exec();
  return !ends.includes(null);
}

/** Returns the newest score of every agent on every board that the rows change. */
function collect(rows: readonly OutboxRow[]) {
  const byAgent = new Map<string, ReturnType<typeof mergeChanges>>();
  for (const row of rows) {
    for (const message of row.messages) {
      if (message.type !== "leaderboard") continue;
      for (const change of message.data.changes) {
        const known = byAgent.get(change.agent.id);
        byAgent.set(change.agent.id, known ? mergeChanges(known, change) : change);
      }
    }
  }
  const names = new Map<string, string>();
  const boards = new Map<string, { kind: PeriodKind; start: Day; scores: Score[] }>();
  for (const { agent, scores } of byAgent.values()) {
    names.set(agent.id, agent.name);
    for (const [kind, list] of Object.entries(scores) as [PeriodKind, typeof scores.day][]) {
      for (const { start, points, reachedAt } of list ?? []) {
        const key = boardKey(kind, start);
        let board = boards.get(key);
        if (!board) boards.set(key, board = { kind, start, scores: [] });
        board.scores.push({ agentId: agent.id, points, reachedAt: Date.parse(reachedAt) });
      }
    }
  }
  return { boards, names };
}

/** One command of a Redis transaction. */
type Command = (multi: ReturnType<RedisHandle["client"]["multi"]>) => unknown;

async function replaceMembers(
  redis: RedisHandle,
  key: string,
  scores: readonly Score[],
): Promise<Command[]> {
  const members = membersKey(key);
  // The handle returns the result of HMGET as a list, as Redis does; the type of the SDK is wrong.
  const known = await redis.client.hmget(members, ...scores.map((score) => score.agentId)) as
    | unknown
    | (string | null)[] as (string | null)[];
  return scores.flatMap((score, index): Command[] => {
    const member = boardMember(score.points, score.reachedAt, score.agentId);
    const before = known[index];
    const commands: Command[] = [];
    if (before && (before !== member || score.points === 0)) {
      commands.push((multi) => multi.zrem(key, before));
    }
    if (score.points > 0) {
      commands.push((multi) => multi.zadd(key, { score: 0, member }));
      commands.push((multi) => multi.hset(members, { [score.agentId]: member }));
    } else if (before) commands.push((multi) => multi.hdel(members, score.agentId));
    return commands;
  });
}

/** Copies a whole board into Redis. The end member comes last and marks the board as complete. */
async function loadBoard(
  db: Kysely<Schema>,
  redis: RedisHandle,
  kind: PeriodKind,
  start: Day,
): Promise<void> {
  const key = boardKey(kind, start);
  const members = membersKey(key);
  await redis.client.del(key, members);
  for (let offset = 0;; offset += LOAD_PAGE) {
    const page = await listBoard(db, { period: { kind, start }, team: null }, {
      offset,
      limit: LOAD_PAGE,
    });
    await runAll(redis, page.flatMap((row) => loadCommands(key, row)));
    if (page.length < LOAD_PAGE) break;
  }
  const days = KEEP_DAYS[kind];
  const commands: Command[] = [
    (multi) => multi.hset(members, { [END_MEMBER]: END_MEMBER }),
    (multi) => multi.zadd(key, { score: 0, member: END_MEMBER }),
  ];
  if (days !== null) {
    const seconds = days * 86_400;
    commands.push((multi) => multi.expire(key, seconds), (multi) => multi.expire(members, seconds));
  }
  await runAll(redis, commands);
}

function loadCommands(key: string, row: BoardRow): Command[] {
  const member = boardMember(row.points, row.reachedAt, row.agentId);
  return [
    (multi) => multi.zadd(key, { score: 0, member }),
    (multi) => multi.hset(membersKey(key), { [row.agentId]: member }),
    (multi) => multi.hset(NAMES_KEY, { [row.agentId]: row.name }),
  ];
}

/** Runs commands in transactions of limited size. */
async function runAll(redis: RedisHandle, commands: readonly Command[]): Promise<void> {
  for (let i = 0; i < commands.length; i += COMMANDS_PER_TRANSACTION) {
    const multi = redis.client.multi();
    for (const command of commands.slice(i, i + COMMANDS_PER_TRANSACTION)) command(multi);
    await multi.exec();
  }
}
