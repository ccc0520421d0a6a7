import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { sql } from "kysely";
import { findAgent } from "@/db/agents/agents.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Wednesday, November 18, 2026 in Berlin. */
const WEDNESDAY = Date.parse("2026-11-18T09:00:00Z");

async function send(
  door: Door,
  subject: string,
  type: string,
  time: number,
  data: Record<string, unknown> = {},
): Promise<string> {
  const id = crypto.randomUUID();
  const event = { id, source: "/tool", type, subject, time: new Date(time).toISOString(), data };
  const { status, body } = await door.ask("POST", "/events", event);
  assertEquals(status, 200, JSON.stringify(body));
  return id;
}

async function report(door: Door, query = "", who?: Who) {
  const { status, body } = await door.ask("GET", `/insights/report${query}`, undefined, who);
  assertEquals(status, 200, JSON.stringify(body));
  return body;
}

// deno-lint-ignore no-explicit-any -- an answer
function headline(answer: any, key: string) {
  // deno-lint-ignore no-explicit-any -- an answer
  const found = answer.headlines.find((one: any) => one.key === key);
  return [found.value, found.before];
}

async function makeTeam(door: Door, id: string, ...agents: string[]): Promise<void> {
  const { status, body } = await door.ask("POST", "/admin/teams", { id, name: `Team ${id}` });
  assertEquals(status, 201, JSON.stringify(body));
  for (const agent of agents) {
    const moved = await door.ask("PATCH", `/admin/agents/${agent}`, { team: id });
    assertEquals(moved.status, 200, JSON.stringify(moved.body));
  }
}

/** Two weeks of work of three people; the clock stands on the Monday after. */
async function work(door: Door): Promise<void> {
  for (const [agent, days] of [["ann", 9], ["bob", 4], ["cat", 2]] as const) {
    for (let day = 0; day < days; day++) {
      const time = WEDNESDAY - day * DAY;
      await send(door, agent, "deal_won", time);
      await send(door, agent, "message_response", time + HOUR, { responseTime: 40 + day * 10 });
      await send(door, agent, "deal_lost", time + 2 * HOUR);
    }
  }
  // Just before and just after midnight in Berlin, between Sunday and Monday.
  await send(door, "ann", "deal_won", Date.parse("2026-11-15T22:59:59Z"));
  await send(door, "ann", "deal_won", Date.parse("2026-11-15T23:00:00Z"));
  const taken = await send(door, "bob", "deal_won", WEDNESDAY);
  const gone = await door.ask("DELETE", `/events/${encodeURIComponent("/tool")}/${taken}`);
  assertEquals(gone.status, 200, JSON.stringify(gone.body));
  door.now = Date.parse("2026-11-23T09:00:00Z");
  await door.instance.jobs.runAll();
}

/** The same numbers, counted in the log and the ledger one by one. */
async function countedBySql(door: Door, from: string, to: string, team: string | null) {
  const { db } = door.instance.database;
  const { rows: [row] } = await sql<Record<string, number>>`
    WITH people AS (SELECT a.id FROM agents a LEFT JOIN teams t ON t.id = a.team_id
      WHERE ${team === null}::boolean OR t.key = ${team ?? ""}),
    span AS (SELECT e.* FROM events e WHERE e.agent_id IN (SELECT id FROM people)
      AND (e.time AT TIME ZONE 'Europe/Berlin')::date BETWEEN ${from}::date AND ${to}::date
      AND NOT e.is_reversed)
    SELECT
      (SELECT coalesce(sum(h.points), 0)::int FROM reward_history h
        WHERE h.agent_id IN (SELECT id FROM people)
        AND (h.time AT TIME ZONE 'Europe/Berlin')::date BETWEEN ${from}::date AND ${to}::date)
        AS points,
      (SELECT count(*)::int FROM span WHERE source NOT LIKE 'laurel:%') AS events,
      (SELECT count(DISTINCT agent_id)::int FROM span WHERE points > 0) AS active,
      (SELECT avg((data->>'responseTime')::float8) FROM span WHERE type = 'message_response')
        AS "responseTime",
      (SELECT count(*) FILTER (WHERE type = 'deal_won')::float8 / nullif(count(*), 0) FROM span
        WHERE type IN ('deal_won', 'deal_lost')) AS conversion`.execute(db);
  return row!;
}

forEachDatabase(
  "report - its numbers are those of the log",
  (database) =>
    withDoor(database, async (door) => {
      await work(door);
      await makeTeam(door, "sales", "ann", "cat");
      for (const team of [null, "sales"]) {
        const answer = await report(door, team === null ? "" : `?team=${team}`);
        assertEquals([answer.week, answer.start, answer.end], [
          "2026-W47",
          "2026-11-16",
          "2026-11-22",
        ]);
        const [now, before] = [
          await countedBySql(door, "2026-11-16", "2026-11-22", team),
          await countedBySql(door, "2026-11-09", "2026-11-15", team),
        ];
        assert(now["points"]! > 0 && before["points"]! > 0);
        assertEquals(headline(answer, "points"), [now["points"], before["points"]]);
        assertEquals(headline(answer, "events"), [now["events"], before["events"]]);
        assertEquals(headline(answer, "activePeople"), [now["active"], before["active"]]);
        assertEquals(headline(answer, "responseTime"), [
          now["responseTime"],
          before["responseTime"],
        ]);
        assertEquals(headline(answer, "conversion"), [now["conversion"], before["conversion"]]);
        // deno-lint-ignore no-explicit-any -- an answer
        const sum = answer.days.reduce((all: number, { points }: any) => all + points, 0);
        assertEquals(sum, now["points"]);
        assertEquals(answer.weeks.length, 12);
        assertEquals(answer.weeks.at(-1), {
          week: "2026-W47",
          start: "2026-11-16",
          points: now["points"],
        });
        assertEquals(answer.weeks.at(-2).points, before["points"]);
      }
    }),
);

