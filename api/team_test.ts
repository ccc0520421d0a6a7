import { assertEquals } from "@std/assert";
import { forEachDatabase } from "@/testing/database.ts";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Creates a team with these agents. */
async function makeTeam(door: Door, team: string, ...agents: string[]): Promise<void> {
  await door.ask("POST", "/admin/teams", { id: team, name: `Team ${team}` });
  for (const id of agents) {
    const { status } = await door.ask("POST", "/admin/agents", { id, name: id, team });
    assertEquals(status, 201);
  }
}

/** Signs a manager of these teams in. */
async function managerOf(door: Door, ...teams: string[]): Promise<Who> {
  const { db } = door.instance.database;
  const who = await door.person("manager");
  const user = await db.selectFrom("users").select("id").where("role", "=", "manager")
    .orderBy("created_at", "desc").orderBy("email", "desc").limit(1).executeTakeFirstOrThrow();
  for (const key of teams) {
    const team = await db.selectFrom("teams").select("id").where("key", "=", key)
      .executeTakeFirstOrThrow();
    await db.insertInto("team_managers").values({ user_id: user.id, team_id: team.id }).execute();
  }
  return who;
}

interface Work {
  readonly type?: string;
  readonly data?: Record<string, unknown>;
  /** How long ago, in milliseconds. */
  readonly ago?: number;
  readonly times?: number;
}

async function work(door: Door, subject: string, what: Work = {}): Promise<void> {
  const { type = "deal_won", data = {}, ago = 0, times = 1 } = what;
  for (let count = 0; count < times; count++) {
    const time = new Date(door.now - ago - count).toISOString();
    const event = { id: crypto.randomUUID(), source: "/tool", type, subject, time, data };
    const { status, body } = await door.ask("POST", "/events", event);
    assertEquals(status, 200, JSON.stringify(body));
  }
}

async function read(door: Door, path: string, who?: Who) {
  const { status, body } = await door.ask("GET", path, undefined, who);
  assertEquals(status, 200, JSON.stringify(body));
  return body;
}

const named = (list: { agent: { id: string }; signals: { kind: string }[] }[]) =>
  list.map(({ agent, signals }) => [agent.id, ...signals.map(({ kind }) => kind)]);

forEachDatabase(
  "team API - managers get their own teams, admins and keys all, agents and others nothing",
  (database) =>
    withDoor(database, async (door) => {
      await makeTeam(door, "red", "amy", "ben");
      await makeTeam(door, "blue", "cleo");
      const mia = await managerOf(door, "red");
      const noah = await managerOf(door, "blue");
      const lost = await managerOf(door);
      const admin = await door.person("admin");
      const agent = await door.person("agent");
      const status = async (path: string, who: Who) =>
        (await door.ask("GET", path, undefined, who)).status;

      const red = await read(door, "/team?team=red", mia);
      assertEquals(red.team, { id: "red", name: "Team red", members: 2 });
      assertEquals(red.agents.map(({ id }: { id: string }) => id), ["amy", "ben"]);
      assertEquals((await read(door, "/team", noah)).team.id, "blue");
      assertEquals(await status("/team?team=red", noah), 404);
      assertEquals(await status("/team/agents/amy", noah), 404);
      assertEquals(await status("/team/agents/amy", mia), 200);
      assertEquals(await status("/team?team=nowhere", mia), 404);
      assertEquals((await read(door, "/team", lost)).team, null);
      assertEquals((await read(door, "/team", lost)).agents, []);
      for (const path of ["/team", "/team/teams", "/team/agents/amy"]) {
        const refused = await door.ask("GET", path, undefined, agent);
        assertEquals([refused.status, refused.body.code], [403, "managers_only"]);
        assertEquals(await status(path, {}), 401);
        assertEquals(await status(path, await door.key("events:write")), 403);
        assertEquals(await status(path, await door.key("read")), 200);
        assertEquals(await status(path, admin), 200);
      }
      const names = async (query: string, who: Who) =>
        (await read(door, `/team/teams${query}`, who)).entries.map(({ id }: { id: string }) => id);
      assertEquals(await names("", mia), ["red"]);
      assertEquals(await names("", lost), []);
      assertEquals(await names("", admin), ["blue", "red"]);
      assertEquals(await names("?search=RE", admin), ["red"]);
      assertEquals(await names("?search=%25", admin), []);
      const first = await read(door, "/team/teams?limit=1", admin);
      assertEquals(await names(`?limit=1&cursor=${first.nextCursor}`, admin), ["red"]);
      assertEquals(await status("/team/teams?cursor=x", admin), 422);
    }),
);

