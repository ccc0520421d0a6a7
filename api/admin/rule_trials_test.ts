import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

const TRIALS = "/admin/rule-trials";
const WEEK = { from: "2026-11-16", to: "2026-11-20" };
const TEAM = 60;
/** Deals pay more, replies less. */
const rules = {
  ...DEFAULT_RULES,
  actions: {
    ...DEFAULT_RULES.actions,
    deal_won: { base: 60 },
    message_response: { base: 2 },
  },
};

/** Half of the people win a deal, half answer; one has no work in the period. */
async function work(door: Door) {
  const events = Array.from({ length: TEAM }, (_, i) => ({
    id: `w-${i}`,
    source: "/desk",
    type: i % 2 === 0 ? "deal_won" : "message_response",
    subject: `agent-${String(i).padStart(2, "0")}`,
    time: "2026-11-18T10:00:00Z",
    data: {},
  }));
  const before = { ...events[0]!, id: "early", subject: "early", time: "2026-11-02T10:00:00Z" };
  const { body } = await door.ask("POST", "/events/batch", { events: [...events, before] });
  assertEquals(body.results.length, TEAM + 1);
}

forEachDatabase(
  "rule trials - say who would gain and lose, in parts, sorted, searched, paged and as CSV",
  (database) =>
    withDoor(database, async (door) => {
      await work(door);
      const started = await door.ask("POST", TRIALS, { ...WEEK, rules });
      assertEquals(started.status, 201, JSON.stringify(started.body));
      const { id, status, agents, doneAgents, from, to } = started.body;
      assertEquals([status, agents, doneAgents], ["running", TEAM, 0]);
      assertEquals([from, to], ["2026-11-15T23:00:00.000Z", "2026-11-20T11:00:00.000Z"]);
      await door.instance.jobs.runAll();
      const { body: done } = await door.ask("GET", `${TRIALS}/${id}`);
      assertEquals([done.status, done.doneAgents], ["done", TEAM]);
      // Every agent has a streak of 50, and a deal for 50 or a reply for 5.
      assertEquals(done.sums, {
        before: 30 * 100 + 30 * 55,
        after: 30 * 110 + 30 * 52,
        changedAgents: TEAM,
        gaining: 30,
        losing: 30,
      });
      assertEquals(done.effects.map((one: { message: string }) => one.message), [
        "All together would have got 5% more points (4,860 points instead of 4,650).",
        "30 people would have got more, 30 people less.",
      ]);

      const list = async (query: string) =>
        (await door.ask("GET", `${TRIALS}/${id}/agents?${query}`)).body;
      const first = await list("limit=2");
      assertEquals(first.entries[0], {
        agent: { id: "agent-00", name: "agent-00" },
        before: 100,
        after: 110,
        difference: 10,
        changedEntries: 1,
      });
      const second = await list(`limit=2&cursor=${first.nextCursor}`);
      assertEquals(second.entries.map((one: { agent: { id: string } }) => one.agent.id), [
        ...["agent-04", "agent-06"],
      ]);
      assertEquals((await list("sort=loss&limit=1")).entries[0].difference, -3);
      assertEquals((await list("only=losses&limit=200")).entries.length, 30);
      assertEquals((await list("only=gains&q=AGENT-07")).entries, []);
      assertEquals((await list("q=AGENT-07")).entries.length, 1);
      const { type, text } = await door.download(
        `/api/v1${TRIALS}/${id}/agents.csv?sort=name`.replace("/api/v1", ""),
        await door.key("admin"),
      );
      assertStringIncludes(type, "text/csv");
      const lines = text.trim().split("\r\n");
      assertEquals(lines.slice(0, 3), [
        "id,name,now,draft,difference",
        "agent-00,agent-00,100,110,10",
        "agent-01,agent-01,55,52,-3",
      ]);
      assertEquals(lines.length, TEAM + 1);
      const { body: agent } = await door.ask("GET", "/agents/agent-00");
      assertEquals(agent.totalPoints, 100, "no points change");
      assertEquals((await door.ask("DELETE", `${TRIALS}/${id}`)).status, 204);
      assertEquals((await door.ask("GET", `${TRIALS}/${id}`)).status, 404);
    }),
);

forEachDatabase(
  "rule trials - warn about rules that pay nobody, or everybody without bound",
  (database) =>
    withDoor(database, async (door) => {
      await work(door);
      const effectOf = async (rules: unknown) => {
        const { body } = await door.ask("POST", TRIALS, { ...WEEK, rules });
        await door.instance.jobs.runAll();
        return (await door.ask("GET", `${TRIALS}/${body.id}`)).body.effects[0];
      };
      const nothing = {
        actions: {},
        daily_streak: { base: 0, consecutiveBonus: 0, maxMultiplier: 1 },
      };
      const none = await effectOf(nothing);
      assertEquals([none.severity, none.message], [
        "warning",
        "Nobody would have got a single point; all together they got 4,650.",
      ]);
      const much = await effectOf({ ...rules, actions: { deal_won: { base: 10_000 } } });
      assertEquals(much.severity, "warning");
      assertStringIncludes(much.message, "64 times as many points");
    }),
);

