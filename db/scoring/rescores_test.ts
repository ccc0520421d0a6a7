import { assertEquals } from "@std/assert";
import type { Transaction } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";
import { forEachDatabase, onPostgres, type TestDatabase } from "@/testing/database.ts";
import { createAgents } from "@/db/agents/new_agents.ts";
import { openDatabase } from "@/db/postgres/open.ts";
import { insertRecalculation } from "@/db/rules/recalculations.ts";
import {
  countQueuedAgents,
  findQueuedAgents,
  mergeSpans,
  queueRecalculation,
  queueRescores,
  takeRescores,
} from "./rescores.ts";

const within = <Result>(
  db: TestDatabase["db"],
  work: (trx: Transaction<Schema>) => Promise<Result>,
) => db.transaction().execute(work);

/** Creates agents `a0`, `a1` … with stored days, and returns their row ids. */
async function addDays({ db }: TestDatabase, days: readonly string[][]): Promise<number[]> {
  await createAgents(db, days.map((_, i) => ({ id: `a${i}`, name: `A${i}`, email: null })));
  const agents = await db.selectFrom("agents").select(["id", "key"]).orderBy("key").execute();
  for (const [index, { id }] of agents.entries()) {
    for (const day of days[index]!) {
      await db.insertInto("agent_days").values({
        agent_id: id,
        day,
        state: "{}" as never,
        is_active: true,
        streak_length: 0,
        streak_last_day: null,
        streak_freezes: 0,
        last_time: new Date(`${day}T12:00:00Z`),
        last_source: "/crm",
        last_event_id: day,
      }).execute();
    }
  }
  return agents.map(({ id }) => id);
}

Deno.test("rescores - spans that touch are merged, and an open one includes all later ones", () => {
  const span = (from: number, to: number | null) => ({
    from: `2026-11-${from}`,
    to: to && `2026-11-${to}`,
  } as { from: string; to: string | null });
  assertEquals(mergeSpans([span(20, 22), span(11, 13), span(22, 25), span(21, 21)]), [
    span(11, 13),
    span(20, 25),
  ]);
  assertEquals(mergeSpans([span(20, 21), span(15, null), span(11, 15)]), [span(11, null)]);
  assertEquals(mergeSpans([]), []);
});

forEachDatabase("rescores - all agents with work in the span are queued", async (database) => {
  const { db } = database;
  const [first, second, third] = await addDays(database, [
    ["2026-11-02", "2026-11-10", "2026-11-12", "2026-11-20"],
    ["2026-11-11"],
    ["2026-11-02"],
  ]);
  const rules = { version: 1, effective_from: null, rules: "{}" as never, note: "" };
  await db.insertInto("rule_sets").values(rules).execute();
  const draft = await insertRecalculation(db, {
    createdBy: null,
    ruleVersion: 1,
    from: 0,
    to: 1,
    note: "a test",
    createdAt: 2,
  });

  const span = { from: "2026-11-09", to: "2026-11-13" };
  assertEquals(await within(db, (trx) => queueRecalculation(trx, draft.id, span)), 2);
  assertEquals(await countQueuedAgents(db, draft.id), 2);
  assertEquals(
    await within(db, (trx) => queueRescores(trx, { kind: "agent", agent: first! }, span, "leave")),
    1,
  );
  assertEquals(
    await within(db, (trx) => queueRescores(trx, { kind: "agent", agent: third! }, span, "leave")),
    0,
  );
  const rows = await db.selectFrom("rescores").selectAll().orderBy("id").execute();
  assertEquals(rows.map((row) => [row.agent_id, row.from_day, row.to_day]), [
    [first, "2026-11-10", "2026-11-12"],
    [second, "2026-11-11", "2026-11-11"],
    [first, "2026-11-09", "2026-11-13"],
  ]);

  assertEquals(await findQueuedAgents(db, { limit: 10, except: [] }), [first, second]);
  assertEquals(await findQueuedAgents(db, { limit: 10, except: [first!] }), [second]);
  assertEquals(await within(db, (trx) => takeRescores(trx, first!)), [{
    from: "2026-11-09",
    to: "2026-11-13",
  }]);
  assertEquals(await within(db, (trx) => takeRescores(trx, first!)), []);
  assertEquals(await findQueuedAgents(db, { limit: 10, except: [] }), [second]);
  assertEquals(await countQueuedAgents(db, draft.id), 1);
});

forEachDatabase("rescores - a team includes current and former members", async (database) => {
  const { db } = database;
  const days = [["2026-11-10"], ["2026-11-10"], ["2026-11-10"], ["2026-11-10"]];
  const [first, second, third, fourth] = await addDays(database, days);
  const teams = await db.insertInto("teams").values([
    { key: "blue", name: "Blue" },
    { key: "red", name: "Red" },
  ]).returning("id").execute();
  const [blue, red] = teams.map(({ id }) => id);
  const move = (agent: number, team: number, history: unknown[]) =>
    db.updateTable("agents").set({ team_id: team, team_history: JSON.stringify(history) })
      .where("id", "=", agent).execute();
  await move(first!, blue!, []);
  await move(second!, red!, [
    { from: "0001-01-01", team: blue },
    { from: "2026-11-11", team: red },
  ]);
  await move(third!, red!, []);
  const span = { from: "2026-11-01", to: null };
  assertEquals(
    await within(db, (trx) => queueRescores(trx, { kind: "team", team: blue! }, span, "calendar")),
    2,
  );
  assertEquals(await findQueuedAgents(db, { limit: 10, except: [] }), [first, second]);
  assertEquals(
    await within(db, (trx) => queueRescores(trx, { kind: "everybody" }, span, "calendar")),
    4,
  );
  const others = await findQueuedAgents(db, { limit: 10, except: [first!] });
  assertEquals(others, [second, third, fourth]);
});

onPostgres("rescores - an agent that another instance is scoring is left out", async (database) => {
  const { db, databaseUrl } = database;
  const [first, second] = await addDays(database, [["2026-11-10"], ["2026-11-10"]]);
  await within(
    db,
    (trx) => queueRescores(trx, { kind: "everybody" }, { from: "2026-11-10", to: null }, "a test"),
  );
  const other = await openDatabase({ databaseUrl });
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
