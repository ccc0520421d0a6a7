import { delay } from "@std/async/delay";
import type { Database } from "@/db/postgres/open.ts";
import { type OutboxRow, pruneOutbox } from "@/db/live/outbox.ts";
import type { RedisHandle } from "@/db/redis/mod.ts";
import type { Clock } from "@/core/clock.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import { Kicks } from "./kicks.ts";
import { relayPage, type RelayPageInput, ROWS_AT_ONCE } from "./relay_page.ts";

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
  readonly reportError: ReportError;
  /** The organization's time zone. */
  readonly timeZone: string;
  /** Receives committed rows in relay order. */
  readonly onRows: (rows: readonly OutboxRow[]) => void;
}

/** The Redis channel on which instances publish relayed rows. */
export const LIVE_CHANNEL = "laurel:live";

const SWEEP_MILLISECONDS = 1_000;
const BUSY_MILLISECONDS = 20;
const PAUSE_MILLISECONDS = 10;
const KEEP_MILLISECONDS = 24 * 3_600_000;
const PRUNE_EVERY_SWEEPS = 300;
const PRUNE_PAGE = 10_000;
// Larger messages are not published: the other instances read those rows from PostgreSQL.
const MAX_PUBLISHED_CHARACTERS = 256 * 1024;

/** Opens the relay. Once a second it also relays rows for which nobody called `kick`. */
export function openRelay(options: RelayOptions): Relay {
  return new OutboxRelay(options);
}

class OutboxRelay implements Relay {
  readonly #options: RelayOptions;
  readonly #pageInput: RelayPageInput;
  readonly #kicks = new Kicks();
  readonly #sweeper: ReturnType<typeof setInterval>;
  /** What the boards in Redis contain, after the last page of this instance. */
  #trusted: string | null = null;
  #running: Promise<void> | null = null;
  #isWanted = false;
  #isClosed = false;

  constructor(options: RelayOptions) {
    const { database: { db }, redis, clock, reportError, timeZone } = options;
    this.#options = options;
    this.#pageInput = { db, redis, clock, reportError, timeZone };
    let sweeps = 0;
    this.#sweeper = setInterval(() => {
      void this.run();
      if (++sweeps % PRUNE_EVERY_SWEEPS === 0) void prune(options);
    }, SWEEP_MILLISECONDS);
  }

  kick(): void {
    this.#kicks.add();
    void this.run();
  }

  get isBehind(): boolean {
    return this.#kicks.isBehind;
  }

  caughtUp(): Promise<boolean> {
    const isCaughtUp = this.#kicks.caughtUp();
    if (this.isBehind) void this.run();
    return isCaughtUp;
  }

  run(): Promise<void> {
    this.#isWanted = true;
    this.#running ??= this.#drain().catch((error) => {
      if (!this.#isClosed) this.#options.reportError("live", "the relay could not run", error);
    }).finally(() => this.#running = null);
    return this.#running;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#sweeper);
    this.#kicks.giveUp();
    await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#isWanted && !this.#isClosed) {
      this.#isWanted = false;
      let outcome = await this.#moveOn();
      while (outcome === "more" && !this.#isClosed) outcome = await this.#moveOn();
      if (outcome !== "busy" || !this.isBehind) {
        // Under load, one run handles several commits: nobody notices ten milliseconds, but it
        // saves many queries.
        if (this.#isWanted) await delay(PAUSE_MILLISECONDS);
        continue;
      }
      // The instance that holds the lock may have read before our rows were committed.
      await delay(BUSY_MILLISECONDS);
      this.#isWanted = true;
    }
  }

  /** Relays one page; `busy` when another instance holds the lock. */
  async #moveOn(): Promise<"done" | "more" | "busy"> {
    const kicksBefore = this.#kicks.count;
    const trusted = this.#trusted;
    this.#trusted = null;
    const page = await relayPage(this.#pageInput, trusted);
    if (!page) return "busy";
    this.#trusted = page.mark;
    if (page.rows.length > 0) {
      this.#options.onRows(page.rows);
      void publish(this.#options, page.rows);
    }
    if (page.rows.length === ROWS_AT_ONCE) return "more";
    if (page.mark !== null) this.#kicks.cover(kicksBefore);
    return "done";
  }
}

/** Sends relayed rows to the other instances. */
async function publish(
  { redis, reportError }: RelayOptions,
  rows: readonly OutboxRow[],
): Promise<void> {
  if (redis.kind === "memory" || !redis.healthy()) return;
  const payload = JSON.stringify(rows);
  const text = payload.length <= MAX_PUBLISHED_CHARACTERS ? payload : "[]";
  try {
    await redis.client.publish(LIVE_CHANNEL, text);
  } catch (error) {
    reportError("live", "live messages could not be published; others will read them", error);
  }
}

async function prune({ database, clock, reportError }: RelayOptions): Promise<void> {
  try {
    await pruneOutbox(database.db, new Date(clock() - KEEP_MILLISECONDS), PRUNE_PAGE);
  } catch (error) {
    reportError("live", "old outbox rows could not be removed", error);
  }
}
