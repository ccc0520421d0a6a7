/**
 * Closing a challenge: each winner is paid once, whatever happens at the same time and afterwards.
 */
import { assertEquals, assertRejects } from "@std/assert";
import { sql } from "kysely";
import { openDatabase } from "@/db/postgres/open.ts";
import { breakTable } from "@/testing/break_table.ts";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";
import { withInstance } from "@/testing/instance.ts";
import { assertLedgerExplains } from "@/testing/reward_state.ts";
import { createAgents } from "@/db/agents/new_agents.ts";
import { listOutbox } from "@/db/live/outbox.ts";
import { at, LENGTH, person, reversal, update, withWorld } from "./testdata/challenge_world.ts";
import { paymentId, settleDue } from "./settlement.ts";

const CLOSED = LENGTH + 12;

forEachDatabase(
  "settlement - winners are paid after the grace, ordered by who reached the target first",
  async (database) => {
    await withWorld(database, async ({ create, setTime, work, settle, paid, rows, instance }) => {
      await create({ maxWinners: 2, difficultyMultiplier: 1.5 });
      setTime(LENGTH + 1);
      for (const agent of ["cid", "bob", "ann"]) await work(agent, 3);
      // Ann's event arrives last, but has the earliest time.
      for (const [agent, hours] of [["cid", 9], ["bob", 8], ["ann", 7]] as const) {
        await work(agent, hours);
      }
      await work("dan", 1);
      setTime(CLOSED - 0.01);
      await settle();
      assertEquals(await paid(), []);
      setTime(CLOSED);
      await settle();
      assertEquals(await paid(), ["ann sprint/ann 150", "bob sprint/bob 150"]);
      assertEquals(await rows(), ["ann 2 7 1 150", "bob 2 8 2 150", "cid 2 9 - 0", "dan 1 - - 0"]);
      const view = await instance.challenges.find(person("bob"), "sprint");
      assertEquals([view!.state, view!.place, view!.pointsEarned], ["closed", 2, 150]);
      assertEquals(view!.standings.map(({ id }) => id), ["ann", "bob", "cid", "dan"]);

      await instance.relay.caughtUp();
      const messages = (await listOutbox(database.db, 0, 100)).flatMap((row) => row.messages)
        .flatMap((message) => message.type === "challenge" ? [message.data] : [])
        .filter((data) => data.pointsEarned > 0);
      assertEquals(messages.map((data) => `${data.agent.id} ${data.pointsEarned}`), [
        "ann 150",
        "bob 150",
      ]);
      const booked = await database.db.selectFrom("events").select(["time", "data", "status"])
        .where("source", "=", "laurel:challenge").where("event_id", "=", "sprint/ann")
        .executeTakeFirstOrThrow();
      assertEquals([booked.time.getTime(), booked.status], [at(7), "scored"]);
      assertEquals(booked.data, {
        challenge: "sprint",
        title: "Sprint",
        kind: "individual",
        place: 1,
        rewardPoints: 100,
        difficultyMultiplier: 1.5,
      });
      await assertLedgerExplains(database.db);
    });
  },
);

forEachDatabase(
  "settlement - run again, and on two instances at once, it pays once",
  async (database) => {
    await withWorld(database, async ({ create, setTime, work, settle, paid, instance }) => {
      await create();
      setTime(5);
      for (const agent of ["ann", "bob", "cid"]) {
        for (const hours of [1, 2]) await work(agent, hours);
      }
      setTime(CLOSED + 1);
      await withInstance(database, async (other) => {
        const all = async (challenges: typeof instance.challenges) => {
          for (let idle = 0; idle < 3;) idle = await challenges.settleDue() > 0 ? 0 : idle + 1;
        };
        await Promise.all(
          [instance, other, instance, other].map(({ challenges }) => all(challenges)),
        );
      }, { clock: () => at(CLOSED + 1) });
      await settle();
      assertEquals(await paid(), [
        "ann sprint/ann 100",
        "bob sprint/bob 100",
        "cid sprint/cid 100",
      ]);
      const { rows } = await sql<{ count: number }>`SELECT count(*)::int AS count
      FROM reward_history WHERE event_source = 'laurel:challenge'`.execute(database.db);
      assertEquals(rows[0]!.count, 3);
      await assertLedgerExplains(database.db);
    });
  },
);

onPostgres(
  "settlement - instances with their own connections pay each winner once",
  async (database) => {
    await withWorld(database, async ({ create, setTime, work, settle, paid, instance }) => {
      for (const key of ["one", "two", "three"]) await create({ key });
      setTime(5);
      for (const agent of ["ann", "bob", "cid"]) {
        for (const hours of [1, 2]) await work(agent, hours);
      }
      setTime(CLOSED + 1);
      const second = await openDatabase({ databaseUrl: database.databaseUrl });
      try {
        await withInstance(second, async (other) => {
          const rounds = Array.from({ length: 12 }, (_, index) => index % 2 ? instance : other);
          await Promise.all(rounds.map(async ({ challenges }) => {
            for (let i = 0; i < 6; i++) await challenges.settleDue();
          }));
        }, { clock: () => at(CLOSED + 1) });
      } finally {
        await second.close();
      }
      await settle();
      assertEquals((await paid()).length, 9);
      await assertLedgerExplains(database.db);
      const open = await database.db.selectFrom("challenges").select("key")
        .where((eb) => eb.or([eb("settled_at", "is", null), eb("needs_settling", "=", true)]))
        .execute();
      assertEquals(open, []);
    });
  },
);

