/** Progress in challenges follows the log exactly, however events arrive. */
import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { openDatabase } from "@/db/postgres/open.ts";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";
import { cut, randomNumbers, shuffled } from "@/testing/histories.ts";
import { withInstance } from "@/testing/instance.ts";
import { listOutbox } from "@/db/live/outbox.ts";
import { at, LENGTH, reversal, update, withWorld } from "./testdata/challenge_world.ts";

forEachDatabase("challenges - progress is sent live and in the answer", async (database) => {
  await withWorld(database, async ({ create, setTime, work, rows, instance }) => {
    await create();
    setTime(3);
    const first = await work("ann", 1);
    assertEquals(first.challenges, [
      { id: "sprint", title: "Sprint", progress: 1, target: 2, isCompleted: false },
    ]);
    assertEquals((await work("ann", 2)).challenges.map((one) => one.isCompleted), [true]);
    assertEquals((await work("ann", 3)).challenges.map((one) => one.isCompleted), [false]);
    assertEquals((await work("ann", 3.5, { type: "contact_activity" })).challenges, []);
    assertEquals(await rows(), ["ann 3 2 - 0"]);

    await instance.relay.caughtUp();
    const messages = (await listOutbox(database.db, 0, 100)).flatMap((row) => row.messages)
      .flatMap((message) => message.type === "challenge" ? [message.data] : []);
    assertEquals(messages.map((data) => `${data.progress} ${data.isCompleted}`), [
      "1 false",
      "2 true",
      "3 true",
    ]);
    assertEquals(messages[0]!.challenge, {
      id: "sprint",
      title: "Sprint",
      kind: "individual",
      target: 2,
    });
  });
});

forEachDatabase("challenges - what lies outside, or is late, does not count", async (database) => {
  await withWorld(database, async ({ create, setTime, work, rows }) => {
    await create();
    setTime(LENGTH + 1);
    for (const hours of [-0.5, 0, LENGTH]) await work("ann", hours);
    assertEquals(await rows(), ["ann 1 - - 0"]);
    setTime(LENGTH + 12);
    await work("ann", 5);
    assertEquals(await rows(), ["ann 2 5 - 0"]);
    setTime(LENGTH + 12.01);
    assertEquals((await work("bob", 5)).challenges, []);
    assertEquals(await rows(), ["ann 2 5 - 0"]);
  });
});

forEachDatabase("challenges - what arrives late moves the time of completion", async (database) => {
  await withWorld(database, async ({ create, setTime, work, reverse, rows }) => {
    await create();
    setTime(20);
    for (const hours of [10, 12]) await work("ann", hours);
    assertEquals(await rows(), ["ann 2 12 - 0"]);
    await work("ann", 4);
    assertEquals(await rows(), ["ann 3 10 - 0"]);
    await reverse("ann", 10);
    assertEquals(await rows(), ["ann 2 12 - 0"]);
    await reverse("ann", 12);
    assertEquals(await rows(), ["ann 1 - - 0"]);
  });
});

forEachDatabase("challenges - a reversal that came first keeps its event out", async (database) => {
  await withWorld(database, async ({ create, setTime, work, reverse, rows }) => {
    await create();
    setTime(20);
    await work("ann", 10);
    await reverse("ann", 12);
    await work("ann", 12);
    assertEquals(await rows(), ["ann 1 - - 0"]);
  });
});

forEachDatabase("challenges - an agent who is not invited cannot take part", async (database) => {
  await withWorld(database, async ({ create, setTime, work, rows }) => {
    await create({ key: "reds", audience: { teams: ["red"] } });
    await create({ key: "some", audience: { agents: ["eve", "cid"] } });
    await create({ key: "teams", kind: "team" });
    setTime(5);
    for (const agent of ["ann", "cid", "eve"]) await work(agent, 1);
    assertEquals(await rows("reds"), ["ann 1 - - 0"]);
    assertEquals(await rows("some"), ["cid 1 - - 0", "eve 1 - - 0"]);
    assertEquals(await rows("teams"), ["ann 1 - - 0", "cid 1 - - 0"]);
  });
});

forEachDatabase(
  "challenges - a team reaches its target together, and later work still counts",
  async (database) => {
    await withWorld(database, async ({ create, setTime, work, rows }) => {
      await create({ kind: "team", target: 3 });
      setTime(30);
      await work("ann", 1);
      await work("bob", 8);
      const { db } = database;
      const blue = db.selectFrom("teams").select("id").where("key", "=", "blue");
      await db.updateTable("agents").set({ team_id: blue }).where("key", "=", "ann").execute();
      assertEquals((await work("ann", 6)).challenges[0]!.isCompleted, false);
      // Ann's event of the sixth hour arrived last, but Bob's of the eighth is the third in time.
      assertEquals(await rows(), ["ann 2 8 - 0", "bob 1 8 - 0"]);
      await work("cid", 2);
      assertEquals(await rows(), ["ann 2 8 - 0", "bob 1 8 - 0", "cid 1 - - 0"]);
    });
  },
);

