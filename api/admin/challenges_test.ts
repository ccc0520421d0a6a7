/** Challenges through the API, as admins and managers make them. */
import { assertEquals } from "@std/assert";
import { sql } from "kysely";
import { createAgents } from "@/db/agents/new_agents.ts";
import { insertTeam } from "@/db/agents/teams.ts";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";

const DAY = 86_400_000;
/** Noon on a Friday, the clock of the door. */
const NOW = Date.parse("2026-11-20T11:00:00Z");
const at = (days: number) => new Date(NOW + days * DAY).toISOString();

const SPRINT = {
  key: "sprint",
  title: "Sprint",
  kind: "individual",
  metric: { events: ["deal_won"], measure: { kind: "count" } },
  target: 2,
  rewardPoints: 100,
  startsAt: at(1),
  endsAt: at(8),
  audience: { teams: ["red"] },
};

interface Scene extends Door {
  readonly db: TestDatabase["db"];
  /** Manages the team red. */
  readonly mia: Who;
}

/** Two teams: ann and bob in red, cid in blue; eve is in none. */
function test(name: string, use: (scene: Scene) => Promise<void>) {
  forEachDatabase(
    `challenges of managers - ${name}`,
    (database) =>
      withDoor(database, async (door) => {
        const { db } = database;
        await createAgents(
          db,
          ["ann", "bob", "cid", "eve"].map((id) => ({ id, name: id.toUpperCase(), email: null })),
        );
        for (const [id, members] of [["red", ["ann", "bob"]], ["blue", ["cid"]]] as const) {
          await insertTeam(db, { id, name: id.toUpperCase() });
          const team = db.selectFrom("teams").select("id").where("key", "=", id);
          await db.updateTable("agents").set({ team_id: team }).where("key", "in", members)
            .execute();
        }
        const { id } = await db.selectFrom("teams").select("id").where("key", "=", "red")
          .executeTakeFirstOrThrow();
        const mia = await door.person("manager", undefined, [id]);
        // The clock of the door is set through the door itself.
        await use(Object.assign(door, { db, mia }));
      }),
  );
}

let count = 0;
const event = (subject: string, days: number, changes: object = {}) => ({
  id: `e-${++count}`,
  source: "/crm",
  type: "deal_won",
  subject,
  time: at(days),
  data: {},
  ...changes,
});

const brief = ({ status, body }: { status: number; body: { code?: string; errors?: unknown } }) => [
  status,
  body.code,
  (body.errors as { path: string }[] | undefined)?.map(({ path }) => path),
];

test("a manager makes challenges for their own teams and people only", async ({ ask, mia }) => {
  const make = (changes: object) =>
    ask("POST", "/admin/challenges", { ...SPRINT, ...changes }, mia);
  const made = await make({});
  assertEquals([made.status, made.body.changes, made.body.mayCancel], [201, "all", true]);
  assertEquals(made.body.audienceMembers, [{ id: "red", name: "RED", isGone: false }]);
  assertEquals((await make({ key: "duel", audience: { agents: ["ann", "bob"] } })).status, 201);
  for (
    const [audience, path] of [
      ["everyone", "audience"],
      [{ teams: ["red", "blue"] }, "audience.teams"],
      [{ teams: ["nowhere"] }, "audience.teams"],
      [{ agents: ["ann", "cid"] }, "audience.agents"],
      [{ agents: ["eve"] }, "audience.agents"],
      [{ agents: ["nobody"] }, "audience.agents"],
    ] as const
  ) {
    assertEquals(brief(await make({ key: "other", audience })), [403, "not_your_team", [path]]);
    const preview = { challenge: { ...SPRINT, audience } };
    assertEquals(
      brief(await ask("POST", "/admin/challenges/preview", preview, mia)),
      [403, "not_your_team", [path]],
    );
  }
});

