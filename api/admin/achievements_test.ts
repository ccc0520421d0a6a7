/** Achievements through the API, as admins define them. */
import { assertEquals } from "@std/assert";
import { sql } from "kysely";
import { createAgents } from "@/db/agents/new_agents.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";

const DAY = 86_400_000;
/** Noon on a Friday, the clock of the door. */
const NOW = Date.parse("2026-11-20T11:00:00Z");

const DEALS = {
  key: "deals_2",
  family: "deals",
  title: "Two deals",
  description: "Win two deals.",
  category: "pipeline",
  icon: "handshake",
  tier: 1,
  points: 40,
  metric: { events: ["deal_won"], measure: { kind: "count" } },
  target: 2,
};

function test(name: string, use: (door: Door & { db: TestDatabase["db"] }) => Promise<void>) {
  forEachDatabase(
    `definitions of achievements - ${name}`,
    (database) =>
      withDoor(database, async (door) => {
        const { db } = database;
        await createAgents(
          db,
          ["ann", "bob", "cid", "dan"].map((id) => ({ id, name: id, email: null })),
        );
        await use(Object.assign(door, { db }));
      }),
  );
}

let count = 0;
const event = (subject: string, days: number, changes: object = {}) => ({
  id: `a-${++count}`,
  source: "/crm",
  type: "deal_won",
  subject,
  time: new Date(NOW + days * DAY).toISOString(),
  data: {},
  ...changes,
});
const pathsOf = (
  { status, body }: { status: number; body: { errors?: { path: string }[] } },
) => [status, body.errors?.map(({ path }) => path)];

test("words and looks change in place, what it pays for does not", async ({ ask, db }) => {
  assertEquals((await ask("POST", "/admin/achievements", DEALS)).status, 201);
  await ask("POST", "/events/batch", { events: [event("ann", -2), event("ann", -1)] });
  const change = (body: object) => ask("PATCH", "/admin/achievements/deals_2", body);
  const saved = await change({ title: "A pair", icon: "star", secret: true, revision: 1 });
  assertEquals(saved.status, 200);
  const { title, icon, secret, target, revision, people, share, awards } = saved.body;
  assertEquals([title, icon, secret, target, revision], ["A pair", "star", true, 2, 2]);
  assertEquals([people, share, awards], [1, 0.25, 1]);
  const outdated = await change({ title: "Pair", revision: 1 });
  assertEquals([outdated.status, outdated.body.code], [409, "edit_conflict"]);
  assertEquals(pathsOf(await change({ target: 3 })), [422, [""]]);
  assertEquals(pathsOf(await change({ title: "" })), [422, ["title"]]);
  assertEquals((await ask("PATCH", "/admin/achievements/none", { title: "x" })).status, 404);
  // The entry keeps the title of its day, and the proof accepts it.
  const { body } = await ask("GET", "/agents/ann/history");
  const entry = body.entries.find(({ type }: { type: string }) => type === "achievement");
  assertEquals(entry.reason.includes("Two deals"), true);
  await assertRebuilds(db);
});

test("a replacement retires the old one and counts from its day on", async (scene) => {
  const { ask } = scene;
  assertEquals((await ask("POST", "/admin/achievements", DEALS)).status, 201);
  await ask("POST", "/events/batch", { events: [event("ann", -2), event("ann", -1)] });
  const next = {
    ...DEALS,
    key: "deals_1",
    family: "deals_1",
    target: 1,
    points: 70,
    startsOn: "2026-11-22",
  };
  const replace = (body: object) => ask("POST", "/admin/achievements/deals_2/replace", body);
  assertEquals(pathsOf(await replace({ achievement: next, from: "2026-11-20" })), [422, ["from"]]);
  assertEquals((await replace({ achievement: next, revision: 9 })).body.code, "edit_conflict");
  assertEquals((await replace({ achievement: DEALS })).body.code, "achievement_exists");
  const { status, body } = await replace({ achievement: next, from: "2026-11-22" });
  assertEquals([status, body.key, body.replaces, body.startsOn], [
    ...[200, "deals_1", "deals_2", "2026-11-22"],
  ]);
  const old = (await ask("GET", "/admin/achievements/deals_2")).body;
  assertEquals([old.retiredFrom, old.replacedBy, old.people], ["2026-11-22", "deals_1", 1]);
  await scene.instance.jobs.runAll();
  // Past work does not count for the new one, work from its day on does.
  assertEquals((await ask("GET", "/admin/achievements/deals_1")).body.people, 0);
  scene.now = NOW + 3 * DAY;
  const { body: answer } = await ask("POST", "/events", event("ann", 2.9));
  assertEquals(answer.achievements.map(({ key }: { key: string }) => key), ["deals_1"]);
  const both = ["deals_1", "deals_2"];
  const { body: all } = await ask("GET", "/agents/ann/achievements?limit=200");
  assertEquals(
    all.entries.filter(({ key, awards }: { key: string; awards: number }) =>
      both.includes(key) && awards === 1
    ).length,
    2,
  );
  assertEquals(
    (await ask("POST", "/admin/achievements/none/replace", {
      achievement: { ...next, key: "deals_9", family: "deals_9" },
    })).status,
    404,
  );
});

