import { assert, assertEquals, assertRejects } from "@std/assert";
import type { Kysely } from "kysely";
import { forEachDatabase } from "@/testing/database.ts";
import { type Instance, withInstance } from "@/testing/instance.ts";
import { assertLedgerExplains } from "@/testing/reward_state.ts";
import { wheelSchema } from "@/core/spins/prize.ts";
import { verifySpin } from "@/core/spins/verify.ts";
import { findSubjects } from "@/db/agents/agents.ts";
import { createAgents } from "@/db/agents/new_agents.ts";
import { ensureTeam, joinTeam } from "@/db/agents/sample_team.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { grantRights } from "@/db/spins/rights.ts";
import type { Clock } from "@/core/clock.ts";
import type { Viewer } from "@/services/auth/identity.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { contentHash, type IncomingEvent } from "@/services/rewards/event.ts";
import { keyViewer, personViewer } from "@/testing/viewers.ts";

// Noon on a Friday in New York, whose days the seeds of these tests follow.
const NOON = Date.parse("2026-11-20T17:00:00Z");
const ZONE = "America/New_York";
const KEY = keyViewer("read");

const PRIZES = {
  points: { key: "ten", title: "Ten", kind: "points", value: 10, weight: 1 },
  boost: { key: "double", title: "Double", kind: "boost", factor: 2, minutes: 30, weight: 1 },
  freeze: { key: "freeze", title: "Freeze", kind: "streak_freeze", weight: 1 },
  badge: { key: "badge", title: "Badge", kind: "badge", weight: 1 },
} as const;

async function addAgent(db: Kysely<Schema>, id: string, rights: number): Promise<number> {
  await createAgents(db, [{ id, name: id, email: null }]);
  const agentRowId = (await findSubjects(db, [id])).get(id)!;
  const refs = Array.from({ length: rights }, (_, i) => `streak/right-${i}`);
  await grantRights(db, refs.map((ref) => ({ agentRowId, ref, earnedAt: NOON })));
  return agentRowId;
}

/** Publishes a wheel with a single prize, so that the result of a draw is known. */
function offer(instance: Instance, kind: keyof typeof PRIZES) {
  return instance.spins.publish(wheelSchema.parse([PRIZES[kind]]));
}

function response(id: string, time: number): IncomingEvent {
  const content = { type: "message_response" as const, subject: "amy", time, data: {} };
  const hash = contentHash(content);
  return { ...content, id, source: "/chat", receivedAt: time, contentHash: hash };
}

/** Returns a clock that the test sets. */
function handClock(start: number): Clock & { now: number } {
  const clock = Object.assign(() => clock.now, { now: start });
  return clock;
}

forEachDatabase(
  "spins - a right gives a spin, and its prize goes through the log",
  async (database) => {
    const { db } = database;
    await withInstance(database, async (instance) => {
      await addAgent(db, "amy", 2);
      await offer(instance, "points");
      const before = (await instance.spins.state("amy"))!;
      assertEquals([before.rights, before.recent, before.today], [2, [], "2026-11-20"]);
      const spin = (await instance.spins.spin("amy"))!;
      assertEquals([spin.id, spin.prize.key], ["2026-11-20.amy.1", "ten"]);
      assertEquals([spin.commitment, spin.seed], [before.commitment, null]);
      const after = (await instance.spins.state("amy"))!;
      assertEquals([after.rights, after.recent], [1, [spin]]);
      const agent = (await instance.agents.find(KEY, "amy"))!;
      assertEquals([agent.totalPoints, agent.experience], [10, 10]);
      const history = (await instance.agents.history(KEY, "amy", { limit: 9, before: null }))!;
      assertEquals(history.map(({ event, points, type }) => ({ event, points, type })), [
        { event: { source: "laurel:spin", id: spin.id }, points: 10, type: "spin_won" },
      ]);
      assertEquals((await instance.spins.spin("amy"))!.id, "2026-11-20.amy.2");
      await assertRejects(() => instance.spins.spin("amy"), ProblemError, "Every right");
      assertEquals((await instance.spins.state("amy"))!.recent.length, 2);
      assertEquals(await instance.spins.spin("nobody"), undefined);
      await assertLedgerExplains(db);
    }, { clock: () => NOON, timeZone: ZONE });
  },
);

