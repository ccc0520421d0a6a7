import { assertEquals } from "@std/assert";
import { findAgent } from "@/db/agents/agents.ts";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";

let sent = 0;

/** Two teams, ann and abe in red, bea in blue and cy in none, each with deals of this week. */
async function prepare(door: Door): Promise<void> {
  for (const id of ["red", "blue"]) await door.ask("POST", "/admin/teams", { id, name: id });
  const teams = { ann: "red", abe: "red", bea: "blue", cy: null };
  for (const [id, team] of Object.entries(teams)) {
    await door.ask("POST", "/admin/agents", { id, name: id, team });
  }
  await reply(door, "ann", 3);
  await reply(door, "abe", 1);
  await reply(door, "bea", 3);
  await reply(door, "cy", 9);
}

/** Contacts pay 3 points each. */
async function reply(door: Door, subject: string, times: number, daysAgo = 0): Promise<void> {
  for (let n = 0; n < times; n++) {
    const time = new Date(door.now - daysAgo * 86_400_000).toISOString();
    const event = { id: `b-${++sent}`, source: "/crm", type: "contact_updated", subject, time };
    const { status, body } = await door.ask("POST", "/events", { ...event, data: {} });
    assertEquals(status, 200, JSON.stringify(body));
  }
}

async function personOf(door: Door, { db }: TestDatabase, id: string): Promise<Who> {
  return await door.person("agent", (await findAgent(db, id))!);
}

const rows = (body: { entries: { rank: number; team: { id: string } }[] }) =>
  body.entries.map((one) => `${one.rank} ${one.team.id}`);

forEachDatabase(
  "team board - points per active member; who is hidden counts on neither side",
  (database) =>
    withDoor(database, async (door) => {
      await prepare(door);
      const ann = await personOf(door, database, "ann");
      const read = async (query = "", who = ann) =>
        (await door.ask("GET", `/leaderboards/teams?period=week${query}`, undefined, who)).body;
      const board = await read();
      // Red has more points in all, and fewer per member.
      assertEquals(rows(board), ["1 blue", "2 red"]);
      assertEquals(board.mine, board.entries[1]);
      const { points, activeMembers, pointsPerMember } = board.mine;
      assertEquals(activeMembers, 2);
      assertEquals(pointsPerMember, Math.round(points * 10 / 2) / 10);

      const hidden = await door.ask("PATCH", "/agents/abe/visibility", { hidden: true });
      assertEquals(hidden.status, 200);
      const after = await read();
      assertEquals(rows(after), ["1 blue", "1 red"]);
      assertEquals(after.mine.activeMembers, 1);

      // Nobody of one's own team has points, or there is no team.
      assertEquals((await read("&at=2026-10-01")).entries, []);
      assertEquals((await read("&at=2026-10-01")).mine, null);
      assertEquals((await read("", await personOf(door, database, "cy"))).mine, null);
      const manager = await door.person("manager");
      assertEquals(rows(await read("", manager)), ["1 blue", "1 red"]);
      const bad = await door.ask("GET", "/leaderboards/teams?period=year", undefined, ann);
      assertEquals([bad.status, bad.body.code], [422, "validation_failed"]);
    }),
);

forEachDatabase(
  "own ranks - are those of the boards, in one answer",
  (database) =>
    withDoor(database, async (door) => {
      await prepare(door);
      await reply(door, "abe", 2, 7);
      const ann = await personOf(door, database, "ann");
      const abe = await personOf(door, database, "abe");
      const read = async (who: Who, query: string) =>
        (await door.ask("GET", `/me/ranks?${query}`, undefined, who)).body.periods;
      const weeks = await read(abe, "period=week");
      assertEquals(weeks.length, 12);
      const short = ({ period, rank, agents }: typeof weeks[number]) =>
        [period.start, rank, agents] as const;
      assertEquals(weeks.slice(0, 3).map(short), [
        ["2026-11-16", 4, 4],
        ["2026-11-09", 1, 1],
        ["2026-11-02", null, 0],
      ]);
      // Ann and bea have equal points.
      const own = await read(ann, "period=week&periods=1");
      const board = await door.ask("GET", "/leaderboards?period=week", undefined, ann);
      assertEquals([own[0].rank, own[0].points], [board.body.me.rank, board.body.me.points]);
      assertEquals(own[0].rank, 2);
      assertEquals((await read(abe, "period=week&periods=1&at=2026-11-10"))[0].rank, 1);
      assertEquals((await read(abe, "period=all")).length, 1);

      await door.ask("PATCH", "/agents/abe/visibility", { hidden: true });
      const gone = await read(abe, "period=week&periods=2");
      assertEquals(gone.map(short), [["2026-11-16", null, 3], ["2026-11-09", null, 0]]);
      const manager = await door.person("manager");
      assertEquals((await door.ask("GET", "/me/ranks", undefined, manager)).status, 403);
      const bad = await door.ask("GET", "/me/ranks?periods=500", undefined, ann);
      assertEquals([bad.status, bad.body.code], [422, "validation_failed"]);
    }),
);

forEachDatabase(
  "on leave - the desk says so to those who may see the leave, and to nobody else",
  (database) =>
    withDoor(database, async (door) => {
      await prepare(door);
      const { db } = database;
      const rowOf = async (key: string) =>
        (await db.selectFrom("teams").select("id").where("key", "=", key)
          .executeTakeFirstOrThrow()).id;
      const red = await door.person("manager", undefined, [await rowOf("red")]);
      const blue = await door.person("manager", undefined, [await rowOf("blue")]);
      const admin = await door.person("admin");
      const enter = (agent: string, first: string, last: string) =>
        door.ask("POST", "/team/leave", { agent, first, last, note: "" }, admin);
      // Today is 2026-11-20.
      assertEquals((await enter("abe", "2026-11-19", "2026-11-20")).status, 201);
      assertEquals((await enter("bea", "2026-11-21", "2026-11-22")).status, 201);
      assertEquals((await enter("cy", "2026-11-18", "2026-11-19")).status, 201);
      const away = async (who: Who) => (await door.ask("GET", "/desk", undefined, who)).body.away;
      assertEquals(await away(red), ["abe"]);
      assertEquals(await away(blue), []);
      assertEquals(await away(admin), ["abe"]);
      // Their own, but not their teammates'.
      assertEquals(await away(await personOf(door, database, "abe")), ["abe"]);
      assertEquals(await away(await personOf(door, database, "ann")), []);
      door.now += 86_400_000;
      assertEquals(await away(admin), ["bea"]);
      await door.ask("PATCH", "/agents/bea/visibility", { hidden: true });
      assertEquals(await away(admin), []);
    }),
);
