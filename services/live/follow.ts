import type { Database } from "@/db/postgres/open.ts";
import { getRelayPosition, type OutboxRow } from "@/db/live/outbox.ts";
import type { RedisHandle } from "@/db/redis/mod.ts";
import { LIVE_CHANNEL } from "./relay.ts";
import type { ReportError } from "@/services/platform/errors.ts";
import type { Hub } from "./hub.ts";

// Without a shared Redis, the rows of other instances are found by polling PostgreSQL.
const POLL_MILLISECONDS = 250;
// With a shared Redis, polling only finds rows that were published while the subscription was
// interrupted.
const CHECK_MILLISECONDS = 2_000;

/**
 * Follows the rows that other instances relay, so that the clients of every instance get all
 * messages.
 */
export async function followOthers(
  { database, redis, hub, reportError }: {
    readonly database: Database;
    readonly redis: RedisHandle;
    readonly hub: Hub;
    readonly reportError: ReportError;
  },
): Promise<{ stop(): Promise<void> }> {
  // Only one process can open PGlite, so there are no other instances.
  if (database.kind === "pglite") return { stop: () => Promise.resolve() };

  const isShared = redis.kind !== "memory";
  const subscription = isShared
    ? await redis.subscribe(LIVE_CHANNEL, (payload) => receive(payload), {
      onReconnect: () => void hub.catchUp(),
    })
    : null;

  function receive(payload: string) {
    const rows = JSON.parse(payload) as OutboxRow[];
    if (rows.length === 0) void hub.catchUp();
    else hub.deliver(rows);
  }

  let isLooking = false;
  async function look() {
    if (isLooking) return;
    isLooking = true;
    try {
      if (await getRelayPosition(database.db) > hub.position) await hub.catchUp();
    } catch (error) {
      // The database is unavailable; the next poll finds the missed rows.
      reportError("live", "the relay's position could not be read", error);
    } finally {
      isLooking = false;
    }
  }
  const timer = setInterval(look, isShared ? CHECK_MILLISECONDS : POLL_MILLISECONDS);
  return {
    async stop() {
      clearInterval(timer);
      await subscription?.unsubscribe();
    },
  };
}