forEachDatabase("spins - a boost that was won counts from the spin on", async (database) => {
  const clock = handClock(NOON);
  await withInstance(database, async (instance) => {
    await addAgent(database.db, "amy", 1);
    await offer(instance, "boost");
    // The sender's clock is slightly ahead: the second event arrives before the spin, but counts
    // after it.
    await instance.ingest([response("m-1", NOON - 60_000), response("m-2", NOON + 60_000)]);
    const points = async () => (await instance.agents.find(KEY, "amy"))!.totalPoints;
    assertEquals(await points(), 50 + 5 + 5);
    const spin = (await instance.spins.spin("amy"))!;
    assertEquals([spin.prize.factor, spin.prize.minutes], [2, 30]);
    assertEquals(await points(), 50 + 5 + 10);
    clock.now = Date.parse(spin.time) + 30 * 60_000;
    await instance.ingest([response("m-3", clock.now - 1), response("m-4", clock.now)]);
    assertEquals(await points(), 50 + 5 + 10 + 10 + 5);
    await assertLedgerExplains(database.db);
  }, { clock, timeZone: ZONE });
});

forEachDatabase("spins - freezes and badges are kept without points", async (database) => {
  await withInstance(database, async (instance) => {
    await addAgent(database.db, "amy", 2);
    await offer(instance, "freeze");
    await instance.spins.spin("amy");
    assertEquals((await instance.agents.forDesk("amy"))!.freezes, 1);
    await offer(instance, "badge");
    await instance.spins.spin("amy");
    const events = await database.db.selectFrom("events").select(["type", "points"]).execute();
    assertEquals(events, Array(2).fill({ type: "spin_won", points: 0 }));
    assertEquals((await instance.agents.find(KEY, "amy"))!.totalPoints, 0);
  }, { clock: () => NOON, timeZone: ZONE });
});

forEachDatabase("spins - the seed shows nowhere before its day is over", async (database) => {
  const { db } = database;
  const clock = handClock(NOON);
  await withInstance(database, async (instance) => {
    const { spins } = instance;
    await addAgent(db, "amy", 20);
    const spin = (await spins.spin("amy"))!;
    const seeds = await db.selectFrom("spin_seeds").select(["day", "seed"]).orderBy("day")
      .execute();
    assertEquals(seeds.map(({ day }) => day), ["2026-11-20", "2026-11-21"]);
    const [today, tomorrow] = seeds.map(({ seed }) => seed);
    assert(today !== tomorrow);

    /** Returns everything that the service returns, as text. */
    const said = async () =>
      JSON.stringify([
        await spins.state("amy"),
        await spins.find(KEY, spin.id),
        await spins.list(KEY, "amy", { limit: 50, before: null }),
        await spins.fairness("2026-11-20"),
        await spins.fairness("2026-11-21"),
        await db.selectFrom("outbox").select("messages").execute(),
        await db.selectFrom("events").select(["data", "answer"]).execute(),
        instance.logged,
      ]);
    // The seed is revealed at midnight in New York, plus a minute for clocks that differ.
    const end = Date.parse("2026-11-21T05:00:00Z") + 60_000;
    for (const now of [NOON, end - 60_001, end - 60_000, end - 1]) {
      clock.now = now;
      const text = await said();
      assert(!text.includes(today!) && !text.includes(tomorrow!), new Date(now).toISOString());
      assert(text.includes(spin.commitment));
    }
    clock.now = end;
    const text = await said();
    assert(text.includes(today!) && !text.includes(tomorrow!));
    const shown = (await spins.find(KEY, spin.id))!;
    const verdict = verifySpin(shown, await spins.fairness(spin.day));
    assertEquals([verdict.isFair, verdict.steps.length], [true, 6], verdict.reason);
    // Days without a seed are unknown.
    assertEquals(await spins.fairness("2026-11-19"), undefined);
    assertEquals(await spins.fairness("2027-01-01"), undefined);
  }, { clock, timeZone: ZONE });
});

forEachDatabase("spins - a day's commitment is public before the day", async (database) => {
  const clock = handClock(NOON);
  await withInstance(database, async ({ spins }) => {
    const tomorrow = (await spins.fairness("2026-11-21"))!;
    assertEquals([tomorrow.seed, await spins.fairness("2026-11-22")], [null, undefined]);
    clock.now += 86_400_000;
    assertEquals([await spins.prepare(), await spins.prepare()], [1, 0]);
    const seeds = await database.db.selectFrom("spin_seeds").select(["day", "commitment"])
      .orderBy("day").execute();
    assertEquals(seeds.map(({ day }) => day), ["2026-11-20", "2026-11-21", "2026-11-22"]);
    // The seed that was committed to stays the day's seed.
    assertEquals(seeds[1]!.commitment, tomorrow.commitment);
  }, { clock, timeZone: ZONE });
});

