/** The stored progress of challenges is checked against the log, and corrected from it. */
import { assertEquals } from "@std/assert";
import { forEachDatabase } from "@/testing/database.ts";
import { LENGTH, withWorld } from "./testdata/challenge_world.ts";
import { examineChallenges } from "./rebuild.ts";

forEachDatabase(
  "rebuild - changed rows of challenges are reported, and corrected from the log",
  async (database) => {
    const { db } = database;
    await withWorld(database, async ({ create, setTime, work, settle, rows, paid }) => {
      await create({ maxWinners: 1 });
      await create({ key: "teams", kind: "team", target: 3 });
      setTime(20);
      for (const hours of [1, 2, 5]) await work("ann", hours);
      for (const hours of [3, 4]) await work("bob", hours);
      setTime(LENGTH + 12);
      await settle();
      const differences = async (repair = false) =>
        (await examineChallenges(db, { repair })).map(({ key, agent, column, stored, expected }) =>
          `${key} ${agent} ${column} ${stored} ${expected}`
        );
      const [own, teams, ledger] = [await rows(), await rows("teams"), await paid()];
      assertEquals(own, ["ann 3 2 1 100", "bob 2 4 - 0"]);
      assertEquals(teams, ["ann 3 3 1 100", "bob 2 3 1 100"]);
      assertEquals(await differences(), []);

      const ann = db.selectFrom("agents").select("id").where("key", "=", "ann");
      await db.updateTable("agent_challenges").set({ current_progress: 9 })
        .where("agent_id", "=", ann).execute();
      await db.updateTable("agent_challenges").set({ completed: false, completed_at: null })
        .where("agent_id", "<>", ann).execute();
      assertEquals((await differences()).map((line) => line.split(" ").slice(0, 3).join(" ")), [
        "sprint ann current_progress",
        "sprint bob completed_at",
        "teams ann current_progress",
        "teams bob completed_at",
      ]);
      assertEquals(await differences(true), []);
      await settle();
      assertEquals(await differences(), []);
      assertEquals([await rows(), await rows("teams"), await paid()], [own, teams, ledger]);
    });
  },
);

forEachDatabase(
  "rebuild - a missing row and an unpaid place are found",
  async (database) => {
    const { db } = database;
    await withWorld(database, async ({ create, setTime, work, settle, rows }) => {
      await create();
      setTime(20);
      for (const agent of ["ann", "bob"]) for (const hours of [3, 4]) await work(agent, hours);
      const bob = db.selectFrom("agents").select("id").where("key", "=", "bob");
      await db.deleteFrom("agent_challenges").where("agent_id", "=", bob).execute();
      const found = await examineChallenges(db, { repair: false });
      assertEquals(found.map(({ agent, column }) => `${agent} ${column}`), [
        "bob current_progress",
      ]);
      await examineChallenges(db, { repair: true });
      assertEquals(await rows(), ["ann 2 4 - 0", "bob 2 4 - 0"]);
      setTime(LENGTH + 12);
      await settle();
      await db.updateTable("agent_challenges").set({ paid_event_id: null })
        .where("agent_id", "=", bob).execute();
      const [lost] = await examineChallenges(db, { repair: false });
      assertEquals([lost!.agent, lost!.column, lost!.stored], ["bob", "paid_event_id", null]);
    });
  },
);
