import { assertEquals } from "@std/assert";
import { forEachDatabase } from "@/testing/database.ts";
import { type Door, withDoor } from "./testdata/door.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const iso = (time: number) => new Date(time).toISOString();

let count = 0;
async function send(door: Door, subject: string, change: Record<string, unknown> = {}) {
  const event = { id: `boost-${++count}`, source: "/crm", type: "deal_won", subject };
  const { status, body } = await door.ask("POST", "/events", {
    ...event,
    time: iso(door.now),
    ...change,
  });
  assertEquals(status, 200, JSON.stringify(body));
  return body;
}

const boost = (door: Door, change: Record<string, unknown> = {}) => ({
  name: "happy_hour",
  factor: 2,
  endsAt: iso(door.now + HOUR),
  ...change,
});
const make = async (door: Door, change: Record<string, unknown> = {}) =>
  await door.ask("POST", "/admin/boosts", boost(door, change));
const total = async (door: Door, id: string) =>
  (await door.ask("GET", `/agents/${id}`)).body.totalPoints;

forEachDatabase(
  "boosts - a happy hour multiplies the points of its events, and their explanation shows it",
  (database) =>
    withDoor(database, async (door) => {
      const made = await make(door);
      assertEquals([made.status, made.body.startsAt, made.body.team, made.body.types], [
        ...[201, iso(door.now), null, null],
      ]);
      const first = await send(door, "ann");
      assertEquals(first.points, 100);
      assertEquals(first.breakdown, [
        { rule: "base", points: 50 },
        { rule: "happy_hour", factor: 2 },
      ]);
      // The streak is not an action, so it is not boosted.
      assertEquals(first.also, [{ type: "daily_streak", points: 50 }]);
      door.now += HOUR;
      assertEquals((await send(door, "ann")).points, 50);
      // The time of the work counts.
      assertEquals((await send(door, "ann", { time: iso(door.now - MINUTE) })).points, 100);
    }),
);

forEachDatabase(
  "boosts - for some actions, for a team, for an agent; overlapping boosts multiply",
  (database) =>
    withDoor(database, async (door) => {
      await door.ask("POST", "/admin/teams", { id: "north", name: "North" });
      await send(door, "ann", { type: "session_started" });
      await send(door, "bob", { type: "session_started" });
      await door.ask("PATCH", "/admin/agents/ann", { team: "north" });
      const answers = [
        await make(door, { types: ["deal_won"], factor: 1.5 }),
        await make(door, { team: "north", name: "derby", factor: 3 }),
        await make(door, { agent: "bob", name: "comeback", factor: 4 }),
      ];
      assertEquals(answers.map(({ status }) => status), [201, 201, 201]);
      assertEquals((await send(door, "ann")).points, 225);
      assertEquals((await send(door, "bob")).points, 300);
      assertEquals((await send(door, "cid")).points, 75);
      assertEquals((await send(door, "ann", { type: "contact_updated" })).points, 9);
      assertEquals((await send(door, "cid", { type: "contact_updated" })).points, 3);
      const { entries } = (await door.ask("GET", "/admin/boosts?limit=2")).body;
      assertEquals(entries.map((one: Record<string, unknown>) => [one.team, one.agent]), [
        [null, "bob"],
        ["north", null],
      ]);
    }),
);

forEachDatabase(
  "boosts - events slightly ahead of the clock get a boost, too, and lose it when the boost is ended",
  (database) =>
    withDoor(database, async (door) => {
      await send(door, "ann", { time: iso(door.now + 2 * MINUTE) });
      await send(door, "ann", { time: iso(door.now + 4 * MINUTE) });
      assertEquals(await total(door, "ann"), 150);
      const { body } = await make(door, { startsAt: iso(door.now + MINUTE) });
      await door.instance.jobs.runAll();
      assertEquals(await total(door, "ann"), 250);
      door.now += 3 * MINUTE;
      const ended = await door.ask("POST", `/admin/boosts/${body.id}/end`);
      assertEquals([ended.status, ended.body.endsAt], [200, iso(door.now)]);
      // Every desk hears of it.
      const rows = await database.db.selectFrom("outbox").select("messages").orderBy("id")
        .execute();
      assertEquals(
        rows.flatMap(({ messages }) => messages as { type: string; data: unknown }[])
          .filter(({ type }) => type === "boost_end").map(({ data }) => data),
        [{ boost: body.id, endsAt: iso(door.now) }],
      );
      await door.instance.jobs.runAll();
      // What it paid before it was ended stays.
      assertEquals(await total(door, "ann"), 200);
      const again = await door.ask("POST", `/admin/boosts/${body.id}/end`);
      assertEquals([again.status, again.body.code], [409, "boost_over"]);
      assertEquals((await door.ask("POST", "/admin/boosts/999/end")).status, 404);
    }),
);

forEachDatabase(
  "boosts - a boost that has not begun is removed when it is ended",
  (database) =>
    withDoor(database, async (door) => {
      const { body } = await make(door, { startsAt: iso(door.now + MINUTE) });
      assertEquals((await door.ask("POST", `/admin/boosts/${body.id}/end`)).status, 204);
      assertEquals((await door.ask("GET", "/admin/boosts")).body.entries, []);
      door.now += 2 * MINUTE;
      assertEquals((await send(door, "ann")).points, 50);
    }),
);

forEachDatabase(
  "boosts - an invalid boost is refused with the reason",
  (database) =>
    withDoor(database, async (door) => {
      const refusal = async (change: Record<string, unknown>) => {
        const { status, body } = await make(door, change);
        return `${status} ${body.code} ${body.errors?.[0]?.path ?? ""}`.trim();
      };
      const at = (distance: number) => iso(door.now + distance);
      assertEquals(await refusal({ startsAt: at(-1_000) }), "409 boost_in_the_past");
      assertEquals(await refusal({ endsAt: at(0) }), "422 validation_failed endsAt");
      assertEquals(
        await refusal({ startsAt: at(HOUR), endsAt: at(MINUTE) }),
        "422 validation_failed endsAt",
      );
      assertEquals(await refusal({ endsAt: at(32 * DAY) }), "422 validation_failed endsAt");
      assertEquals(await refusal({ factor: 11 }), "422 validation_failed factor");
      assertEquals(await refusal({ factor: 1 }), "422 validation_failed factor");
      assertEquals(await refusal({ name: "Happy Hour" }), "422 validation_failed name");
      assertEquals(await refusal({ name: "base" }), "422 validation_failed name");
      assertEquals(await refusal({ types: ["nap"] }), "422 validation_failed types.0");
      assertEquals(
        await refusal({ types: ["deal_won", "deal_won"] }),
        "422 validation_failed types",
      );
      assertEquals(await refusal({ team: "nowhere" }), "422 unknown_team team");
      assertEquals(await refusal({ agent: "nobody" }), "422 unknown_agent agent");
      assertEquals(await refusal({ team: "a", agent: "b" }), "422 validation_failed agent");
      assertEquals((await door.ask("GET", "/admin/boosts")).body.entries, []);
    }),
);
