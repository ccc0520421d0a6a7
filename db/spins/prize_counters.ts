import { type Kysely, sql, type Transaction } from "kysely";
import type { Day } from "@/core/calendars/calendar.ts";
import type { Counter } from "@/core/spins/limits.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { insertRows } from "@/db/postgres/insert_rows.ts";
import { type ArrayColumns, unnest } from "@/db/postgres/unnest.ts";

/** Returns the key of a counter for maps. */
export function counterKey({ prize, scope }: Counter): string {
  return `${prize}\n${scope}`;
}

/**
 * Locks counters until the transaction ends and reads them, by {@link counterKey}; missing ones are
 * created. All transactions lock them in the same order, which prevents deadlocks.
 */
export async function lockCounters(
  trx: Transaction<Schema>,
  counters: readonly Counter[],
): Promise<Map<string, number>> {
  if (counters.length === 0) return new Map();
  const columns = counterColumns(counters);
  await sql`${insertRows("prize_counters", { ...columns, used: sql`0` })}
    ORDER BY n.prize COLLATE "C", n.scope COLLATE "C"
    ON CONFLICT DO NOTHING`.execute(trx);
  const { rows } = await sql<Counter & { used: number }>`
    SELECT c.prize, c.scope, c.used FROM prize_counters c
    JOIN ${unnest("q", columns)} ON q.prize = c.prize AND q.scope = c.scope
    ORDER BY c.prize COLLATE "C", c.scope COLLATE "C" FOR UPDATE OF c`.execute(trx);
  return new Map(rows.map((row) => [counterKey(row), row.used]));
}

/** Counts one more win in counters that the transaction has locked. */
export async function raiseCounters(
  trx: Transaction<Schema>,
  counters: readonly Counter[],
): Promise<void> {
  if (counters.length === 0) return;
  await sql`UPDATE prize_counters c SET used = used + 1 FROM ${
    unnest("q", counterColumns(counters))
  } WHERE c.prize = q.prize AND c.scope = q.scope`.execute(trx);
}

/** Removes the counters of days before a day; counters without a day stay. */
export async function pruneCounters(db: Kysely<Schema>, before: Day): Promise<void> {
  await sql`DELETE FROM prize_counters
    WHERE scope <> 'total' AND substr(scope, 1, 10) COLLATE "C" < ${before}`.execute(db);
}

function counterColumns(counters: readonly Counter[]) {
  return {
    prize: ["text[]", counters.map(({ prize }) => prize)],
    scope: ["text[]", counters.map(({ scope }) => scope)],
  } satisfies ArrayColumns;
}