forEachDatabase(
  "report - events count before and after their day is measured",
  (database) =>
    withDoor(database, async (door) => {
      await work(door);
      const counts = async () => headline(await report(door), "events");
      const matchesTheLog = async () => {
        const { events } = await countedBySql(door, "2026-11-16", "2026-11-22", null);
        const found = await counts();
        assertEquals(found[0], events);
        return events!;
      };
      const measured = await matchesTheLog();
      // More work, and work that is taken back, on days that were measured.
      await send(door, "ann", "deal_won", WEDNESDAY + HOUR);
      await send(door, "dan", "deal_lost", WEDNESDAY);
      const taken = await send(door, "bob", "deal_won", WEDNESDAY + HOUR);
      await door.ask("DELETE", `/events/${encodeURIComponent("/tool")}/${taken}`);
      assertEquals(await matchesTheLog(), measured + 2);
      door.now += DAY;
      await door.instance.jobs.runAll();
      assertEquals(await matchesTheLog(), measured + 2);
    }),
);

forEachDatabase(
  "report - streaks that were kept, recognition, and what cannot be concluded",
  (database) =>
    withDoor(database, async (door) => {
      await work(door);
      const answer = await report(door);
      // Ann came with a streak and worked every working day until Wednesday; Bob began on Sunday.
      assertEquals(headline(answer, "streaksKept")[0], 1);
      assertEquals(answer.mostPoints[0].person, { id: "ann", name: "ann" });
      assertEquals(answer.longestStreaks[0].person.id, "ann");
      assert(answer.notes.some((note: string) => note.startsWith("Response time: Only 8 were")));
      assert(answer.notes.some((note: string) => note.includes("not why")));
      assertEquals(answer.hiddenPeople, 0);
    }),
);

forEachDatabase(
  "report - people who chose not to be shown are counted and not named",
  (database) =>
    withDoor(database, async (door) => {
      await work(door);
      const before = await report(door);
      const hidden = await door.ask("PATCH", "/agents/ann/visibility", { hidden: true });
      assertEquals(hidden.status, 200, JSON.stringify(hidden.body));
      const answer = await report(door);
      assertEquals(headline(answer, "points"), headline(before, "points"));
      assertEquals(answer.hiddenPeople, 1);
      assertStringIncludes(answer.notes.at(-1), "1 person who chose not to be shown");
      const { headlines: _, notes: __, ...named } = answer;
      assert(!JSON.stringify(named).includes("ann"));
      const people = await door.ask("GET", "/insights/report/people");
      assertEquals(people.body.entries.map(({ id }: { id: string }) => id), ["bob", "cat"]);
      for (const format of ["csv", "json"]) {
        const key = await door.key("read");
        const file = await door.download(`/insights/report.${format}`, key);
        assert(!file.text.includes("ann") && file.text.includes("bob"));
      }
    }),
);

forEachDatabase(
  "report - managers read their teams only, and wrong weeks are refused",
  (database) =>
    withDoor(database, async (door) => {
      await work(door);
      await makeTeam(door, "sales", "ann");
      await makeTeam(door, "support", "bob");
      const { rows } = await sql<{ id: number }>`SELECT id FROM teams WHERE key = 'sales'`
        .execute(database.db);
      const manager = await door.person("manager", undefined, [rows[0]!.id]);
      const own = await report(door, "", manager);
      assertEquals(own.team.id, "sales");
      assertEquals(own.mostPoints.map(({ person }: { person: { id: string } }) => person.id), [
        "ann",
      ]);
      const other = await door.ask("GET", "/insights/report?team=support", undefined, manager);
      assertEquals(other.status, 404);
      const nobody = await door.person("manager");
      assertEquals((await door.ask("GET", "/insights/report", undefined, nobody)).status, 404);
      const agent = await door.person("agent", await findAgent(database.db, "ann"));
      assertEquals((await door.ask("GET", "/insights/report", undefined, agent)).status, 403);
      for (const week of ["2026-48", "2027-W53", "2026-W49", "x"]) {
        const { status, body } = await door.ask("GET", `/insights/report?week=${week}`);
        assertEquals([status, body.errors[0].path], [422, "week"], week);
      }
      assertEquals((await report(door, "?week=2026-W48")).isOver, false);
    }),
);

forEachDatabase(
  "report - files hold everybody and no formula",
  (database) =>
    withDoor(database, async (door) => {
      await work(door);
      const named = await door.ask("PATCH", "/admin/agents/bob", { name: "=HYPERLINK(1)" });
      assertEquals(named.status, 200, JSON.stringify(named.body));
      const key = await door.key("read");
      const csv = await door.download("/insights/report.csv", key);
      const lines = csv.text.split("\r\n");
      assertEquals(
        lines[0],
        "id,name,team,points,points before,active days,streak,awards",
      );
      assertEquals(lines.length, 5);
      assert(csv.text.includes("bob,'=HYPERLINK(1),,"), csv.text);
      const json = JSON.parse((await door.download("/insights/report.json", key)).text);
      assertEquals(json.people.length, 3);
      assertEquals(json.report.week, "2026-W47");
      const sum = json.people.reduce((all: number, one: { points: number }) => all + one.points, 0);
      assertEquals(sum, headline(json.report, "points")[0]);
    }),
);