forEachDatabase(
  "team API - today until now against the same weekday of four weeks",
  (database) =>
    withDoor(database, async (door) => {
      await makeTeam(door, "red", "amy", "ben");
      const mia = await managerOf(door, "red");
      for (const week of [1, 2, 3]) {
        await work(door, "amy", { ago: week * 7 * DAY + 60 * MINUTE, times: week });
        // Later than now on that day: not compared.
        await work(door, "amy", { ago: week * 7 * DAY - 60 * MINUTE, times: 5 });
      }
      // A week with work only after this time of the day counts, with 0.
      await work(door, "amy", { ago: 28 * DAY - 60 * MINUTE });
      // Another weekday is not compared.
      await work(door, "amy", { ago: 8 * DAY, times: 9 });
      await work(door, "amy", { times: 2 });
      const { agents, totals, endangered } = await read(door, "/team", mia);
      const [amy, ben] = agents;
      assertEquals(amy.counts.deals, {
        today: 2,
        usual: 1.5,
        weeks: [
          { day: "2026-11-13", value: 1 },
          { day: "2026-11-06", value: 2 },
          { day: "2026-10-30", value: 3 },
          { day: "2026-10-23", value: 0 },
        ],
      });
      // Two deals, and the streak of the first working day with points.
      assertEquals(amy.points.weeks.map((one: { value: number }) => one.value > 0), [
        ...[true, true, true, false],
      ]);
      assertEquals([ben.counts.deals.usual, ben.points.today], [null, 0]);
      assertEquals([totals.counts.deals.today, totals.points.today], [2, amy.points.today]);
      assertEquals([totals.working, totals.idle, totals.off], [1, 1, 0]);
      assertEquals(endangered, []);
      const person = await read(door, "/team/agents/amy", mia);
      assertEquals([person.agent.id, person.team, person.days.length], ["amy", "red", 90]);
      assertEquals(person.days.at(-1), {
        day: "2026-11-20",
        points: amy.points.today,
        isWorkingDay: true,
        isActive: true,
        isFrozen: false,
      });
    }),
);

forEachDatabase(
  "team API - who works, who is idle, who is off, and since when",
  (database) =>
    withDoor(database, async (door) => {
      await makeTeam(door, "red", "amy", "ben", "cleo");
      const mia = await managerOf(door, "red");
      await work(door, "amy", { type: "session_started", ago: 60 * MINUTE });
      await work(door, "amy", { type: "session_started", ago: 12 * MINUTE });
      await work(door, "amy", { type: "session_started", ago: MINUTE });
      await work(door, "ben", { ago: 40 * MINUTE });
      const leave = { agent: "cleo", first: "2026-11-18", last: "2026-11-24", name: "Away" };
      const { status } = await door.ask("PUT", "/admin/days-off", leave);
      const made = status < 300
        ? status
        : (await door.ask("POST", "/admin/days-off", leave)).status;
      assertEquals(made < 300, true);
      const states = async () =>
        (await read(door, "/team", mia)).agents.map((
          { state }: { state: { kind: string; since: string | null; reason: string | null } },
        ) => [state.kind, state.since, state.reason]);
      assertEquals(await states(), [
        ["working", "2026-11-20T10:48:00.000Z", null],
        ["idle", "2026-11-20T10:20:00.000Z", null],
        ["off", null, "leave"],
      ]);
      // The next day is a Saturday.
      door.now += DAY;
      assertEquals(await states(), [
        ["off", null, "weekday"],
        ["off", null, "weekday"],
        ["off", null, "leave"],
      ]);
    }),
);

forEachDatabase(
  "team API - a streak is in danger until today's first points",
  (database) =>
    withDoor(database, async (door) => {
      await makeTeam(door, "red", "amy", "ben");
      const mia = await managerOf(door, "red");
      await work(door, "amy", { ago: 2 * DAY });
      await work(door, "amy", { ago: DAY });
      await work(door, "ben", { ago: DAY });
      const endangered = async () =>
        (await read(door, "/team", mia)).endangered.map((
          one: { agent: { id: string }; days: number; minutesLeft: number },
        ) => [one.agent.id, one.days, one.minutesLeft]);
      assertEquals(await endangered(), [["amy", 2, 720], ["ben", 1, 720]]);
      // Without points it stays in danger.
      await work(door, "amy", { type: "session_started" });
      await work(door, "ben");
      assertEquals(await endangered(), [["amy", 2, 720]]);
      door.now += DAY;
      assertEquals(await endangered(), [], "Saturday is no working day");
    }),
);

forEachDatabase(
  "team API - help and thanks come from the person's own weeks",
  (database) =>
    withDoor(database, async (door) => {
      await makeTeam(door, "red", "amy", "ben", "cleo");
      const mia = await managerOf(door, "red");
      const reply = (responseTime: number, quality: number) => ({
        type: "message_response",
        data: { responseTime, quality },
      });
      for (const agent of ["amy", "ben", "cleo"]) {
        for (const week of [1, 2, 3]) {
          const ago = week * 7 * DAY + 60 * MINUTE;
          await work(door, agent, { ...reply(100, 0.75), ago, times: 7 });
        }
      }
      await work(door, "amy", { ...reply(200, 0.7), times: 8 });
      await work(door, "ben", { ...reply(40, 0.9), times: 8 });
      // Seven slow replies accuse nobody.
      await work(door, "cleo", { ...reply(900, 0.75), times: 7 });
      const { help, thanks, agents } = await read(door, "/team", mia);
      assertEquals(agents[0].measures.responseTime, {
        today: { value: 200, count: 8 },
        usual: { value: 100, count: 21 },
      });
      assertEquals(named(help), [["amy", "responseTime"]]);
      assertEquals(named(thanks), [["ben", "responseTime", "quality"]]);
      assertEquals(
        help[0].signals[0].sentence,
        "A reply takes 3 min 20 s (8 replies) today, usually 1 min 40 s (21 replies).",
      );
      const person = await read(door, "/team/agents/amy", mia);
      assertEquals(person.help.length, 1);
    }),
);