test("a manager sees what concerns their teams, and changes only what is theirs", async (scene) => {
  const { ask, mia } = scene;
  const make = async (key: string, audience: unknown) =>
    assertEquals(
      (await ask("POST", "/admin/challenges", { ...SPRINT, key, audience })).status,
      201,
    );
  await make("all", "everyone");
  await make("both", { teams: ["red", "blue"] });
  await make("blues", { teams: ["blue"] });
  await make("cid", { agents: ["cid", "eve"] });
  await make("ann", { agents: ["ann"] });
  const { body } = await ask("GET", "/admin/challenges", undefined, mia);
  assertEquals(
    body.entries.map((
      one: { id: string; changes: string; mayCancel: boolean },
    ) => [one.id, one.changes, one.mayCancel]),
    [["all", "nothing", false], ["ann", "all", true], ["both", "nothing", false]],
  );
  assertEquals(
    (await ask("GET", "/admin/challenge-tabs", undefined, mia)).body,
    { running: 0, upcoming: 3, over: 0, canceled: 0 },
  );
  for (const path of ["", "/standings", "/history"]) {
    assertEquals((await ask("GET", `/admin/challenges/cid${path}`, undefined, mia)).status, 404);
  }
  const change = { title: "Mine" };
  assertEquals((await ask("PATCH", "/admin/challenges/blues", change, mia)).status, 404);
  assertEquals((await ask("POST", "/admin/challenges/blues/cancel", {}, mia)).status, 404);
  assertEquals(
    brief(await ask("PATCH", "/admin/challenges/both", change, mia)),
    [403, "not_your_team", ["audience.teams"]],
  );
  assertEquals((await ask("POST", "/admin/challenges/all/cancel", {}, mia)).status, 403);
  // Theirs cannot be given to others either.
  assertEquals(
    brief(await ask("PATCH", "/admin/challenges/ann", { audience: "everyone" }, mia)),
    [403, "not_your_team", ["audience"]],
  );
  const agent = await scene.person("agent");
  assertEquals((await ask("GET", "/admin/challenges", undefined, agent)).status, 403);
  const found = await ask("GET", "/team/people/search?q=", undefined, mia);
  assertEquals(found.body.entries.map(({ id }: { id: string }) => id), ["ann", "bob"]);
  assertEquals((await ask("GET", "/team/people/search")).body.entries.length, 4);
});

test("what is wrong is named at its field", async ({ ask }) => {
  const make = async (changes: object) =>
    brief(await ask("POST", "/admin/challenges", { ...SPRINT, ...changes }));
  assertEquals(await make({ target: 0 }), [422, "validation_failed", ["target"]]);
  assertEquals(await make({ endsAt: at(1) }), [422, "challenge_ends_before_start", ["endsAt"]]);
  assertEquals(await make({ startsAt: at(-1) }), [422, "challenge_starts_in_past", ["startsAt"]]);
  assertEquals(await make({ startsAt: "soon" }), [422, "validation_failed", ["startsAt"]]);
  assertEquals(await make({ endsAt: at(400) }), [422, "validation_failed", ["endsAt"]]);
  assertEquals(await make({ audience: { teams: ["green"] } }), [
    ...[422, "unknown_team", ["audience.teams"]],
  ]);
  const duel = { kind: "head_to_head", target: null };
  assertEquals(await make({ ...duel, audience: { agents: ["ann", "ann"] } }), [
    ...[422, "validation_failed", ["audience.agents"]],
  ]);
  assertEquals(await make({ ...duel, audience: { agents: ["ann", "nobody"] } }), [
    ...[422, "unknown_agent", ["audience.agents"]],
  ]);
  assertEquals((await ask("POST", "/admin/challenges", SPRINT)).status, 201);
  const change = async (body: object) =>
    brief(await ask("PATCH", "/admin/challenges/sprint", body));
  assertEquals(await change({ target: null }), [422, "validation_failed", ["target"]]);
  assertEquals(await change({ key: "other" }), [422, "validation_failed", [""]]);
  assertEquals(await change({ startsAt: at(-3) }), [422, "challenge_starts_in_past", ["startsAt"]]);
  assertEquals((await ask("PATCH", "/admin/challenges/none", { title: "x" })).status, 404);
});

