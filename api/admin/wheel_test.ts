import { assertEquals } from "@std/assert";
import { DEFAULT_WHEEL } from "@/core/spins/default_wheel.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { grantRights } from "@/db/spins/rights.ts";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

const PATH = "/admin/wheel";
const NOTHING = { key: "nothing", title: "Nothing", kind: "nothing", weight: 1 };

forEachDatabase("wheel - two admins do not replace each other's wheel", async (database) => {
  await withDoor(database, async (door) => {
    const prizes = [{ ...DEFAULT_WHEEL[0]!, weight: 7 }, NOTHING];
    const one = await door.ask("POST", PATH, { prizes, expectedRevision: 1 });
    assertEquals([one.status, one.body.version], [201, 2]);
    const other = await door.ask("POST", PATH, { prizes: [NOTHING], expectedRevision: 1 });
    assertEquals([other.status, other.body.code], [409, "edit_conflict"]);
    assertEquals((await door.ask("GET", PATH)).body.version, 2);
    assertEquals((await door.ask("POST", PATH, { prizes: [NOTHING] })).body.version, 3);

    const first = await door.ask("GET", `${PATH}/versions?limit=2`);
    assertEquals(first.body.entries.map(({ version }: { version: number }) => version), [3, 2]);
    const rest = await door.ask("GET", `${PATH}/versions?limit=2&cursor=${first.body.nextCursor}`);
    assertEquals(rest.body.entries.map(({ prizes }: { prizes: unknown }) => prizes), [
      [...DEFAULT_WHEEL],
    ]);
    assertEquals(rest.body.nextCursor, null);
  });
});

forEachDatabase("wheel - wheels that cannot be drawn are refused", async (database) => {
  await withDoor(database, async (door) => {
    const at = async (...prizes: object[]) => {
      const { status, body } = await door.ask("POST", PATH, { prizes });
      return `${status} ${body.errors?.[0]?.path}`;
    };
    assertEquals(await at({ ...NOTHING, weight: 0 }), "422 prizes.0.weight");
    assertEquals(await at({ ...NOTHING, weight: 1.5 }), "422 prizes.0.weight");
    assertEquals(await at(), "422 prizes");
    assertEquals(await at(NOTHING, NOTHING), "422 prizes.1.key");
    assertEquals(await at({ ...NOTHING, perDay: 1 }), "422 prizes");
    const most = 2 ** 31 - 1;
    assertEquals(await at({ ...NOTHING, weight: most }, { ...NOTHING, key: "b" }), "422 prizes");
    assertEquals(await at({ ...NOTHING, kind: "points" }), "422 prizes.0.value");
    assertEquals(await at({ ...NOTHING, kind: "boost", factor: 0 }), "422 prizes.0.factor");
    assertEquals(await at({ ...NOTHING, title: " " }), "422 prizes.0.title");
    assertEquals((await door.ask("GET", `${PATH}/versions`)).body.entries.length, 1);
  });
});

forEachDatabase("wheel - the statistics are those of the spins of a week", async (database) => {
  await withDoor(database, async (door) => {
    const none = await door.ask("GET", `${PATH}/statistics`);
    assertEquals([none.body.spins, none.body.people, none.body.points], [0, 0, 0]);
    const prizes = [{ ...NOTHING, key: "ten", kind: "points", value: 10 }];
    await door.ask("POST", PATH, { prizes });
    await door.ask("POST", "/admin/agents", { id: "amy", name: "Amy" });
    const agentRowId = (await findAgent(database.db, "amy"))!.rowId;
    await grantRights(database.db, [{ agentRowId, ref: "streak/3", earnedAt: door.now }]);
    const spun = await door.instance.spins.spin("amy");
    assertEquals(spun?.prize.value, 10);
    // A spin is always later than its wheel, also when the clock stands still.
    door.now += 60_000;
    const week = await door.ask("GET", `${PATH}/statistics`);
    assertEquals([week.body.spins, week.body.people, week.body.points], [1, 1, 10]);
    door.now += 8 * 86_400_000;
    assertEquals((await door.ask("GET", `${PATH}/statistics`)).body.spins, 0);
  });
});
