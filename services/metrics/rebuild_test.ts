import { assert, assertEquals } from "@std/assert";
import { sql } from "kysely";
import type { Database } from "@/db/postgres/open.ts";
import { findingText } from "@/services/rebuild/findings.ts";
import { openRebuild } from "@/services/rebuild/mod.ts";
import { openConfig } from "@/services/rewards/config.ts";
import { contentHash, type IncomingEvent } from "@/services/rewards/event.ts";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";
import {
  addAgents,
  cut,
  eventOf,
  HISTORY_NOW,
  randomNumbers,
  randomSpecs,
  shuffled,
} from "@/testing/histories.ts";
import { type Instance, withInstance } from "@/testing/instance.ts";
import { examineMetrics } from "./rebuild.ts";
import { keyViewer } from "@/testing/viewers.ts";

const HOUR = 3_600_000;

/**
 * Returns a month of a team's events, every fifth of which is reversed, split into parts that may
 * arrive in any order.
 */
function history(count: number, seed: number): IncomingEvent[][] {
  const random = randomNumbers(seed);
  const events = randomSpecs(count, random).map((spec, index) => eventOf(spec, index));
  const reversals = events.filter((_, index) => index % 5 === 0).map((event, index) => {
    const { source, id, subject, time } = event;
    const content = {
      type: "event_reversed" as const,
      subject,
      time,
      data: { reverses: { source, id } },
    };
    const own = { source, id: `r-${index}`, receivedAt: HISTORY_NOW };
    return { ...content, ...own, contentHash: contentHash(content) };
  });
  return cut(shuffled([...events, ...reversals], random), count / 4, random);
}

async function rowsOf({ db }: Database) {
  const { rows } = await sql`SELECT a.key, m.day, m.metric, m.numerator, m.denominator
    FROM agent_metrics_daily m JOIN agents a ON a.id = m.agent_id ORDER BY 1, 2, 3`.execute(db);
  return rows;
}

async function countDue({ db }: Database): Promise<number> {
  const rows = await db.selectFrom("agent_days").select("day").where("is_measured", "=", false)
    .execute();
  return rows.length;
}

async function assertMeasured(database: Database): Promise<void> {
  assertEquals(await countDue(database), 0);
  const found = await examineMetrics(database.db, { repair: false, now: HISTORY_NOW });
  assertEquals(found.map(findingText), []);
}

/** Ingests the parts and measures after each one (or only at the end). */
async function bringIn(
  database: Database,
  parts: readonly IncomingEvent[][],
  { each, measure }: { each: boolean; measure?: (instance: Instance) => Promise<void> },
): Promise<void> {
  let now = HISTORY_NOW;
  await withInstance(database, async (instance) => {
    for (const part of parts) {
      await instance.ingest(part);
      now += HOUR;
      if (each) await (measure ?? (() => instance.jobs.runAll()))(instance);
    }
    now += HOUR;
    await instance.jobs.runAll();
  }, { clock: () => now });
}

forEachDatabase(
  "metrics - late, shuffled and reversed events lead to the same numbers, also when measured in between",
  async (database) => {
    await addAgents(database.db, "", 15);
    await bringIn(database, history(300, 11), { each: true });
    await assertMeasured(database);
    const rows = await rowsOf(database);
    assert(rows.length > 200, `${rows.length} rows`);
    // Measure everything again in one go.
    await sql`UPDATE agent_days SET is_measured = FALSE, is_spread = FALSE`.execute(database.db);
    await withInstance(database, (instance) => instance.jobs.runAll(), {
      clock: () => HISTORY_NOW + 24 * HOUR,
    });
    assertEquals(await rowsOf(database), rows);
  },
);

