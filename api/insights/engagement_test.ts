/** Engagement over the API: every number against straightforward SQL over the raw tables. */
import { assertAlmostEquals, assertEquals } from "@std/assert";
import { sql } from "kysely";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Setup {
  readonly red: number;
  readonly blue: number;
  readonly people: readonly Who[];
  readonly manager: Who;
  readonly admin: Who;
}

/** Four agents in two teams, a manager of one of them and an admin. */
async function setUp(door: Door): Promise<Setup> {
  const { db } = door.instance.database;
  for (const id of ["red", "blue"]) await door.ask("POST", "/admin/teams", { id, name: id });
  const agents = [["amy", "red"], ["ben", "red"], ["cleo", "blue"], ["dan", null]] as const;
  const people: Who[] = [];
  for (const [id, team] of agents) {
    await door.ask("POST", "/admin/agents", { id, name: id, ...(team === null ? {} : { team }) });
    const row = await db.selectFrom("agents").select("id").where("key", "=", id)
      .executeTakeFirstOrThrow();
    people.push(await door.person("agent", { rowId: row.id }));
  }
  const teamRow = async (key: string) =>
    (await db.selectFrom("teams").select("id").where("key", "=", key).executeTakeFirstOrThrow())
      .id;
  const manager = await door.person("manager", undefined, [await teamRow("red")]);
  const admin = await door.person("admin");
  // The tests let weeks pass.
  await db.updateTable("sessions").set({ expires_at: new Date("2030-01-01") }).execute();
  const [red, blue] = [await teamRow("red"), await teamRow("blue")];
  return {
    red,
    blue,
    people,
    manager,
    admin,
  };
}

const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

async function report(door: Door, who: Who, visit: number, more: object = {}) {
  return await door.ask("POST", "/me/engagement", {
    visit: uuid(visit),
    batch: 1,
    seconds: 60,
    ...more,
  }, who);
}

/** Pretends that people came on several days, with the clock of the test. */
async function live(door: Door, { people, manager }: Setup) {
  // Before noon, the day before is not settled yet.
  const start = door.now - HOUR;
  let visit = 0;
  for (let day = 0; day < 40; day++) {
    door.now = start + day * DAY;
    for (const [index, who] of [...people, manager].entries()) {
      if (day % (index + 1) !== 0) continue;
      for (let times = 0; times <= index % 2; times++) {
        const features = index === 0 ? { leaderboard: 2, spin: 1 } : { leaderboard: 1 };
        const seconds = 7 * day + 100 * index;
        assertEquals((await report(door, who, ++visit, { seconds, features })).status, 204);
      }
    }
    // The job may come late.
    if (day % 13 === 0) await door.instance.jobs.runAll();
  }
}

const FROM = "2026-12-10";
const TO = "2026-12-29";

