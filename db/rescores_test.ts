import { assertEquals } from "@std/assert";
import { forEachDatabase, onPostgres, type TestDatabase } from "@/testing/database.ts";
import { createAgents } from "./agents.ts";
import { openDatabase } from "./open.ts";
import {
  countQueuedAgents,
  findQueuedAgents,
  mergeSpans,
  queueRescores,
  takeRescores,
} from "./rescores.ts";

/** Makes agents `a0`, `a1` … with stored days, and returns their row ids. */
async function addDays({ db }: TestDatabase, days: readonly string[][]): Promise<number[]> {
  await createAgents(db, days.map((_, i) => ({ id: `a${i}`, name: `A${i}`, email: null })));
  const agents = await db.selectFrom("agents").select(["id", "key"]).orderBy("key").execute();
  for (const [index, { id }] of agents.entries()) {
    for (const day of days[index]!) {
      await db.insertInto("agent_days").values({
        ...{ agent_id: id, day, state: "{}" as never, is_active: true, streak_length: 0 },
        ...{ streak_last_day: null, streak_freezes: 0, last_time: new Date(`${day}T12:00:00Z`) },
        ...{ last_source: "/crm", last_event_id: day },
      }).execute();
    }
  }
  return agents.map(({ id }) => id);
}

Deno.test("rescores - spans that touch are one, an open one swallows what follows", () => {
  const span = (from: string, to: string | null) => ({
    from: `2026-11-${from}`,
    to: to && `2026-11-${to}`,
  });
  assertEquals(
    mergeSpans([span("10", "12"), span("01", "03"), span("12", "15"), span("11", "11")]),
    [
      span("01", "03"),
      span("10", "15"),
    ],
  );
  assertEquals(mergeSpans([span("20", "21"), span("05", null), span("01", "05")]), [
    span("01", null),
  ]);
  assertEquals(mergeSpans([]), []);
});

forEachDatabase(
  "rescores - agents who worked in the span are queued with their days",
  async (database) => {
    const { db } = database;
    const [first, second] = await addDays(database, [
      ["2026-11-02", "2026-11-10", "2026-11-12", "2026-11-20"],
      ["2026-11-11"],
      ["2026-11-02"],
    ]);
    const request = { from: "2026-11-09", to: "2026-11-13", reason: "a test" };
    assertEquals(await queueRescores(db, request), 2);
    assertEquals(await queueRescores(db, { ...request, to: null, agents: [first!] }), 1);
    assertEquals(await queueRescores(db, { ...request, agents: [] }), 0);
    const rows = await db.selectFrom("rescores").select([
      "agent_id",
      "from_day",
      "to_day",
      "reason",
    ])
      .orderBy("id").execute();
    assertEquals(rows.map(({ agent_id, from_day, to_day }) => [agent_id, from_day, to_day]), [
      [first, "2026-11-10", "2026-11-12"],
      [second, "2026-11-11", "2026-11-11"],
      [first, "2026-11-10", null],
    ]);
    assertEquals(await countQueuedAgents(db), 2);
    assertEquals(await findQueuedAgents(db, { limit: 10, except: [] }), [first, second]);
    assertEquals(await findQueuedAgents(db, { limit: 10, except: [first!] }), [second]);
    assertEquals(await takeRescores(db, first!), [{ from: "2026-11-10", to: null }]);
    assertEquals(await takeRescores(db, first!), []);
    assertEquals(await findQueuedAgents(db, { limit: 10, except: [] }), [second]);
  },
);

onPostgres("rescores - an agent that another instance is at is left out", async (database) => {
  const { db } = database;
  const [first, second] = await addDays(database, [["2026-11-10"], ["2026-11-10"]]);
  await queueRescores(db, { from: "2026-11-10", to: null, reason: "a test" });
  const other = await openDatabase({ databaseUrl: database.databaseUrl });
  try {
    await other.db.transaction().execute(async (trx) => {
      await takeRescores(trx, first!);
      assertEquals(await findQueuedAgents(db, { limit: 10, except: [] }), [second]);
    });
    assertEquals(await findQueuedAgents(db, { limit: 10, except: [] }), [second]);
  } finally {
    await other.close();
  }
});