test("reach agrees with plain SQL over the event log", async ({ ask, db, instance }) => {
  const events = [
    ...[-9, -8, -8, -2].map((days) => event("ann", days, { data: { value: 100 } })),
    ...[-9, -1].map((days) => event("bob", days, { data: { value: 20.4 } })),
    event("cid", -3, { data: { value: 5 } }),
    event("cid", -4, { data: { value: 500 } }),
    event("dan", -3, { type: "new_contact" }),
  ];
  assertEquals((await ask("POST", "/events/batch", { events })).status, 200);
  await ask("DELETE", `/events/%2Fcrm/${events[7]!.id}`);
  const question = {
    metric: DEALS.metric,
    target: 2,
    points: 10,
    span: null,
    repeatable: false,
    startsOn: null,
  };
  const reach = async (changes: object) =>
    (await ask("POST", "/admin/achievements/reach", { ...question, ...changes })).body;
  const of = ({ reached, awards, points, medianPercent, firstOn, lastOn, verdict }: {
    [name: string]: unknown;
  }) => [reached, awards, points, medianPercent, firstOn, lastOn, verdict];
  const { rows } = await sql<{ key: string; total: number }>`
    SELECT a.key, count(*)::int AS total FROM events e JOIN agents a ON a.id = e.agent_id
    WHERE e.type = 'deal_won' AND e.status = 'scored' GROUP BY a.key ORDER BY a.key`.execute(db);
  assertEquals(rows.map(({ key, total }) => [key, total]), [["ann", 4], ["bob", 2], ["cid", 1]]);
  const all = await reach({});
  assertEquals(of(all), [2, 2, 20, 100, "2026-11-12", "2026-11-19", "some"]);
  assertEquals(
    all.bars.filter((bar: { people: number }) => bar.people > 0)
      .map(({ from, people }: { from: number; people: number }) => [from, people]),
    [[0, 1], [50, 1], [100, 2]],
  );
  // ann: two pairs; bob: one.
  assertEquals(of(await reach({ repeatable: true })).slice(0, 3), [2, 3, 30]);
  assertEquals(of(await reach({ span: "day" })), [
    ...[1, 1, 10, 50],
    "2026-11-12",
    "2026-11-12",
    "some",
  ]);
  assertEquals(of(await reach({ startsOn: "2026-11-12" })).slice(0, 1), [1]);
  const days = { events: ["deal_won"], measure: { kind: "days" } };
  assertEquals(of(await reach({ metric: days, target: 3 })).slice(0, 5), [
    ...[1, 1, 10, 66, "2026-11-18"],
  ]);
  const sum = {
    events: ["deal_won"],
    measure: { kind: "sum", field: "value" },
    when: [{ field: "value", op: "lt", value: 100 }],
  };
  assertEquals(of(await reach({ metric: sum, target: 40 })).slice(0, 4), [1, 1, 10, 12]);
  const points = { events: [], measure: { kind: "points" } };
  const everybody = await reach({ metric: points, target: 1 });
  assertEquals([everybody.reached, everybody.verdict], [4, "everybody"]);
  const streak = { events: [], measure: { kind: "streak" } };
  const { rows: streaks } = await sql<{ people: number }>`
    SELECT count(DISTINCT agent_id)::int AS people FROM agent_days
    WHERE streak_length = 2`.execute(db);
  assertEquals((await reach({ metric: streak, target: 2 })).reached, streaks[0]!.people);
  assertEquals((await reach({ target: 99 })).verdict, "nobody");
  assertEquals(
    pathsOf(await ask("POST", "/admin/achievements/reach", { ...question, target: 0 })),
    [
      422,
      ["target"],
    ],
  );

  // Once it is defined, exactly those have it whom the question named.
  for (
    const [key, changes] of [
      ["one", {}],
      ["again", { repeatable: true }],
      ["daily", { span: "day" }],
      ["weekly", { span: "week", repeatable: true }],
      ["late", { startsOn: "2026-11-12" }],
      ["days_3", { metric: days, target: 3 }],
      ["sum_40", { metric: sum, target: 40 }],
      ["streak_2", { metric: streak, target: 2 }],
    ] as const
  ) {
    const made = await ask("POST", "/admin/achievements", {
      ...DEALS,
      ...changes,
      key,
      family: key,
    });
    assertEquals(made.status, 201, JSON.stringify(made.body));
    await instance.jobs.runAll();
    const { people, awards } = (await ask("GET", `/admin/achievements/${key}`)).body;
    const asked = await reach({ ...changes });
    assertEquals([people, awards], [asked.reached, asked.awards], key);
  }
});