test("everything changes before the start, then the words and a later end", async (scene) => {
  const { ask, mia } = scene;
  assertEquals((await ask("POST", "/admin/challenges", SPRINT, mia)).status, 201);
  const change = (body: object) => ask("PATCH", "/admin/challenges/sprint", body, mia);
  const first = await change({ target: 1, title: "Run", startsAt: at(0.5), revision: 1 });
  assertEquals([first.status, first.body.target, first.body.revision], [200, 1, 2]);
  const late = await change({ title: "Other", revision: 1 });
  assertEquals([late.status, late.body.code], [409, "edit_conflict"]);

  scene.now = NOW + 2 * DAY;
  const send = async (...events: object[]) =>
    assertEquals((await ask("POST", "/events/batch", { events })).status, 200);
  await send(event("ann", 1.5), event("cid", 1.5), event("bob", 0.2));
  assertEquals(brief(await change({ target: 5, rewardPoints: 1 })), [
    ...[409, "challenge_fixed", ["target", "rewardPoints"]],
  ]);
  assertEquals(brief(await change({ endsAt: at(7) })), [422, "validation_failed", ["endsAt"]]);
  const longer = await change({ endsAt: at(9), description: "Two days more", target: 1 });
  assertEquals([longer.status, longer.body.endsAt, longer.body.changes], [
    ...[200, at(9), "words_and_later_end"],
  ]);
  const { body: standings } = await ask(
    "GET",
    "/admin/challenges/sprint/standings",
    undefined,
    mia,
  );
  assertEquals(
    standings.entries.map((
      one: { id: string; progress: number; team: string },
    ) => [one.id, one.progress, one.team]),
    [["ann", 1, "RED"]],
  );
  const { body: history } = await ask("GET", "/admin/challenges/sprint/history", undefined, mia);
  assertEquals(
    history.entries.map((act: { title: string; changed: string[] }) => [act.title, act.changed]),
    [
      ["Changed a challenge", ["description", "endsAt"]],
      ["Changed a challenge", ["title", "target", "startsAt"]],
      ["Created a challenge", []],
    ],
  );
  scene.now = NOW + 10 * DAY;
  assertEquals(brief(await change({ title: "Late" })), [409, "challenge_fixed", ["title"]]);
});

test("an open race keeps its end, and a cancellation says why", async (scene) => {
  const { ask, mia } = scene;
  const duel = {
    ...SPRINT,
    kind: "head_to_head",
    target: null,
    audience: { agents: ["ann", "bob"] },
  };
  assertEquals((await ask("POST", "/admin/challenges", duel, mia)).status, 201);
  scene.now = NOW + 2 * DAY;
  assertEquals(
    brief(await ask("PATCH", "/admin/challenges/sprint", { endsAt: at(9) }, mia)),
    [409, "challenge_fixed", ["endsAt"]],
  );
  const cancel = (body: object) => ask("POST", "/admin/challenges/sprint/cancel", body, mia);
  assertEquals(brief(await cancel({ reason: "" })), [422, "validation_failed", ["reason"]]);
  const { body } = await cancel({ reason: "The dialer was down." });
  assertEquals([body.state, body.cancelReason, body.mayCancel], [
    ...["canceled", "The dialer was down.", false],
  ]);
  const ann = await scene.db.selectFrom("agents").select("id").where("key", "=", "ann")
    .executeTakeFirstOrThrow();
  const asAnn = await scene.person("agent", { rowId: ann.id });
  const seen = await ask("GET", "/challenges/sprint", undefined, asAnn);
  assertEquals(seen.body.cancelReason, "The dialer was down.");
  const list = await ask("GET", "/admin/challenges?tab=canceled&q=SPR", undefined, mia);
  assertEquals(list.body.entries.length, 1);
  assertEquals((await ask("GET", "/admin/challenges?tab=running")).body.entries, []);
});

