/** Sums of senders' numbers are exact, for very large numbers too and after reversals. */
import { assert, assertEquals } from "@std/assert";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";

const TIME = "2026-11-20T09:00:00Z";

/** Creates an achievement and a challenge that sum a field of won deals. */
async function prepare(door: Door, field: string): Promise<void> {
  const metric = { events: ["deal_won"], measure: { kind: "sum", field } };
  const made = await door.ask("POST", "/admin/achievements", {
    key: "big",
    family: "big",
    title: "Big",
    description: "Much",
    category: "pipeline",
    icon: "star",
    tier: 1,
    points: 10,
    target: 1_000_000_000,
    metric,
  });
  assertEquals(made.status, 201, JSON.stringify(made.body));
  const opened = await door.ask("POST", "/admin/challenges", {
    key: "race",
    title: "Race",
    kind: "individual",
    metric,
    target: 1_000_000_000,
    rewardPoints: 10,
    startsAt: "2026-11-20T12:00:00Z",
    endsAt: "2026-11-22T12:00:00Z",
  });
  assertEquals(opened.status, 201, JSON.stringify(opened.body));
}

async function deal(door: Door, id: string, field: string, value: unknown) {
  const data = { [field]: value };
  return await door.ask("POST", "/events", {
    id,
    source: "/crm",
    type: "deal_won",
    subject: "ava",
    time: TIME,
    data,
  });
}

async function progressOf({ instance, ask }: Door): Promise<number> {
  await instance.rewards.idle();
  const { body } = await ask("GET", "/agents/ava/achievements?limit=200");
  return body.entries.find(({ key }: { key: string }) => key === "big").progress;
}

forEachDatabase(
  "sums - after a huge number is reversed, the sum is the old one",
  async (database) => {
    await withDoor(database, async (door) => {
      await prepare(door, "amount");
      const huge = [9007199254740992, 1e308, 1e308, 9007199254740991, 1e15, 1e-320, -5, 0];
      assertEquals((await deal(door, "one", "amount", 1)).status, 200);
      assertEquals(await progressOf(door), 1);
      for (const [index, value] of huge.entries()) {
        assertEquals((await deal(door, `h${index}`, "amount", value)).status, 200, String(value));
        assert(await progressOf(door) >= 1, `a sum is never below what it was: ${value}`);
      }
      await assertRebuilds(database.db);
      for (const index of huge.keys()) {
        const { status } = await door.ask("DELETE", `/events/%2Fcrm/h${index}`);
        assert(status < 300, String(status));
      }
      assertEquals(await progressOf(door), 1);
      await assertRebuilds(database.db);
    });
  },
);

forEachDatabase(
  "sums - an impossibly large amount is refused, naming the field",
  async (database) => {
    await withDoor(database, async (door) => {
      await prepare(door, "value");
      for (const value of [1e308, -1e308, 9007199254740992, 1e12 + 1]) {
        const { status, body } = await deal(door, "big", "value", value);
        assertEquals([status, body.code], [422, "validation_failed"], String(value));
        assert(JSON.stringify(body.errors).includes("data.value"), JSON.stringify(body));
      }
      for (const [index, value] of [0.1, 0.2, 1e12, -1e12, 1].entries()) {
        assertEquals((await deal(door, `d${index}`, "value", value)).status, 200, String(value));
      }
      assertEquals((await door.ask("DELETE", "/events/%2Fcrm/d2")).status < 300, true);
      assertEquals(await progressOf(door), 1);
      await assertRebuilds(database.db);
    });
  },
);