forEachDatabase("engagement - the numbers are those of the raw tables", async (database) => {
  await withDoor(database, async (door) => {
    const setup = await setUp(door);
    const { db } = door.instance.database;
    // Nothing is deleted meanwhile, so that raw tables and counts cover the same days.
    await live(door, setup);
    const counted = await db.selectFrom("engagement_daily").select("day")
      .where("team_id", "is", null).orderBy("day", "desc").executeTakeFirstOrThrow();
    assertEquals(counted.day, "2026-12-27", "two days are open still");
    // November is read by its month, the days around it by themselves.
    const months = await door.ask(
      "GET",
      `/insights/engagement?from=2026-10-30&to=${TO}&team=red`,
      undefined,
      setup.admin,
    );
    const raw = await sql`SELECT count(*)::int AS people,
        count(*) FILTER (WHERE bits & 8 > 0)::int AS leaderboard
      FROM (SELECT bit_or(features) AS bits FROM visit_days WHERE team_id = ${setup.red}
        GROUP BY user_id) p`.execute(db);
    const leaderboard = months.body.features
      .find(({ feature }: { feature: string }) => feature === "leaderboard");
    assertEquals([{ people: months.body.people, leaderboard: leaderboard.people }], raw.rows);
    for (const [team, rows] of [[undefined, null], ["red", setup.red]] as const) {
      const query = `from=${FROM}&to=${TO}${team === undefined ? "" : `&team=${team}`}`;
      const { status, body } = await door.ask(
        "GET",
        `/insights/engagement?${query}`,
        undefined,
        setup.admin,
      );
      assertEquals(status, 200);
      const inTeam = rows === null ? sql`TRUE` : sql`team_id = ${rows}`;
      const active = await sql`SELECT d.day::date AS day,
        (SELECT count(DISTINCT user_id)::int FROM visit_days v WHERE v.day = d.day::date
          AND ${inTeam}) AS daily,
        (SELECT count(DISTINCT user_id)::int FROM visit_days v
          WHERE v.day > d.day::date - 7 AND v.day <= d.day::date AND ${inTeam}) AS weekly,
        (SELECT count(DISTINCT user_id)::int FROM visit_days v
          WHERE v.day > d.day::date - 28 AND v.day <= d.day::date AND ${inTeam}) AS monthly
        FROM generate_series(${FROM}::date, ${TO}::date, '1 day') d(day) ORDER BY 1`.execute(db);
      assertEquals(body.active, active.rows);
      const daily = sum(body.active, "daily"), monthly = sum(body.active, "monthly");
      assertAlmostEquals(body.stickiness, daily / monthly, 1e-9);
      const lengths = await sql`SELECT count(*)::int AS count,
          percentile_disc(0.5) WITHIN GROUP (ORDER BY length)::int AS "medianSeconds",
          percentile_disc(0.75) WITHIN GROUP (ORDER BY length)::int AS "upperQuartileSeconds"
        FROM (SELECT round(seconds / 10.0) * 10 AS length FROM visits
          WHERE day BETWEEN ${FROM} AND ${TO} AND ${inTeam}) v`.execute(db);
      const { distribution, ...visits } = body.visits;
      assertEquals(visits, lengths.rows[0]);
      assertEquals(sum(distribution, "visits"), visits.count);
      const [people] = (await sql<{ people: number }>`
        SELECT count(DISTINCT user_id)::int AS people FROM visit_days
        WHERE day BETWEEN ${FROM} AND ${TO} AND ${inTeam}`.execute(db)).rows;
      assertEquals(body.people, people!.people);
      const features = await sql<{ feature: string; people: number; uses: number }>`
        SELECT f.feature, count(DISTINCT f.user_id)::int AS people, sum(f.uses)::int AS uses
        FROM feature_uses f JOIN visit_days v ON v.user_id = f.user_id AND v.day = f.day
        WHERE f.day BETWEEN ${FROM} AND ${TO} AND ${inTeam} GROUP BY 1 ORDER BY 1`.execute(db);
      const used = body.features.filter((one: { uses: number }) => one.uses > 0);
      assertEquals(
        used.map(({ feature, people, uses }: Record<string, unknown>) => ({
          feature,
          people,
          uses,
        })),
        features.rows,
      );
      assertAlmostEquals(used[0].share, used[0].people / body.people, 1e-9);
    }
    const own = await door.ask("GET", `/insights/engagement?to=${TO}`, undefined, setup.manager);
    const red = await door.ask(
      "GET",
      `/insights/engagement?to=${TO}&team=red`,
      undefined,
      setup.manager,
    );
    assertEquals(own.body, { ...red.body, team: null }, "the only team of the manager");
    const foreign = "/insights/engagement?team=blue";
    assertEquals((await door.ask("GET", foreign, undefined, setup.manager)).status, 404);
    assertEquals((await door.ask("GET", foreign, undefined, setup.people[0])).status, 403);
  });
});

forEachDatabase("engagement - old visits are deleted, their counts stay", async (database) => {
  await withDoor(database, async (door) => {
    const { people, admin } = await setUp(door);
    const { db } = door.instance.database;
    await report(door, people[0]!, 1, { features: { spin: 3 } });
    const read = () =>
      door.ask("GET", "/insights/engagement?from=2026-11-20&to=2026-11-20", undefined, admin);
    const before = await read();
    door.now += 36 * DAY;
    await door.instance.jobs.runAll();
    assertEquals(await db.selectFrom("visits").selectAll().execute(), []);
    assertEquals(await db.selectFrom("feature_uses").selectAll().execute(), []);
    assertEquals((await read()).body, before.body);
    door.now += 400 * DAY;
    await door.instance.jobs.runAll();
    assertEquals(await db.selectFrom("visit_days").selectAll().execute(), []);
    assertEquals((await read()).body.active, before.body.active);
  });
});

