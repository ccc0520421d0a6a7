import { assertEquals } from "@std/assert";
import { forEachDatabase } from "@/testing/database.ts";
import { counterKey, lockCounters, pruneCounters, raiseCounters } from "./prize_counters.ts";

const A = { prize: "a", scope: "total" };
const B = { prize: "b", scope: "2026-11-20/amy" };

forEachDatabase("counters - transactions that count the same take turns", async ({ db }) => {
  // Half of them name the counters the other way round: an order of their own would be a deadlock.
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
  const used = await lockCounters(db, [A, B]);
  assertEquals([used.get(counterKey(A)), used.get(counterKey(B))], [40, 0]);
  assertEquals((await lockCounters(db, [])).size, 0);
});

forEachDatabase("counters - a transaction that fails leaves nothing counted", async ({ db }) => {
  // The error only undoes the transaction.
  await db.transaction().execute(async (trx) => {
    await lockCounters(trx, [A]);
    await raiseCounters(trx, [A]);
    throw new Error("no");
  }).catch(() => {});
  assertEquals([...await lockCounters(db, [A])], [[counterKey(A), 0]]);
});

forEachDatabase("counters - old days are pruned, totals stay", async ({ db }) => {
  const scopes = ["total", "2026-11-18", "2026-11-18/total", "2026-11-19", "2026-11-19/2026"];
  await lockCounters(db, scopes.map((scope) => ({ prize: "a", scope })));
  await pruneCounters(db, "2026-11-19");
  const rows = await db.selectFrom("prize_counters").select("scope").execute();
  assertEquals(rows.map(({ scope }) => scope).sort(), ["2026-11-19", "2026-11-19/2026", "total"]);
});
