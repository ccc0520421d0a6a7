/** What people in a running holdout get from the API. */
import { assert, assertEquals } from "@std/assert";
import { findAgent } from "@/db/agents/agents.ts";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

const DAY = 86_400_000;

/** Everything that would show an agent points, boards or a desk. */
const WITH_REWARDS = [
  "/desk",
  "/agents",
  "/agents/ann",
  "/agents/ann/history",
  "/agents/ann/history/1",
  "/agents/ann/history.csv",
  "/agents/ann/history.json",
  "/agents/ann/achievements",
  "/agents/ann/challenges",
  "/agents/ann/spins",
  "/achievements",
  "/challenges",
  "/challenges/1",
  "/leaderboards",
  "/leaderboards/teams",
  "/leaderboards.csv",
  "/spins",
  "/spins/x",
  "/stream",
  `/events/${encodeURIComponent("/crm")}/e-0`,
];

async function deal(door: Door, subject: string, id: string) {
  const { status, body } = await door.ask("POST", "/events", {
    id,
    source: "/crm",
    type: "deal_won",
    subject,
    time: new Date(door.now).toISOString(),
  });
  assertEquals(status, 200, JSON.stringify(body));
}

const codes = (door: Door, paths: readonly string[], who: Who) =>
  Promise.all(paths.map(async (path) => {
    const { status, body } = await door.ask("GET", path, undefined, who);
    return `${path} ${status} ${body?.code}`;
  }));

forEachDatabase(
  "held out - a person in a running holdout sees no points and no desk, and the manager sees the work",
  (database) =>
    withDoor(database, async (door) => {
      const { ask, instance } = door;
      await ask("POST", "/admin/teams", { id: "red", name: "Red" });
      for (const id of ["ann", "bob", "cid"]) {
        await ask("POST", "/admin/agents", { id, name: id, team: "red" });
        await deal(door, id, `e-${id}`);
      }
      await deal(door, "ann", "e-0");
      const agent = async (id: string) => (await findAgent(database.db, id))!;
      const red = (await database.db.selectFrom("teams").select("id").executeTakeFirstOrThrow()).id;
      const ann = await door.person("agent", await agent("ann"));
      const bob = await door.person("agent", await agent("bob"));
      const manager = await door.person("manager", await agent("cid"), [red]);
      const admin = await door.person("admin");
      await database.db.updateTable("sessions").set({ expires_at: new Date("2030-01-01") })
        .execute();
      assertEquals((await ask("GET", "/desk", undefined, ann)).status, 200);
      await ask("POST", "/admin/holdouts", {
        name: "Autumn",
        firstDay: "2026-11-21",
        lastDay: "2026-11-22",
        people: { kind: "chosen", agents: ["ann"] },
      });
      assertEquals((await ask("GET", "/desk", undefined, ann)).status, 200, "it has not begun");

      door.now += DAY;
      await instance.jobs.runAll();
      await deal(door, "ann", "e-1");
      assertEquals(
        await codes(door, WITH_REWARDS, ann),
        WITH_REWARDS.map((path) => `${path} 403 held_out`),
      );
      for (const path of ["/spins", "/challenges/1/join"]) {
        assertEquals((await ask("POST", path, undefined, ann)).body.code, "held_out");
      }
      // What is about the person and not about rewards stays.
      for (const path of ["/me", "/me/leave", "/me/notes", "/me/working-days"]) {
        assertEquals((await ask("GET", path, undefined, ann)).status, 200, path);
      }
      assertEquals((await ask("GET", "/agents/ann/metrics", undefined, ann)).status, 200);
      assert((await door.download("/me/export", ann)).text.includes('"ledger"'));

      // The others have everything, and do not find Ann on the boards.
      const { body: board } = await ask("GET", "/leaderboards?period=all", undefined, bob);
      assertEquals(board.entries.map((one: { agent: { id: string } }) => one.agent.id), [
        ...["bob", "cid"],
      ]);
      assertEquals((await ask("GET", "/desk", undefined, bob)).status, 200);
      for (const who of [manager, admin]) {
        const { status, body } = await ask("GET", "/agents/ann", undefined, who);
        assertEquals([status, body.totalPoints], [200, 150]);
        const event = await ask("GET", WITH_REWARDS.at(-1)!.replace("e-0", "e-1"), undefined, who);
        assertEquals([event.status, event.body.status], [200, "recorded"]);
      }

      // It ends by itself.
      door.now += 2 * DAY;
      await instance.jobs.runAll();
      assertEquals((await ask("GET", "/desk", undefined, ann)).status, 200);
      assertEquals((await ask("GET", "/agents/ann", undefined, ann)).body.totalPoints, 150);
    }),
);

forEachDatabase(
  "held out - a manager in a holdout has no desk and spins, and manages as before",
  (database) =>
    withDoor(database, async (door) => {
      const { ask, instance } = door;
      await ask("POST", "/admin/teams", { id: "red", name: "Red" });
      for (const id of ["ann", "bob"]) {
        await ask("POST", "/admin/agents", { id, name: id, team: "red" });
        await deal(door, id, `e-${id}`);
      }
      const red = (await database.db.selectFrom("teams").select("id").executeTakeFirstOrThrow()).id;
      const manager = await door.person(
        "manager",
        (await findAgent(database.db, "ann"))!,
        [red],
      );
      await database.db.updateTable("sessions").set({ expires_at: new Date("2030-01-01") })
        .execute();
      await ask("POST", "/admin/holdouts", {
        name: "Autumn",
        firstDay: "2026-11-21",
        people: { kind: "chosen", agents: ["ann"] },
      });
      door.now += DAY;
      await instance.jobs.runAll();
      const own = ["/desk", "/spins", "/agents/ann", "/agents/ann/history"];
      assertEquals(
        await codes(door, own, manager),
        own.map((path) => `${path} 403 held_out`),
      );
      for (const path of ["/agents/bob", "/leaderboards", "/challenges", "/team"]) {
        assertEquals((await ask("GET", path, undefined, manager)).status, 200, path);
      }
    }),
);