test("the preview agrees with plain SQL over the event log", async (scene) => {
  const { ask, db } = scene;
  const sum = { kind: "sum", field: "value" };
  const events = [
    event("ann", -6, { data: { value: 10 } }),
    event("ann", -5, { data: { value: 15 } }),
    event("bob", -5.5, { data: { value: 40 } }),
    event("cid", -4, { data: { value: 30 } }),
    event("cid", -3.9, { data: { value: 0.4 } }),
    event("ann", -8, { data: { value: 99 } }),
    event("eve", -4, { type: "new_contact" }),
  ];
  assertEquals((await ask("POST", "/events/batch", { events })).status, 200);
  const taken = await ask("DELETE", `/events/%2Fcrm/${events[2]!.id}`);
  assertEquals(taken.status, 200);
  const challenge = {
    ...SPRINT,
    startsAt: at(0.1),
    endsAt: at(7),
    audience: "everyone",
    metric: {
      events: ["deal_won"],
      measure: sum,
      when: [{ field: "value", op: "gte", value: 10 }],
    },
    target: 25,
    maxWinners: 1,
  };
  const { status, body } = await ask("POST", "/admin/challenges/preview", { challenge });
  assertEquals(status, 200);
  const { rows } = await sql<{ key: string; total: number }>`
    SELECT a.key, sum(round((e.data->>'value')::numeric))::int AS total
    FROM events e JOIN agents a ON a.id = e.agent_id
    WHERE e.type = 'deal_won' AND e.status = 'scored' AND (e.data->>'value')::numeric >= 10
      AND e.time >= ${body.from}::timestamptz AND e.time < ${body.to}::timestamptz
    GROUP BY a.key ORDER BY a.key`.execute(db);
  assertEquals(rows, [{ key: "ann", total: 25 }, { key: "cid", total: 30 }]);
  assertEquals(
    body.first.map((
      one: { id: string; progress: number; reachedAt: string; place: number },
    ) => [one.id, one.progress, one.reachedAt, one.place]),
    [["ann", 25, at(-5), 1], ["cid", 30, at(-4), null]],
  );
  const { competitors, active, reached, paidAgents, points, median, best, verdict } = body;
  assertEquals([competitors, active, reached, paidAgents, points], [4, 2, 2, 1, 100]);
  assertEquals([median, best, verdict], [0, 30, "fair"]);

  const corrected = await ask("POST", "/corrections", {
    event: { source: "/crm", id: events[3]!.id },
    difference: 7,
    reason: "A bigger deal than it seemed.",
  });
  assertEquals(corrected.status, 200, JSON.stringify(corrected.body));
  const team = { ...challenge, kind: "team", metric: { events: [], measure: { kind: "points" } } };
  const teams = await ask("POST", "/admin/challenges/preview", {
    challenge: { ...team, target: 1_000_000 },
  });
  assertEquals([teams.body.competitors, teams.body.verdict], [2, "nobody_reaches"]);
  const { rows: sums } = await sql<{ key: string; total: number }>`
    SELECT t.key, sum(e.points)::int AS total FROM events e JOIN agents a ON a.id = e.agent_id
    JOIN teams t ON t.id = a.team_id
    WHERE e.status = 'scored' AND e.time >= ${body.from}::timestamptz
      AND e.time < ${body.to}::timestamptz GROUP BY t.key ORDER BY total DESC`.execute(db);
  assertEquals(
    teams.body.first.map((one: { id: string; progress: number }) => [one.id, one.progress]),
    sums.map(({ key, total }) => [key, total]),
  );

  const earlier = { challenge, pastFrom: at(-8.5) };
  const before = await ask("POST", "/admin/challenges/preview", earlier);
  assertEquals([before.body.from, before.body.best], [at(-8.5), 124]);
  assertEquals(
    brief(await ask("POST", "/admin/challenges/preview", { challenge, pastFrom: at(1) })),
    [422, "validation_failed", ["pastFrom"]],
  );
});