forEachDatabase(
  "spins - the numbers start again each day, and every spin verifies",
  async (database) => {
    const clock = handClock(NOON);
    await withInstance(database, async (instance) => {
      await addAgent(database.db, "a.my", 9);
      for (const hours of [0, 1, 24, 24, 25]) {
        clock.now = NOON + hours * 3_600_000;
        await instance.spins.spin("a.my");
      }
      clock.now = NOON + 72 * 3_600_000;
      const spins = (await instance.spins.list(KEY, "a.my", { limit: 50, before: null }))!;
      assertEquals(spins.map(({ id }) => id), [
        ...["2026-11-21.a.my.3", "2026-11-21.a.my.2", "2026-11-21.a.my.1"],
        ...["2026-11-20.a.my.2", "2026-11-20.a.my.1"],
      ]);
      for (const spin of spins) {
        const { isFair, reason } = verifySpin(spin, await instance.spins.fairness(spin.day));
        assertEquals(isFair, true, reason);
      }
      const place = { day: "2026-11-21", number: 1 };
      const older = await instance.spins.list(KEY, "a.my", { limit: 1, before: place });
      assertEquals(older, [spins[3]!]);
    }, { clock, timeZone: ZONE });
  },
);

forEachDatabase("spins - new wheels leave past spins as they were", async (database) => {
  const clock = handClock(NOON);
  await withInstance(database, async (instance) => {
    await addAgent(database.db, "amy", 5);
    const first = (await instance.spins.spin("amy"))!;
    const { version } = await offer(instance, "points");
    clock.now += 1_000;
    const second = (await instance.spins.spin("amy"))!;
    await instance.spins.publish(wheelSchema.parse([{ ...PRIZES.points, title: "X", value: 99 }]));
    assertEquals([first.wheelVersion, second.wheelVersion], [1, version]);
    assertEquals(await instance.spins.find(KEY, first.id), first);
    assertEquals(await instance.spins.find(KEY, second.id), second);
    assertEquals((await instance.agents.find(KEY, "amy"))!.totalPoints, 10 + first.prize.value);
    clock.now = NOON + 86_400_000;
    for (const { id, day } of [first, second]) {
      const spin = (await instance.spins.find(KEY, id))!;
      const { isFair, reason } = verifySpin(spin, await instance.spins.fairness(day));
      assertEquals(isFair, true, reason);
    }
  }, { clock, timeZone: ZONE });
});

forEachDatabase("spins - are seen by whom the agent is seen", async (database) => {
  const { db } = database;
  await withInstance(database, async ({ spins }) => {
    await addAgent(db, "amy", 1);
    await addAgent(db, "ben", 0);
    await joinTeam(db, "amy", await ensureTeam(db, { key: "red", name: "Red" }));
    const { id } = (await spins.spin("amy"))!;
    const sees = async (viewer: Viewer) => [
      (await spins.find(viewer, id)) !== undefined,
      (await spins.list(viewer, "amy", { limit: 9, before: null })) !== undefined,
    ];
    for (
      const viewer of [
        ...[KEY, personViewer({ agent: "amy" }), personViewer({ role: "admin" })],
        personViewer({ role: "manager", teams: ["red"] }),
      ]
    ) assertEquals(await sees(viewer), [true, true]);
    for (
      const viewer of [
        ...[personViewer({ agent: "ben" }), personViewer({ role: "manager", teams: ["blue"] })],
        { ...KEY, scopes: ["events:write" as const] },
      ]
    ) assertEquals(await sees(viewer), [false, false]);
    assertEquals(await spins.find(KEY, "2026-11-20.amy.9"), undefined);
    assertEquals(await spins.list(KEY, "zoe", { limit: 9, before: null }), undefined);
  }, { clock: () => NOON, timeZone: ZONE });
});

forEachDatabase("spins - the live stream sends a spin to its agent once", async (database) => {
  await withInstance(database, async (instance) => {
    await addAgent(database.db, "amy", 2);
    const spin = (await instance.spins.spin("amy"))!;
    const rows = await database.db.selectFrom("outbox").select("messages").execute();
    const messages = rows.flatMap((row) => row.messages as { type: string }[]);
    assertEquals(messages.filter(({ type }) => type === "spin"), [{
      type: "spin",
      agent: "amy",
      team: null,
      data: { agent: { id: "amy", name: "amy" }, spin, rights: 1 },
    }]);
  }, { clock: () => NOON, timeZone: ZONE });
});
