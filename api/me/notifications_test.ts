import { assert, assertEquals } from "@std/assert";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { forEachDatabase } from "@/testing/database.ts";
import type { Who } from "@/services/rules/testdata/door.ts";
import { withPeople, type World } from "./testdata/people.ts";

const DAY = 86_400_000;

/** Sends a deal of Ann's, which is worth more than a level. */
function deal({ ask, now }: World, id: string, time = now) {
  return ask("POST", "/events", {
    id,
    source: "/crm",
    type: "deal_won",
    subject: "ann",
    time: new Date(time).toISOString(),
    data: { value: 50_000 },
  });
}

async function listOf({ ask }: World, who: Who) {
  const { status, body } = await ask("GET", "/me/notifications", undefined, who);
  assertEquals(status, 200, JSON.stringify(body));
  // deno-lint-ignore no-explicit-any -- answers as clients get them
  return body as { entries: any[]; unread: number; nextCursor: string | null };
}

const kindsOf = ({ entries }: { entries: readonly { kind: string }[] }) =>
  [...new Set(entries.map(({ kind }) => kind))].sort();

forEachDatabase(
  "notifications - what happens is told once, also when it is sent again",
  (database) =>
    withPeople(database, async (world) => {
      const { ann, bob, boss, instance } = world;
      await deal(world, "deal-1");
      const first = await listOf(world, ann);
      assert(kindsOf(first).includes("level_up"), JSON.stringify(first));
      assertEquals(first.unread, first.entries.length);
      // The second event takes the short way through memory.
      await deal(world, "deal-2", world.now + 1_000);
      const second = await listOf(world, ann);
      assert(second.entries.length >= first.entries.length);
      const ids = second.entries.map(({ id }) => id);
      assertEquals(ids, ids.toSorted((a, b) => b - a), "newest first");
      await deal(world, "deal-1");
      await deal(world, "deal-2", world.now + 1_000);
      await assertRebuilds(instance.database.db);
      assertEquals(await listOf(world, ann), second);
      assertEquals((await listOf(world, bob)).entries, []);
      assertEquals((await listOf(world, boss)).unread, 0);
    }),
);

forEachDatabase(
  "notifications - work of a time long past is no news",
  (database) =>
    withPeople(database, async (world) => {
      await deal(world, "old", world.now - 3 * DAY);
      assertEquals((await listOf(world, world.ann)).entries, []);
    }),
);

forEachDatabase(
  "notifications - reading and clearing, by id and up to one",
  (database) =>
    withPeople(database, async (world) => {
      const { ask, ann, bob } = world;
      // Several levels.
      for (let number = 1; number <= 9; number++) await deal(world, `deal-${number}`);
      const { entries, unread } = await listOf(world, ann);
      assert(unread >= 2, `${unread} unread`);
      const [newest, next] = entries;
      const read = await ask("POST", "/me/notifications/read", { ids: [next!.id] }, ann);
      assertEquals(read.body, { unread: unread - 1 });
      await ask("POST", "/me/notifications/read", { upTo: newest!.id }, bob);
      assertEquals((await listOf(world, ann)).unread, unread - 1, "others read only their own");
      const page = await ask("GET", "/me/notifications?limit=1", undefined, ann);
      assertEquals(page.body.entries.map(({ id }: { id: number }) => id), [newest!.id]);
      const cursor = page.body.nextCursor;
      const after = await ask("GET", `/me/notifications?limit=1&cursor=${cursor}`, undefined, ann);
      assertEquals(after.body.entries.map(({ id }: { id: number }) => id), [next!.id]);
      const all = await ask("POST", "/me/notifications/read", { upTo: newest!.id }, ann);
      assertEquals(all.body, { unread: 0 });
      await ask("DELETE", `/me/notifications/${next!.id}`, undefined, ann);
      assertEquals((await listOf(world, ann)).entries.length, entries.length - 1);
      const kind = newest!.kind;
      await ask("DELETE", `/me/notifications?upTo=${newest!.id}&kind=${kind}`, undefined, ann);
      assert(!kindsOf(await listOf(world, ann)).includes(kind));
      await ask("DELETE", `/me/notifications?upTo=${newest!.id}`, undefined, ann);
      assertEquals((await listOf(world, ann)).entries, []);
      // What was cleared is not told again.
      await deal(world, "deal-1");
      assertEquals((await listOf(world, ann)).entries, []);
      for (const body of [{}, { ids: [] }, { ids: [0] }, { upTo: 1, ids: [1] }]) {
        assertEquals((await ask("POST", "/me/notifications/read", body, ann)).status, 422);
      }
      assertEquals((await ask("GET", "/me/notifications", undefined, {})).status, 401);
    }),
);