forEachDatabase("engagement - a message counts once, and claims no more time", async (database) => {
  await withDoor(database, async (door) => {
    const { people: [amy] } = await setUp(door);
    const { db } = door.instance.database;
    const visits = async () =>
      (await db.selectFrom("visits").select("seconds").orderBy("id").execute())
        .map(({ seconds }) => seconds);
    const uses = async () =>
      (await db.selectFrom("feature_uses").select("uses").execute()).map(({ uses }) => uses);
    await report(door, amy!, 1, { features: { spin: 2 } });
    await report(door, amy!, 1, { features: { spin: 2 } });
    assertEquals([await visits(), await uses()], [[60], [2]]);
    door.now += 20_000;
    await report(door, amy!, 1, { batch: 2, seconds: 3_600, features: { spin: 1 } });
    assertEquals([await visits(), await uses()], [[110], [3]], "20 seconds and 30 of slack");
    await report(door, amy!, 1, { batch: 1, seconds: 10 });
    assertEquals(await visits(), [110], "an older message came late");
    for (let visit = 2; visit <= 200; visit++) await report(door, amy!, visit);
    assertEquals((await visits()).length, 200);
    assertEquals((await report(door, amy!, 201)).status, 204);
    assertEquals((await visits()).length, 200, "the maximum of a day");
    await report(door, amy!, 1, { batch: 3, seconds: 10 });
    assertEquals((await visits())[0], 120, "known visits go on");
  });
});

forEachDatabase("engagement - who does not want it is not measured", async (database) => {
  await withDoor(database, async (door) => {
    const { people: [amy, ben], admin } = await setUp(door);
    const { db } = door.instance.database;
    const count = async () => (await db.selectFrom("visit_days").selectAll().execute()).length;
    for (const header of ["sec-gpc", "dnt"]) {
      assertEquals((await report(door, { ...amy!, [header]: "1" }, 1)).status, 204);
    }
    assertEquals(await count(), 0);
    await report(door, amy!, 1, { features: { spin: 1 } });
    await report(door, ben!, 2);
    assertEquals(await count(), 2);
    const off = await door.ask("PATCH", "/me", { preferences: { usage: false } }, amy);
    assertEquals([off.status, off.body.preferences.usage], [200, false]);
    assertEquals(await count(), 1, "what was stored is gone");
    await report(door, amy!, 3, { features: { spin: 1 } });
    assertEquals(await count(), 1);
    assertEquals(await db.selectFrom("feature_uses").selectAll().execute(), []);
    const { body } = await door.ask("GET", "/insights/engagement", undefined, admin);
    assertEquals([body.optedOut, body.people], [1, 1]);
    await door.ask("PATCH", "/me", { preferences: { usage: true } }, amy);
    await report(door, amy!, 4);
    assertEquals(await count(), 2);
  });
});

forEachDatabase("engagement - bad messages and periods are refused", async (database) => {
  await withDoor(database, async (door) => {
    const { people: [amy], admin } = await setUp(door);
    const wrong = [
      [{ visit: "mine" }, "visit"],
      [{ seconds: -1 }, "seconds"],
      [{ seconds: 3_601 }, "seconds"],
      [{ batch: 0 }, "batch"],
      [{ features: { unknown: 1 } }, "features"],
      [{ features: { spin: 1_001 } }, "features.spin"],
    ] as const;
    for (const [more, path] of wrong) {
      const { status, body } = await report(door, amy!, 1, more);
      assertEquals([status, body.errors[0].path.split(".unknown")[0]], [422, path]);
    }
    const other = await report(door, amy!, 1, { userId: "somebody" });
    assertEquals(other.status, 422, "the person is the one of the session");
    assertEquals((await report(door, await door.key("admin"), 1)).status, 403);
    assertEquals((await report(door, { ...amy!, origin: "https://evil.example" }, 1)).status, 403);
    for (const query of ["from=2026-11-21&to=2026-11-20", "from=2023-01-01", "from=yesterday"]) {
      const path = `/insights/engagement?${query}`;
      assertEquals((await door.ask("GET", path, undefined, admin)).status, 422, query);
    }
  });
});

const sum = (list: readonly Record<string, number>[], key: string) =>
  list.reduce((total, one) => total + one[key]!, 0);