forEachDatabase("settlement - a reversal before it changes who wins", async (database) => {
  await withWorld(database, async ({ create, setTime, work, reverse, settle, paid }) => {
    await create({ maxWinners: 1 });
    setTime(20);
    for (const hours of [1, 2]) await work("ann", hours);
    for (const hours of [3, 4]) await work("bob", hours);
    setTime(CLOSED + 0.5);
    await reverse("ann", 2);
    await settle();
    assertEquals(await paid(), ["bob sprint/bob 100"]);
  });
});

forEachDatabase(
  "settlement - a later reversal also reverses the payment and pays the new winner",
  async (database) => {
    await withWorld(database, async ({ create, setTime, work, reverse, settle, paid, rows }) => {
      await create({ maxWinners: 1 });
      setTime(20);
      for (const hours of [1, 2]) await work("ann", hours);
      for (const hours of [3, 4]) await work("bob", hours);
      setTime(CLOSED);
      await settle();
      assertEquals(await paid(), ["ann sprint/ann 100"]);
      setTime(CLOSED + 100);
      await reverse("ann", 2);
      await settle();
      assertEquals(await paid(), ["bob sprint/bob 100"]);
      assertEquals(await rows(), ["ann 1 - - 0", "bob 2 4 1 100"]);
      // Once more: Bob's is reversed as well, so nobody is left.
      await reverse("bob", 3);
      await settle();
      assertEquals(await paid(), []);
      const { db } = database;
      const { rows: undone } = await sql<{ id: string }>`SELECT event_id AS id FROM events
      WHERE source = 'laurel:reversal' ORDER BY event_id`.execute(db);
      assertEquals(undone.map(({ id }) => id), [
        "laurel:challenge/sprint/ann",
        "laurel:challenge/sprint/bob",
      ]);
      await assertLedgerExplains(db);
    });
  },
);

forEachDatabase(
  "settlement - an agent who moves to another place is paid again under a new id",
  async (database) => {
    await withWorld(database, async ({ create, setTime, work, reverse, settle, paid, rows }) => {
      await create({ maxWinners: 2 });
      setTime(20);
      for (const hours of [1, 2, 9]) await work("ann", hours);
      for (const hours of [3, 4]) await work("bob", hours);
      setTime(CLOSED);
      await settle();
      assertEquals(await rows(), ["ann 3 2 1 100", "bob 2 4 2 100"]);
      await reverse("ann", 2);
      await settle();
      assertEquals(await rows(), ["ann 2 9 2 100", "bob 2 4 1 100"]);
      assertEquals(await paid(), ["ann sprint/ann/1 100", "bob sprint/bob/1 100"]);
      await settle();
      assertEquals(await paid(), ["ann sprint/ann/1 100", "bob sprint/bob/1 100"]);
      await assertLedgerExplains(database.db);
    });
  },
);

forEachDatabase(
  "settlement - a winning team's members are paid, those with nothing are not",
  async (database) => {
    await withWorld(database, async ({ create, setTime, work, settle, paid, rows, instance }) => {
      await create({ kind: "team", target: 3, maxWinners: 1, joining: "voluntary" });
      setTime(1);
      for (const agent of ["ann", "bob", "cid", "dan"]) {
        await instance.challenges.join(person(agent), "sprint");
      }
      setTime(30);
      for (const hours of [1, 2, 7]) await work("ann", hours);
      for (const hours of [3, 4]) await work("cid", hours);
      for (const hours of [5]) await work("dan", hours);
      const view = await instance.challenges.find(person("dan"), "sprint");
      assertEquals([view!.progress, view!.ownProgress], [3, 1]);
      assertEquals(view!.standings.map(({ id, progress }) => `${id} ${progress}`), [
        "blue 3",
        "red 3",
      ]);
      setTime(CLOSED);
      await settle();
      assertEquals(await paid(), ["cid sprint/cid 100", "dan sprint/dan 100"]);
      assertEquals(await rows(), ["ann 3 7 - 0", "bob 0 7 - 0", "cid 2 5 1 100", "dan 1 5 1 100"]);
    });
  },
);

forEachDatabase(
  "settlement - head-to-head has one winner: the most points at the end, or who had them first",
  async (database) => {
    await withWorld(database, async ({ create, setTime, work, settle, paid }) => {
      const duel = { kind: "head_to_head", target: null, audience: { agents: ["ann", "bob"] } };
      await create({ ...duel, key: "most" });
      await create({ ...duel, key: "race", target: 2 });
      await create({ ...duel, key: "idle", audience: { agents: ["dan", "eve"] } });
      setTime(30);
      for (const hours of [1, 2, 9]) await work("ann", hours);
      for (const hours of [3, 4, 8]) await work("bob", hours);
      setTime(CLOSED);
      await settle();
      assertEquals(await paid(), ["ann race/ann 100", "bob most/bob 100"]);
    });
  },
);

