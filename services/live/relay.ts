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

/** Relays outbox rows in commit order, on one instance at a time. */
export interface Relay {
  /**
   * Call it after a commit of this instance that wrote an outbox row; the row is relayed at once.
   */
  kick(): void;
  /** Whether commits of this instance are not in the boards in Redis yet. */
  readonly isBehind: boolean;
  /**
   * Waits until the boards contain everything that is committed now; false when that takes too
   * long.
   */
  caughtUp(): Promise<boolean>;
  /** Relays all rows that can be relayed now; resolves when done. */
  run(): Promise<void>;
  close(): Promise<void>;
}

export interface RelayOptions {
  readonly database: Database;
  readonly redis: RedisHandle;
  readonly clock: Clock;
  readonly log: Log;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Receives committed rows in relay order. */
  readonly onRows: (rows: readonly OutboxRow[]) => void;
}

/** The Redis channel on which instances publish relayed rows. */
export const LIVE_CHANNEL = "laurel:live";

const PAGE = 500;
const SWEEP_MILLISECONDS = 1_000;
const BUSY_MILLISECONDS = 20;
const PAUSE_MILLISECONDS = 10;
const CATCH_UP_MILLISECONDS = 100;
const KEEP_MILLISECONDS = 24 * 3_600_000;
const PRUNE_EVERY_SWEEPS = 300;
const PRUNE_PAGE = 10_000;
// Larger messages are not published: the other instances read those rows from PostgreSQL.
const MAX_PUBLISHED_CHARACTERS = 256 * 1024;

/** Opens the relay. Once a second it also relays rows for which nobody called `kick`. */
export function openRelay(options: RelayOptions): Relay {
  const { database, redis, clock, log, timeZone } = options;
  const { db } = database;
  // The number of kicks so far, and how many of them happened before the start of a run that
  // updated Redis. Everything that is committed when a run starts is in the boards when it ends, on
  // whichever instance it was relayed.
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
        // Under load, one run handles several commits: nobody notices ten milliseconds, but it
        // saves many queries.
        if (isWanted) await delay(PAUSE_MILLISECONDS);
        continue;
      }
      // The instance that holds the lock may have read before our rows were committed.
      await delay(BUSY_MILLISECONDS);
      isWanted = true;
    }
  }

  /** Relays one page; `busy` when another instance holds the lock. */
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

  /** Updates the boards in Redis up to a position; null when Redis is unavailable. */
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
      // The live stream must not wait for Redis: a later run updates the boards.
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