forEachDatabase(
  "metrics - a changed, lost or added number is reported and corrected",
  async (database) => {
    const { db } = database;
    await addAgents(db, "", 15);
    await bringIn(database, history(80, 5), { each: false });
    const before = await rowsOf(database);
    const config = await openConfig(db, { achievements: "none" });
    const rebuild = openRebuild({ database, config, clock: () => HISTORY_NOW });
    const one = "ctid = (SELECT min(ctid) FROM agent_metrics_daily WHERE denominator IS NOT NULL)";
    for (
      const [change, what] of [
        [`UPDATE agent_metrics_daily SET numerator = numerator + 1 WHERE ${one}`, "numerator is"],
        [
          `UPDATE agent_metrics_daily SET denominator = denominator + 1 WHERE ${one}`,
          "denominator is",
        ],
        [`DELETE FROM agent_metrics_daily WHERE ${one}`, "the row is missing"],
        [
          `INSERT INTO agent_metrics_daily SELECT agent_id, day, 'unheard_of', 1, 1
          FROM agent_metrics_daily LIMIT 1`,
          "unheard_of: the row should not be there",
        ],
      ] as const
    ) {
      await sql.raw(change).execute(db);
      const { differences } = await rebuild.check();
      assertEquals(differences.map((one) => one.table), ["agent_metrics_daily"], change);
      const sentence = findingText(differences[0]!);
      assert(sentence.includes(what), sentence);
      assertEquals((await rebuild.repair()).differences, []);
      assertEquals((await rebuild.check()).differences, []);
      assertEquals(await rowsOf(database), before, change);
    }
  },
);

forEachDatabase(
  "metrics - sums of days and weeks that are wrong are reported and corrected",
  async (database) => {
    const { db } = database;
    await addAgents(db, "", 15);
    await bringIn(database, history(80, 5), { each: false });
    await assertMeasured(database);
    const config = await openConfig(db, { achievements: "none" });
    const rebuild = openRebuild({ database, config, clock: () => HISTORY_NOW });
    const firstWork = "ctid = (SELECT min(ctid) FROM agent_work_daily)";
    // A week without work is the same as none.
    const firstWeek =
      "ctid = (SELECT min(ctid) FROM agent_performance_weekly WHERE output_count > 0)";
    for (
      const [table, change] of [
        ["agent_work_daily", `UPDATE agent_work_daily SET events = events + 1 WHERE ${firstWork}`],
        [
          "agent_work_daily",
          `UPDATE agent_work_daily SET board_day = board_day + 1 WHERE ${firstWork}`,
        ],
        ["agent_work_daily", `DELETE FROM agent_work_daily WHERE ${firstWork}`],
        [
          "agent_performance_weekly",
          `UPDATE agent_performance_weekly SET output_sum = output_sum + 1 WHERE ${firstWeek}`,
        ],
        ["agent_performance_weekly", `DELETE FROM agent_performance_weekly WHERE ${firstWeek}`],
      ] as const
    ) {
      await sql.raw(change).execute(db);
      const { differences } = await rebuild.check();
      assertEquals(differences.map((one) => one.table), [table], change);
      assertEquals((await rebuild.repair()).differences, []);
      assertEquals((await rebuild.check()).differences, [], change);
    }
  },
);

forEachDatabase("metrics - a repaired event makes its day due again", async (database) => {
  const { db } = database;
  await addAgents(db, "", 15);
  await bringIn(database, history(60, 6), { each: false });
  const before = await rowsOf(database);
  const config = await openConfig(db, { achievements: "none" });
  const rebuild = openRebuild({ database, config, clock: () => HISTORY_NOW });
  await sql`UPDATE events SET is_reversed = NOT is_reversed WHERE id = (
    SELECT id FROM events WHERE type = 'message_response' ORDER BY id LIMIT 1)`.execute(db);
  await rebuild.repair();
  assertEquals(await countDue(database) > 0, true);
  await withInstance(database, (instance) => instance.jobs.runAll(), {
    clock: () => HISTORY_NOW + 24 * HOUR,
  });
  assertEquals(await rowsOf(database), before);
});

