import { assert, assertEquals } from "@std/assert";
import type { ScoringEvent } from "@/core/events/events.ts";
import { arithmetic } from "@/core/explain/arithmetic.ts";
import { levelForExperience } from "@/core/scoring/levels.ts";
import type { Kysely } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";
import { openErrorReport } from "@/services/platform/errors.ts";
import { openLog } from "@/services/platform/log.ts";
import { openTelemetry } from "@/services/platform/telemetry.ts";
import { contentHash } from "@/services/rewards/event.ts";
import { openRewards, type Rewards } from "@/services/rewards/mod.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { rememberContents } from "@/testing/database_reset.ts";
import { HISTORY_NOW } from "@/testing/histories.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { readOutcomes, storeWorld } from "@/testing/reference/stored.ts";
import { VECTOR_ZONE } from "./given.ts";
import { foldWithCore } from "@/testing/reference/core_fold.ts";
import { referenceOutcomes } from "@/testing/reference/mod.ts";
import { expectVector, storedRows } from "./expect.ts";
import { parseVectors, type VectorRow } from "./parse.ts";

const vectors = parseVectors(
  Deno.readTextFileSync(new URL("../../docs/vectors.md", import.meta.url)),
);

Deno.test("vectors - there are enough of them, in every theme", () => {
  assert(vectors.length >= 20);
  assert(vectors.flatMap((vector) => vector.rows).length >= 150);
});

for (const vector of vectors) {
  Deno.test(`vectors - ${vector.title} [reference model]`, () => {
    expectVector(vector, referenceOutcomes(vector.world));
  });

  Deno.test(`vectors - ${vector.title} [core]`, () => {
    const folded = foldWithCore(vector.world);
    const reference = referenceOutcomes(vector.world);
    for (const { event, status, points, because } of storedRows(vector)) {
      const outcome = folded.get(event.agent)!.events.get(`${event.source} ${event.id}`)!;
      const why = outcome.status === "scored"
        ? arithmetic(outcome.breakdown, outcome.points)
        : outcome.reason ?? "—";
      assertEquals([outcome.status, outcome.points, why], [status, points, because]);
    }
    for (const [agent, { entries, score }] of folded) {
      const { bookings, streak, total, level, totals } = reference.get(agent)!;
      assertEquals(
        entries.map(({ source, id, points, time }) => [source, id, points, time].join(" ")).sort(),
        bookings.map(({ source, id, points, time }) => [source, id, points, time].join(" ")).sort(),
      );
      assertEquals(score.streak, streak);
      assertEquals(score.progress.totals, Object.fromEntries(totals));
      const sum = entries.reduce((points, entry) => points + entry.points, 0);
      assertEquals([sum, levelForExperience(sum)], [total, level]);
    }
  });
}

forEachDatabase("vectors - all of them through the services", async (database, t) => {
  const { db } = database;
  const reset = await rememberContents(db);
  for (const vector of vectors) {
    await t.step(vector.title, async () => {
      await reset();
      await storeWorld(db, vector.world);
      const log = openLog("error", (line) => assert(false, line));
      const rewards = await openRewards({
        database,
        clock: () => HISTORY_NOW,
        timeZone: VECTOR_ZONE,
        achievements: "none",
        reportError: openErrorReport(log, openTelemetry()),
        onCommit: () => {},
      });
      for (const row of vector.rows) await deliver(db, rewards, row);
      expectVector(vector, await readOutcomes(db));
      await assertRebuilds(db);
    });
  }
});

/** Delivers the event of a row in the way in which it would really arrive. */
async function deliver(db: Kysely<Schema>, rewards: Rewards, { event, status }: VectorRow) {
  const { source, id, time, data, agent: subject } = event;
  const type = event.type as ScoringEvent["type"];
  if (source.startsWith("laurel:")) {
    const { id: agentRowId } = await db.selectFrom("agents").select("id")
      .where("key", "=", subject).executeTakeFirstOrThrow();
    await rewards.transact(
      [agentRowId],
      () => Promise.resolve({ result: 0, events: [{ source, id, type, time, data, agentRowId }] }),
    );
    return;
  }
  const content = { type, subject, time, data };
  const [result] = await rewards.ingest(
    [{ ...content, source, id, receivedAt: HISTORY_NOW, contentHash: contentHash(content) }],
    { keyId: null, createsAgents: false },
  );
  const kind = status === "duplicate"
    ? "duplicate"
    : status === "conflict"
    ? "rejected"
    : "accepted";
  assertEquals(result!.kind, kind, `${source} ${id}`);
}
