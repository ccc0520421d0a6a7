import type { Kysely, Transaction } from "kysely";
import { localDay } from "@/core/calendars/calendar.ts";
import {
  assignPositions,
  type OutboxRow,
  saveRelayPosition,
  tryLockRelay,
} from "@/db/live/outbox.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { RedisHandle } from "@/db/redis/mod.ts";
import { projectBoards } from "@/services/leaderboards/projection.ts";
import type { Clock } from "@/core/clock.ts";
import type { ReportError } from "@/services/platform/errors.ts";

/** The maximum number of outbox rows that are relayed at once. */
export const ROWS_AT_ONCE = 500;

export interface RelayPageInput {
  readonly db: Kysely<Schema>;
  readonly redis: RedisHandle;
  readonly clock: Clock;
  readonly reportError: ReportError;
  /** The organization's time zone. */
  readonly timeZone: string;
}

/** A relayed page. */
export interface RelayedPage {
  readonly rows: readonly OutboxRow[];
  /** What the boards in Redis are known to contain; null when Redis was not updated. */
  readonly mark: string | null;
}

/**
 * Gives the next outbox rows their positions, and updates the boards in Redis.
 * @param trusted the mark of the page before
 * @returns undefined when another instance holds the lock
 */
export async function relayPage(
  input: RelayPageInput,
  trusted: string | null,
): Promise<RelayedPage | undefined> {
  return await input.db.transaction().execute(async (trx) => {
    const before = await tryLockRelay(trx);
    if (before === undefined) return undefined;
    const rows = await assignPositions(trx, before, ROWS_AT_ONCE);
    const position = rows.at(-1)?.position ?? before;
    if (rows.length > 0) await saveRelayPosition(trx, position);
    return { rows, mark: await updateBoards(trx, input, { rows, position, trusted }) };
  });
}

/** Updates the boards in Redis up to a position; null when Redis is unavailable. */
async function updateBoards(
  trx: Transaction<Schema>,
  { redis, clock, reportError, timeZone }: RelayPageInput,
  page: {
    readonly rows: readonly OutboxRow[];
    readonly position: number;
    readonly trusted: string | null;
  },
): Promise<string | null> {
  if (!redis.healthy()) return null;
  try {
    const today = localDay(clock(), timeZone);
    return await projectBoards(trx, redis, { ...page, today });
  } catch (error) {
    // The live stream must not wait for Redis: a later run updates the boards.
    reportError("leaderboards", "the boards in Redis could not be written", error);
    return null;
  }
}