const AGENTS = ["ann", "bob", "cid", "dan"];

forEachDatabase(
  "challenges - progress equals what the log says, for any order of arrival, batches and reversals",
  async (database) => {
    let run = 0;
    await withWorld(database, async ({ create, setTime, instance }) => {
      const { db } = database;
      await fc.assert(
        fc.asyncProperty(fc.nat(), async (seed) => {
          const next = randomNumbers(seed);
          // Each run uses a time span of its own, after that of the previous run.
          const from = run++ * 60;
          setTime(from - 1);
          const span = {
            startsAt: new Date(at(from)).toISOString(),
            endsAt: new Date(at(from + 48)).toISOString(),
          };
          await create({ ...span, key: `own-${run}`, target: 3 });
          await create({ ...span, key: `team-${run}`, kind: "team", target: 5 });
          setTime(from + 50);
          const specs = Array.from({ length: 24 }, (_, index) => ({
            agent: AGENTS[Math.floor(next() * 4)]!,
            // Times of different agents are often equal, times of one agent never.
            hours: from + Math.floor(next() * 12) * 4 + index / 1_000,
          }));
          const gone = specs.filter(() => next() < 0.3);
          const now = at(from + 50);
          const events = shuffled([
            ...specs.map(({ agent, hours }) => update(agent, hours, now)),
            ...gone.map(({ agent, hours }) => reversal(agent, hours, now)),
          ], next);
          for (const batch of cut(events, 5, next)) {
            for (const result of await instance.ingest(batch)) {
              assertEquals(result.kind, "accepted");
            }
          }
          const left = specs.filter((spec) => !gone.includes(spec))
            .sort((a, b) => at(a.hours) - at(b.hours));
          const own = AGENTS.map((agent) => left.filter((spec) => spec.agent === agent));
          const teamOf = (agent: string) => agent < "c" ? ["ann", "bob"] : ["cid", "dan"];
          const stored = await db.selectFrom("agent_challenges as p")
            .innerJoin("challenges as c", "c.id", "p.challenge_id")
            .innerJoin("agents as a", "a.id", "p.agent_id")
            .where("c.key", "in", [`own-${run}`, `team-${run}`])
            .select([
              "c.key",
              "a.key as agent",
              "p.current_progress",
              "p.completed",
              "p.completed_at",
            ])
            .select("p.last_time").execute();
          for (const row of stored) {
            const mine = own[AGENTS.indexOf(row.agent)]!;
            const together = left.filter(({ agent }) => teamOf(row.agent).includes(agent));
            const reached = row.key.startsWith("own") ? mine[2] : together[4];
            const last = mine.at(-1);
            assertEquals(
              [
                row.current_progress,
                row.completed,
                row.completed_at?.getTime(),
                row.last_time?.getTime(),
              ],
              [mine.length, !!reached, reached && at(reached.hours), last && at(last.hours)],
              `${row.key} ${row.agent}`,
            );
          }
          const active = own.filter((mine) => mine.length > 0).length;
          assertEquals(stored.filter((row) => row.current_progress > 0).length, active * 2);
        }),
        { numRuns: 12 },
      );
    });
  },
);

onPostgres(
  "challenges - members who score on two instances at once complete their team's challenge",
  async (database) => {
    await withWorld(database, async ({ create, setTime, rows, instance }) => {
      const rounds = Array.from({ length: 15 }, (_, index) => index + 1);
      for (const round of rounds) {
        await create({ key: `team-${round}`, kind: "team", target: 2 * round });
      }
      setTime(40);
      const second = await openDatabase({ databaseUrl: database.databaseUrl });
      try {
        await withInstance(second, async (other) => {
          // Each round completes one challenge, with whichever of the two events is later in time.
          for (const round of rounds) {
            await Promise.all([
              instance.ingest([update("ann", round, at(40))]),
              other.ingest([update("bob", round + 0.5, at(40))]),
            ]);
          }
        }, { clock: () => at(40) });
      } finally {
        await second.close();
      }
      for (const round of rounds) {
        const reached = `15 ${round + 0.5} - 0`;
        assertEquals(await rows(`team-${round}`), [`ann ${reached}`, `bob ${reached}`]);
      }
    });
  },
);
