import { assertEquals } from "@std/assert";
import type { Kysely } from "kysely";
import type { Counter } from "@/core/spins/limits.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { counterKey, lockCounters, pruneCounters, raiseCounters } from "./prize_counters.ts";

const lockAlone = (db: Kysely<Schema>, counters: readonly Counter[]) =>
  db.transaction().execute((trx) => lockCounters(trx, counters));

const A = { prize: "a", scope: "total" };
const B = { prize: "b", scope: "2026-11-20/amy" };

forEachDatabase("counters - transactions on the same counters take turns", async ({ db }) => {
  // Half of the transactions name the counters in reverse order; locking in that order would
  // deadlock.
  const seen = await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      db.transaction().execute(async (trx) => {
        const counters = i % 2 === 0 ? [A, B] : [B, A];
        const used = await lockCounters(trx, counters);
        await raiseCounters(trx, [A]);
        return used.get(counterKey(A))!;
      })),
  );
  assertEquals(seen.sort((a, b) => a - b), Array.from({ length: 40 }, (_, i) => i));
  const used = await lockAlone(db, [A, B]);
  assertEquals([used.get(counterKey(A)), used.get(counterKey(B))], [40, 0]);
  assertEquals((await lockAlone(db, [])).size, 0);
});

forEachDatabase("counters - a transaction that fails counts nothing", async ({ db }) => {
  // The error only undoes the transaction.
  await db.transaction().execute(async (trx) => {
    await lockCounters(trx, [A]);
    await raiseCounters(trx, [A]);
    throw new Error("no");
  }).catch(() => {});
  assertEquals([...await lockAlone(db, [A])], [[counterKey(A), 0]]);
});

forEachDatabase("counters - old days are pruned, totals stay", async ({ db }) => {
  const scopes = ["total", "2026-11-18", "2026-11-18/total", "2026-11-19", "2026-11-19/2026"];
  await lockAlone(db, scopes.map((scope) => ({ prize: "a", scope })));
  await pruneCounters(db, "2026-11-19");
  const rows = await db.selectFrom("prize_counters").select("scope").execute();
  assertEquals(rows.map(({ scope }) => scope).sort(), ["2026-11-19", "2026-11-19/2026", "total"]);
});