forEachDatabase("settlement - a canceled challenge pays nobody", async (database) => {
  await withWorld(database, async ({ create, setTime, work, settle, paid, rows, instance }) => {
    await create();
    setTime(5);
    for (const hours of [1, 2]) await work("ann", hours);
    await instance.challenges.cancel("sprint");
    assertEquals((await work("ann", 3)).challenges, []);
    setTime(CLOSED);
    await settle();
    assertEquals(await paid(), []);
    assertEquals(await rows(), ["ann 2 2 - 0"]);
  });
});

forEachDatabase(
  "settlement - pays in pages, and continues where it was interrupted",
  async (database) => {
    await withWorld(database, async ({ create, setTime, settle, paid, instance }) => {
      const names = Array.from({ length: 450 }, (_, i) => `agent-${String(i).padStart(3, "0")}`);
      await createAgents(database.db, names.map((id) => ({ id, name: id, email: null })));
      await create({ target: 1 });
      setTime(5);
      await instance.ingest(names.map((name) => update(name, 1, at(5))));
      setTime(CLOSED);
      let pages = 0;
      const broken = {
        transact: (...[ids, work]: Parameters<typeof instance.rewards.transact>) => {
          if (++pages > 1) throw new Error("the instance is killed here");
          assertEquals(ids.length, 200);
          return instance.rewards.transact(ids, work);
        },
      } as Pick<typeof instance.rewards, "transact">;
      const options = { db: database.db, rewards: broken };
      assertEquals(await settleDue(options, at(CLOSED)), 200);
      await assertRejects(() => settleDue(options, at(CLOSED)), Error, "killed");
      assertEquals((await paid()).length, 200);
      await settle();
      assertEquals((await paid()).length, 450);
      await settle();
      assertEquals((await paid()).length, 450);
      await assertLedgerExplains(database.db);
    });
  },
);

forEachDatabase(
  "settlement - challenges that cannot be settled do not block the others, and are settled later",
  async (database) => {
    const { db } = database;
    await withWorld(database, async ({ create, setTime, work, paid, instance }) => {
      const keys = Array.from({ length: 22 }, (_, index) => `c-${String(index).padStart(2, "0")}`);
      for (const key of keys) await create({ key, target: 1 });
      setTime(5);
      await work("ann", 1);
      const broken = "NEW.key < 'c-21' AND NEW.settled_at IS NOT NULL";
      const repair = await breakTable(db, "challenges", broken);
      try {
        setTime(CLOSED);
        // The jobs fail, as the broken table makes them.
        await instance.jobs.runAll().catch(() => {});
        await instance.jobs.runAll().catch(() => {});
        assertEquals(instance.jobs.failing().get("settle challenges"), 21);
        const settled = await db.selectFrom("challenges").select("key")
          .where("settled_at", "is not", null).execute();
        assertEquals(settled, [{ key: "c-21" }]);
      } finally {
        await repair();
      }
      setTime(CLOSED + 1);
      await instance.jobs.runAll();
      assertEquals(instance.jobs.failing().get("settle challenges"), 0);
      assertEquals((await paid()).length, 22);
      await assertLedgerExplains(db);
    });
  },
);

Deno.test("settlement - the payments of two agents never have the same id", () => {
  assertEquals(paymentId("c", "a", 0), "c/a");
  assertEquals(paymentId("c", "a", 1), "c/a/1");
  assertEquals(paymentId("c", "a/1", 0), "c/a%2F1");
  assertEquals(paymentId("c", "a%2F1", 0), "c/a%252F1");
});

onPostgres(
  "settlement - corrections during the closing lead to the correct payments",
  async (database) => {
    await withWorld(database, async ({ create, setTime, work, settle, paid, instance }) => {
      await create({ maxWinners: 2, target: 3 });
      setTime(20);
      const agents = ["ann", "bob", "cid", "dan", "eve"];
      for (const [index, agent] of agents.entries()) {
        for (const hours of [1, 2, 3]) await work(agent, hours + index);
      }
      setTime(CLOSED);
      const second = await openDatabase({ databaseUrl: database.databaseUrl });
      try {
        await withInstance(second, async (other) => {
          const closing = async (challenges: typeof instance.challenges) => {
            for (let i = 0; i < 8; i++) await challenges.settleDue();
          };
          const correcting = ["ann", "bob", "dan"].map((agent) =>
            other.ingest([reversal(agent, 2 + agents.indexOf(agent), at(CLOSED))])
          );
          await Promise.all([
            closing(instance.challenges),
            closing(other.challenges),
            ...correcting,
          ]);
        }, { clock: () => at(CLOSED) });
      } finally {
        await second.close();
      }
      await settle();
      assertEquals((await paid()).map((line) => line.split(" ")[0]), ["cid", "eve"]);
      await assertLedgerExplains(database.db);
    });
  },
);