forEachDatabase(
  "notifications - kinds that are off are not kept; hours are checked",
  (database) =>
    withPeople(database, async (world) => {
      const { ask, ann } = world;
      const set = (input: unknown) => ask("PUT", "/me/notification-settings", input, ann);
      const night = { from: 1_320, to: 420 };
      const stored = await set({ muted: ["level_up", "level_up"], quiet: night });
      assertEquals(stored.body, { muted: ["level_up"], quiet: night, timeZone: "Europe/Berlin" });
      const again = await ask("GET", "/me/notification-settings", undefined, ann);
      assertEquals(again.body, stored.body);
      await deal(world, "deal-1");
      const kinds = kindsOf(await listOf(world, ann));
      assert(!kinds.includes("level_up"), kinds.join());
      for (const quiet of [{ from: 60, to: 60 }, { from: -1, to: 60 }, { from: 0, to: 1_440 }]) {
        assertEquals((await set({ muted: [], quiet })).status, 422, JSON.stringify(quiet));
      }
      assertEquals((await set({ muted: ["weather"], quiet: null })).status, 422);
    }),
);

forEachDatabase(
  "notifications - leave that somebody decides about, and a boost",
  (database) =>
    withPeople(database, async (world) => {
      const { ask, ann, bob, boss, instance } = world;
      const days = { first: "2026-12-10", last: "2026-12-11" };
      const { body: asked } = await ask("POST", "/me/leave", days, ann);
      assertEquals((await listOf(world, ann)).entries, [], "she did it herself");
      const reason = "All hands";
      await ask("POST", `/team/leave/${asked.id}/cancel`, { reason }, boss);
      const [told] = (await listOf(world, ann)).entries;
      assertEquals([told.kind, told.data], ["leave", { state: "canceled", ...days, reason }]);
      const boost = await ask("POST", "/admin/boosts", {
        name: "happy_hour",
        title: "Happy Hour",
        factor: 2,
        startsAt: new Date(world.now + 60_000).toISOString(),
        endsAt: new Date(world.now + 3_600_000).toISOString(),
        types: null,
        team: null,
        agent: "bob",
      });
      assertEquals(boost.status, 201, JSON.stringify(boost.body));
      await instance.jobs.runAll();
      assertEquals((await listOf(world, bob)).entries, [], "it has not begun");
      world.now += 120_000;
      await instance.jobs.runAll();
      await instance.jobs.runAll();
      const { entries } = await listOf(world, bob);
      assertEquals(entries.map(({ kind, data }) => [kind, data.title]), [["boost", "Happy Hour"]]);
      assertEquals((await listOf(world, ann)).unread, 1);
    }),
);

forEachDatabase(
  "notifications - a streak in danger is told in the evening, once",
  (database) =>
    withPeople(database, async (world) => {
      const { ask, ann, instance } = world;
      const work = (day: string) =>
        ask("POST", "/events", {
          id: day,
          source: "/crm",
          type: "contact_updated",
          subject: "ann",
          time: `${day}T10:00:00Z`,
          data: {},
        });
      await work("2026-11-18");
      await work("2026-11-19");
      const streaks = async () =>
        (await listOf(world, ann)).entries.filter(({ kind }) => kind === "streak");
      world.now = Date.parse("2026-11-20T15:30:00Z");
      await instance.jobs.runAll();
      assertEquals(await streaks(), [], "it is still afternoon");
      world.now = Date.parse("2026-11-20T16:30:00Z");
      await instance.jobs.runAll();
      await instance.jobs.runAll();
      const [told, ...more] = await streaks();
      assertEquals([told.data, more], [{ length: 2, day: "2026-11-20" }, []]);
      // On Saturday nobody is expected to work, and on Monday there was work before the evening.
      await work("2026-11-20");
      for (const evening of ["2026-11-20T18:30:00Z", "2026-11-21T19:00:00Z"]) {
        world.now = Date.parse(evening);
        await instance.jobs.runAll();
      }
      world.now = Date.parse("2026-11-23T18:00:00Z");
      await work("2026-11-23");
      await instance.jobs.runAll();
      assertEquals((await streaks()).length, 1);
    }),
);

forEachDatabase(
  "notifications - no more than 500 are kept, and old ones go",
  (database) =>
    withPeople(database, async (world) => {
      const { ann, instance } = world;
      const { db } = instance.database;
      const { id: agent } = await db.selectFrom("agents").select("id").where("key", "=", "ann")
        .executeTakeFirstOrThrow();
      const rows = Array.from({ length: 510 }, (_, at) => ({
        agent_id: agent,
        kind: "spin",
        key: `spin/test/${at}`,
        data: JSON.stringify({ earnedBy: "level" }),
        created_at: new Date(world.now - (at === 509 ? 100 * DAY : 0)),
      }));
      await db.insertInto("notifications").values(rows).execute();
      await instance.jobs.runAll();
      const { count } = await db.selectFrom("notifications")
        .select(({ fn }) => fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
      assertEquals(Number(count), 499);
      assertEquals((await listOf(world, ann)).unread, 499);
    }),
);
