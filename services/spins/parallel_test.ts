/**
 * What must be true when everybody spins at the same time: one spin per right, and no prize beyond
 * its limits.
 */
import { assertEquals } from "@std/assert";
import { forEachDatabase, onPostgres, type TestDatabase } from "@/testing/database.ts";
import { type Instance, withInstance } from "@/testing/instance.ts";
import { assertLedgerExplains } from "@/testing/reward_state.ts";
import { type Prize, wheelSchema } from "@/core/spins/prize.ts";
import type { SpinRecord } from "@/core/spins/views.ts";
import { findSubjects } from "@/db/agents/agents.ts";
import { createAgents } from "@/db/agents/new_agents.ts";
import { grantRights } from "@/db/spins/rights.ts";
import { ProblemError } from "@/services/problems/mod.ts";

const NOTHING = { key: "nothing", title: "Nothing", kind: "nothing", weight: 1 };
/** So heavy that it is always drawn while it is available. */
const HEAVY = 2_000_000_000;

function wheel(...prizes: Record<string, unknown>[]): Prize[] {
  return wheelSchema.parse(prizes);
}

/** Creates agents with this number of rights each. */
async function addAgents({ db }: TestDatabase, ids: readonly string[], rights: number) {
  await createAgents(db, ids.map((id) => ({ id, name: id, email: null })));
  const rowIds = await findSubjects(db, ids);
  await grantRights(
    db,
    [...rowIds.values()].flatMap((agentRowId) =>
      Array.from({ length: rights }, (_, i) => ({ agentRowId, ref: `level/${i + 2}`, earnedAt: i }))
    ),
  );
}

/**
 * Spins in parallel, distributed over the instances. Returns the spins and the number of refusals.
 */
async function spinAll(instances: readonly Instance[], agents: readonly string[]) {
  const settled = await Promise.allSettled(
    agents.map((agent, i) => instances[i % instances.length]!.spins.spin(agent)),
  );
  const drawn: SpinRecord[] = [];
  const refused: string[] = [];
  for (const one of settled) {
    if (one.status === "fulfilled") drawn.push(one.value!);
    else if (one.reason instanceof ProblemError) refused.push(one.reason.problem.code);
    else throw one.reason;
  }
  return { drawn, refused };
}

function timesWon(spins: readonly SpinRecord[], key: string): number {
  return spins.filter(({ prize }) => prize.key === key).length;
}

async function twoHundredOnOne(database: TestDatabase, instances: readonly Instance[]) {
  const { db } = database;
  await addAgents(database, ["amy", "ben"], 1);
  await instances[0]!.spins.publish(wheel({ ...NOTHING, kind: "points", value: 7 }));
  const { drawn, refused } = await spinAll(instances, Array(200).fill("amy"));
  assertEquals([drawn.length, refused.length], [1, 199]);
  assertEquals([...new Set(refused)], ["no_spin_left"]);
  const spins = await db.selectFrom("spins").select("id").execute();
  assertEquals(spins, [{ id: drawn[0]!.id }]);
  const events = await db.selectFrom("events").select(["source", "event_id", "points"]).execute();
  assertEquals(events, [{ source: "laurel:spin", event_id: drawn[0]!.id, points: 7 }]);
  const used = await db.selectFrom("spin_rights").select("spin_id")
    .where("spin_id", "is not", null).execute();
  assertEquals(used, [{ spin_id: drawn[0]!.id }]);
  // The rights of other agents were not used.
  assertEquals((await instances[0]!.spins.state("ben"))!.rights, 1);
  await assertLedgerExplains(db);
}

forEachDatabase(
  "spins - two hundred parallel requests with one right give exactly one spin",
  async (database) => {
    await withInstance(database, (instance) => twoHundredOnOne(database, [instance]));
  },
);

onPostgres(
  "spins - two hundred parallel requests on two instances give exactly one spin",
  async (database) => {
    await withInstance(
      database,
      (one) => withInstance(database, (other) => twoHundredOnOne(database, [one, other])),
    );
  },
);

async function limitsHold(database: TestDatabase, instances: readonly Instance[]) {
  const agents = Array.from({ length: 12 }, (_, i) => `agent-${i}`);
  await addAgents(database, agents, 3);
  await instances[0]!.spins.publish(wheel(
    { ...NOTHING, key: "car", weight: HEAVY, kind: "badge", stock: 2 },
    { ...NOTHING, key: "cake", weight: 100_000_000, kind: "badge", perDay: 9, perAgentPerDay: 1 },
    NOTHING,
  ));
  const { drawn, refused } = await spinAll(instances, agents.flatMap((one) => Array(4).fill(one)));
  assertEquals([drawn.length, refused.length], [36, 12]);
  assertEquals([timesWon(drawn, "car"), timesWon(drawn, "cake")], [2, 9]);
  for (const agent of agents) {
    const own = drawn.filter((spin) => spin.agent === agent);
    assertEquals(own.map(({ id }) => id.split(".").at(-1)).sort(), ["1", "2", "3"]);
    assertEquals(timesWon(own, "cake") <= 1, true);
  }
  // Exhausted prizes were not in the draw, and only drawn prizes were counted.
  const counters = await database.db.selectFrom("prize_counters").select(["prize", "used"])
    .where("scope", "in", ["total", drawn[0]!.day]).orderBy("prize").execute();
  assertEquals(counters, [{ prize: "cake", used: 9 }, { prize: "car", used: 2 }]);
  // The car was available in at most 2 draws that won it, and in some of the 9 draws that won a
  // cake before.
  const without = drawn.filter(({ candidates }) => candidates.every(({ key }) => key !== "car"));
  assertEquals(without.length >= 36 - 2 - 9, true);
  await assertLedgerExplains(database.db);
}

forEachDatabase(
  "spins - stock and limits are respected when everybody spins at the same time",
  async (database) => {
    await withInstance(database, (instance) => limitsHold(database, [instance]));
  },
);

onPostgres("spins - stock and limits hold across instances", async (database) => {
  await withInstance(
    database,
    (one) => withInstance(database, (other) => limitsHold(database, [one, other])),
  );
});

onPostgres("spins - a wheel published meanwhile never meets a spin half", async (database) => {
  await withInstance(database, async (instance) => {
    const agents = Array.from({ length: 10 }, (_, i) => `agent-${i}`);
    await addAgents(database, agents, 4);
    const publishing = Promise.all(
      [1, 2, 3, 4].map((n) => instance.spins.publish(wheel({ ...NOTHING, key: `n_${n}` }))),
    );
    const { drawn } = await spinAll([instance], agents.flatMap((one) => Array(4).fill(one)));
    const keys = new Map((await publishing).map((one) => [one.version, one.prizes[0]!.key]));
    assertEquals(drawn.length, 40);
    for (const { prize, wheelVersion } of drawn) {
      if (wheelVersion > 1) assertEquals(prize.key, keys.get(wheelVersion));
    }
    // The spins' times show which wheel was in force.
    const { wheels } = (await instance.spins.fairness(drawn[0]!.day))!;
    for (const spin of drawn) {
      const counted = wheels.findLast(({ publishedAt }) => publishedAt <= spin.time);
      assertEquals(counted?.version, spin.wheelVersion);
    }
  });
});