forEachDatabase(
  "metrics - a day that is due, or will become due, is not reported as wrong",
  async (database) => {
    const { db } = database;
    const event = (subject: string, type: "lead_qualified" | "deal_won"): IncomingEvent => {
      const time = HISTORY_NOW + (type === "deal_won" ? 1_000 : 0);
      const content = { type, subject, time, data: { objectId: "d-1" } };
      const own = { source: "/crm", id: type, receivedAt: HISTORY_NOW };
      return { ...content, ...own, contentHash: contentHash(content) };
    };
    await bringIn(database, [[event("ann", "lead_qualified"), event("bob", "deal_won")]], {
      each: false,
    });
    await assertMeasured(database);
    const set = (agent: string, columns: string) =>
      sql`UPDATE agent_days SET ${sql.raw(columns)}
        WHERE agent_id = (SELECT id FROM agents WHERE key = ${agent})`.execute(db);
    const examine = async () =>
      (await examineMetrics(db, { repair: false, now: HISTORY_NOW })).map((one) => one.agent)
        .sort();
    await sql`UPDATE agent_metrics_daily SET numerator = numerator + 1`.execute(db);
    assertEquals(await examine(), ["ann", "bob"]);
    // As if Bob's deal had just changed: his day is due, and Ann's will become due.
    await set("bob", "is_measured = FALSE, is_spread = FALSE");
    assertEquals(await examine(), []);
    // Ann's day has been marked, so its numbers must be right.
    await set("bob", "is_spread = TRUE");
    assertEquals(await examine(), ["ann"]);
    await set("ann", "is_measured = FALSE");
    assertEquals(await examine(), []);
  },
);

onPostgres("metrics - several instances measure side by side with ingest", async (database) => {
  await addAgents(database.db, "", 15);
  const parts = history(600, 21);
  let now = HISTORY_NOW;
  const clock = () => now;
  await withInstance(database, (first) =>
    withInstance(database, async (second) => {
      let isDone = false;
      const measure = async (instance: Instance) => {
        while (!isDone) {
          now += HOUR;
          await instance.jobs.runAll();
        }
      };
      const read = async () => {
        const viewer = keyViewer("read");
        for (let turn = 0; !isDone; turn++) {
          await second.metrics.ofAgent(viewer, `agent-${turn % 15}`, {});
        }
      };
      // Changes that are not measured yet are not reported as wrong.
      const check = async () => {
        while (!isDone) {
          assertEquals(await examineMetrics(database.db, { repair: false, now }), []);
        }
      };
      const measuring = Promise.all([measure(first), measure(second), read(), check()]);
      await Promise.all(parts.map((part, index) => (index % 2 ? first : second).ingest(part)));
      isDone = true;
      await measuring;
      // A day that becomes due because of another day, just after it was measured, is not measured
      // again for five minutes.
      for (let round = 0; round < 3; round++) {
        now += HOUR;
        await first.jobs.runAll();
      }
      await assertMeasured(database);
    }, { clock }), { clock });
});

onPostgres("metrics - a reader waits for a day that somebody is writing", async (database) => {
  const { db } = database;
  await addAgents(db, "", 15);
  const event = (index: number) =>
    eventOf({
      agent: 0,
      day: 3,
      second: index,
      type: 0,
      source: 0,
      object: null,
      tenths: 5,
      flag: true,
    }, index);
  const viewer = keyViewer("read");
  await withInstance(database, async (instance) => {
    await instance.ingest([event(1)]);
    const entered = Promise.withResolvers<void>();
    const leave = Promise.withResolvers<void>();
    const writing = db.transaction().execute(async (trx) => {
      await sql`SELECT FROM agent_days FOR UPDATE`.execute(trx);
      entered.resolve();
      await leave.promise;
    });
    await entered.promise;
    const reading = instance.metrics.ofAgent(viewer, "agent-0", {});
    let isRead = false;
    void reading.finally(() => isRead = true);
    // Wait until the reader waits for the lock, then end the other transaction.
    while (!isRead) {
      const { rows } = await sql`SELECT FROM pg_locks WHERE NOT granted`.execute(db);
      if (rows.length > 0) break;
    }
    leave.resolve();
    await writing;
    const metrics = (await reading)!.metrics;
    assertEquals(metrics.find(({ key }) => key === "chat_responses")!.value, 1);
  });
});