forEachDatabase(
  "rule trials - of a recalculation, which then shows its progress and who applied it",
  (database) =>
    withDoor(database, async (door) => {
      await work(door);
      const admin = await door.person("admin");
      const { body: draft } = await door.ask("POST", "/admin/recalculations", {
        ...WEEK,
        to: "2026-11-19",
        rules,
      }, admin);
      assertEquals([draft.from, draft.to], [
        "2026-11-15T23:00:00.000Z",
        "2026-11-19T23:00:00.000Z",
      ]);
      const path = `/admin/recalculations/${draft.id}`;
      const trial = await door.ask("POST", TRIALS, { recalculation: draft.id }, admin);
      assertEquals([trial.status, trial.body.recalculation], [201, draft.id]);
      await door.instance.jobs.runAll();
      const { body: found } = await door.ask("GET", `${path}?summary=false`);
      assertEquals([found.trial, found.summary, found.agents], [trial.body.id, null, null]);
      const { body: done } = await door.ask("GET", `${TRIALS}/${trial.body.id}`);

      const { body: applied } = await door.ask("POST", `${path}/apply`, undefined, admin);
      assertEquals([applied.agents, applied.appliedBy], [TEAM, draft.createdBy]);
      const running = await door.ask("GET", path);
      assertEquals([running.body.waitingAgents, running.body.agents], [TEAM, TEAM]);
      await door.instance.jobs.runAll();
      const after = await door.ask("GET", path);
      assertEquals([after.body.status, after.body.waitingAgents], ["done", 0]);
      const { body: all } = await door.ask("GET", "/leaderboards?period=all&limit=200");
      const sum = all.entries.reduce((sum: number, one: { points: number }) => sum + one.points, 0);
      assertEquals(sum, done.sums.after + 100, "the dry run said what the points would be");
      const removed = await door.ask("DELETE", path);
      assertEquals([removed.status, removed.body.code], [409, "recalculation_applied"]);
      const { body: other } = await door.ask("POST", "/admin/recalculations", {
        ...WEEK,
        to: "2026-11-19",
        ruleVersion: 1,
      });
      await door.ask("POST", TRIALS, { recalculation: other.id });
      assertEquals((await door.ask("DELETE", `/admin/recalculations/${other.id}`)).status, 204);
      assertEquals((await door.ask("DELETE", `/admin/recalculations/${other.id}`)).status, 404);
    }),
);

forEachDatabase(
  "rule trials - bad input is refused at its field, and few run at a time",
  (database) =>
    withDoor(database, async (door) => {
      await work(door);
      const wrong: [unknown, string][] = [
        [{ rules }, "from"],
        [{ ...WEEK }, "rules"],
        [{ ...WEEK, rules, version: 1 }, "rules"],
        [{ ...WEEK, version: 9 }, "version"],
        [{ ...WEEK, rules: { actions: {} } }, "rules.daily_streak"],
        [{ from: "2026-11-31", to: WEEK.to, rules }, "from"],
        [{ from: WEEK.to, to: WEEK.from, rules }, "to"],
        [{ from: "2026-01-01", to: WEEK.to, rules }, "from"],
        [{ from: WEEK.from, to: "2026-11-21T00:00:00Z", rules }, "to"],
        [{ recalculation: 1, rules }, "rules"],
        [{ ...WEEK, rules, more: 1 }, ""],
      ];
      for (const [body, path] of wrong) {
        const answer = await door.ask("POST", TRIALS, body);
        assertEquals([answer.status, answer.body.errors?.[0]?.path], [422, path], path);
      }
      assertEquals((await door.ask("POST", TRIALS, { recalculation: 9 })).status, 404);
      const { body: { id } } = await door.ask("POST", TRIALS, { ...WEEK, version: 1 });
      for (const query of ["sort=size", "only=some", "limit=0", "cursor=x", "q=%00"]) {
        assertEquals((await door.ask("GET", `${TRIALS}/${id}/agents?${query}`)).status, 422, query);
      }
      for (const one of ["0", "x", "99999"]) {
        assert([404, 422].includes((await door.ask("GET", `${TRIALS}/${one}/agents`)).status));
      }
      for (let running = 1; running < 10; running++) {
        await door.ask("POST", TRIALS, { ...WEEK, version: 1 });
      }
      const full = await door.ask("POST", TRIALS, { ...WEEK, version: 1 });
      assertEquals([full.status, full.body.code], [422, "too_many_trials"]);
      const manager = await door.person("manager");
      assertEquals((await door.ask("POST", TRIALS, { ...WEEK, version: 1 }, manager)).status, 403);
    }),
);
