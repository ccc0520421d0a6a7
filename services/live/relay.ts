import { delay } from "@std/async/delay";
import { localDay } from "@/core/calendars/calendar.ts";
import type { Database } from "@/db/postgres/open.ts";
import {
  assignPositions,
  type OutboxRow,
  pruneOutbox,
  saveRelayPosition,
  tryLockRelay,
} from "@/db/live/outbox.ts";
import type { RedisHandle } from "@/db/redis/mod.ts";
import type { Clock } from "@/services/platform/clock.ts";
import type { Log } from "@/services/platform/log.ts";
import { projectBoards } from "@/services/leaderboards/projection.ts";

/** Moves outbox rows on, in commit order, on one instance at a time. */
export interface Relay {
  /** Tells of a commit of this instance that wrote this row; it is moved on at once. */
  kick(): void;
  /** Whether commits of this instance are not in the Redis boards yet. */
  readonly isBehind: boolean;
  /** Waits until the boards have what is committed now; false when that takes too long. */
  caughtUp(): Promise<boolean>;
  /** Moves on what can be moved on now; resolves when done. */
  run(): Promise<void>;
  close(): Promise<void>;
}

export interface RelayOptions {
  readonly database: Database;
  readonly redis: RedisHandle;
  readonly clock: Clock;
  readonly log: Log;
  /** The organization's zone. */
  readonly timeZone: string;
  /** Takes rows that are committed in relay order. */
  readonly onRows: (rows: readonly OutboxRow[]) => void;
}

/** Channel on which instances tell each other of relayed rows. */
export const LIVE_CHANNEL = "laurel:live";

const PAGE = 500;
const SWEEP_MILLISECONDS = 1_000;
const BUSY_MILLISECONDS = 20;
const PAUSE_MILLISECONDS = 10;
const CATCH_UP_MILLISECONDS = 100;
const KEEP_MILLISECONDS = 24 * 3_600_000;
const PRUNE_EVERY_SWEEPS = 300;
const PRUNE_PAGE = 10_000;
// Larger messages are not published: the other instances read the rows from Postgres.
const MAX_PUBLISHED_CHARACTERS = 256 * 1024;

/** Opens the relay; it also sweeps once a second for what nobody kicked. */
export function openRelay(options: RelayOptions): Relay {
  const { database, redis, clock, log, timeZone } = options;
  const { db } = database;
  // Kicks so far, and how many of them came before a run that brought Redis up to date: what is
  // committed when a run begins is in the boards when it ends, whichever instance moved it on.
  let kicks = 0;
  let covered = 0;
  let trusted: string | null = null;
  let running: Promise<void> | null = null;
  let isWanted = false;
  let isClosed = false;
  let sweeps = 0;
  const waiters = new Set<{ readonly kicks: number; resolve(isCovered: boolean): void }>();
  const sweeper = setInterval(() => {
    void run();
    if (++sweeps % PRUNE_EVERY_SWEEPS === 0) void prune();
  }, SWEEP_MILLISECONDS);

  function run(): Promise<void> {
    isWanted = true;
    running ??= drain().catch((error) => {
      if (!isClosed) log.warn("the relay could not run", { error });
    }).finally(() => running = null);
    return running;
  }

  async function drain() {
    while (isWanted && !isClosed) {
      isWanted = false;
      let outcome = await moveOn();
      while (outcome === "more" && !isClosed) outcome = await moveOn();
      if (outcome !== "busy" || covered === kicks) {
        // Under load one run for several commits: nobody sees ten milliseconds, the database does.
        if (isWanted) await delay(PAUSE_MILLISECONDS);
        continue;
      }
      // The other instance may have looked before our rows were there.
      await delay(BUSY_MILLISECONDS);
      isWanted = true;
    }
  }

  /** Moves one page on; `busy` when another instance has the turn. */
  async function moveOn(): Promise<"done" | "more" | "busy"> {
    const kicksBefore = kicks;
    const trustedBefore = trusted;
    trusted = null;
    const moved = await db.transaction().execute(async (trx) => {
      const before = await tryLockRelay(trx);
      if (before === undefined) return undefined;
      const rows = await assignPositions(trx, before, PAGE);
      const position = rows.at(-1)?.position ?? before;
      if (rows.length > 0) await saveRelayPosition(trx, position);
      return { rows, mark: await project(trx, rows, position, trustedBefore) };
    });
    if (!moved) return "busy";
    trusted = moved.mark;
    if (moved.rows.length > 0) {
      options.onRows(moved.rows);
      void publish(moved.rows);
    }
    if (moved.rows.length === PAGE) return "more";
    if (moved.mark !== null) {
      covered = kicksBefore;
      for (const waiter of waiters) if (waiter.kicks <= covered) waiter.resolve(true);
    }
    return "done";
  }

  /** Brings the boards in Redis up to a position; null when Redis does not let us. */
  async function project(
    trx: Parameters<typeof projectBoards>[0],
    rows: readonly OutboxRow[],
    position: number,
    trusted: string | null,
  ): Promise<string | null> {
    if (!redis.healthy()) return null;
    try {
      const today = localDay(clock(), timeZone);
      return await projectBoards(trx, redis, { rows, position, today, trusted });
    } catch (error) {
      // The live stream must not wait for Redis: the boards are caught up by a later run.
      log.warn("the boards in Redis could not be written", { error });
      return null;
    }
  }

  async function publish(rows: readonly OutboxRow[]) {
    if (redis.kind === "memory" || !redis.healthy()) return;
    const payload = JSON.stringify(rows);
    const text = payload.length <= MAX_PUBLISHED_CHARACTERS ? payload : "[]";
    try {
      await redis.client.publish(LIVE_CHANNEL, text);
    } catch (error) {
      log.debug("live messages could not be published; others will read them", { error });
    }
  }

  async function prune() {
    try {
      await pruneOutbox(db, new Date(clock() - KEEP_MILLISECONDS), PRUNE_PAGE);
    } catch (error) {
      log.warn("old outbox rows could not be removed", { error });
    }
  }

  return {
    kick() {
      kicks++;
      void run();
    },
    get isBehind() {
      return covered < kicks;
    },
    caughtUp() {
      if (covered >= kicks) return Promise.resolve(true);
      return new Promise((resolve) => {
        const timer = setTimeout(() => waiter.resolve(false), CATCH_UP_MILLISECONDS);
        const waiter = {
          kicks,
          resolve(isCovered: boolean) {
            clearTimeout(timer);
            waiters.delete(waiter);
            resolve(isCovered);
          },
        };
        waiters.add(waiter);
        void run();
      });
    },
    run,
    async close() {
      isClosed = true;
      clearInterval(sweeper);
      for (const waiter of waiters) waiter.resolve(false);
      await running;
    },
  };
}
