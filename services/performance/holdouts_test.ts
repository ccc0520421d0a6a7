import { assert, assertEquals } from "@std/assert";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";

const DAY = 86_400_000;

let count = 0;
async function deal(door: Door, subject: string, time = door.now) {
  const { status, body } = await door.ask("POST", "/events", {
    id: `holdout-${++count}`,
    source: "/crm",
    type: "deal_won",
    subject,
    time: new Date(time).toISOString(),
  });
  assertEquals(status, 200, JSON.stringify(body));
  return body;
}
const total = async (door: Door, id: string) =>
  (await door.ask("GET", `/agents/${id}`)).body.totalPoints;
const boardOf = async (door: Door) =>
  (await door.ask("GET", "/leaderboards?period=all")).body.entries
    .map((one: { agent: { id: string } }) => one.agent.id).sort();

const chosen = (...agents: string[]) => ({ kind: "chosen", agents });
const draft = (change: Record<string, unknown> = {}) => ({
  name: "Autumn",
  firstDay: "2026-11-21",
  people: chosen("ann"),
  ...change,
});

forEachDatabase(
  "holdouts - work is recorded without points from the first to the last day, and the rebuild agrees",
  (database) =>
    withDoor(database, async (door) => {
      assertEquals((await deal(door, "ann")).points, 50);
      await deal(door, "bob");
      const made = await door.ask("POST", "/admin/holdouts", draft());
      assertEquals([made.status, made.body.state, made.body.members.length], [201, "planned", 1]);
      assertEquals((await deal(door, "ann")).points, 50);
      assertEquals(await boardOf(door), ["ann", "bob"]);

      door.now += DAY;
      await door.instance.jobs.runAll();
      const held = await deal(door, "ann");
      assertEquals([held.status, held.reason, held.points], ["recorded", "holdout", 0]);
      assertEquals([held.also, held.achievements, held.challenges], [[], [], []]);
      assertEquals((await deal(door, "bob")).status, "scored");
      assertEquals(await boardOf(door), ["bob"]);
      const story = await door.ask("GET", `/events/${encodeURIComponent("/crm")}/${held.id}`);
      assert(story.body.explanation.summary.includes("rewards were not switched on"));

      // Work of a day before is paid whenever it arrives.
      assertEquals((await deal(door, "ann", door.now - DAY)).points, 50);
      // Ending it today counts from tomorrow.
      const path = `/admin/holdouts/${made.body.id}`;
      const ended = await door.ask("PATCH", path, { lastDay: "2026-11-21" });
      assertEquals([ended.status, ended.body.lastDay, ended.body.revision], [200, "2026-11-21", 2]);
      assertEquals((await deal(door, "ann")).points, 0);
      const before = await total(door, "ann");
      door.now += 2 * DAY;
      await door.instance.jobs.runAll();
      assertEquals(await total(door, "ann"), before);
      assertEquals(await boardOf(door), ["ann", "bob"]);
      assertEquals((await deal(door, "ann")).status, "scored");
      assertEquals((await deal(door, "ann", door.now - 2 * DAY)).reason, "holdout");
      const late = await door.ask("PATCH", path, { lastDay: null });
      assertEquals([late.status, late.body.errors[0].path], [422, "lastDay"]);

      const metrics = await door.ask("GET", "/agents/ann/metrics");
      const won = metrics.body.metrics.find((one: { key: string }) =>
        one.key === "pipeline_deals_won"
      );
      assertEquals(won.value, 7);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "holdouts - corrections, achievements and challenges pay nothing for work without Laurel",
  (database) =>
    withDoor(database, async (door) => {
      await deal(door, "ann");
      await deal(door, "bob");
      await door.ask("POST", "/admin/holdouts", draft());
      door.now += DAY;
      await door.instance.jobs.runAll();
      await door.ask("POST", "/admin/challenges", {
        id: "race",
        title: "Race",
        type: "individual",
        metric: { events: ["deal_won"], measure: { kind: "count" } },
        target: 1,
        startsAt: new Date(door.now - 60_000).toISOString(),
        endsAt: new Date(door.now + DAY).toISOString(),
        rewardPoints: 100,
      });
      const before = await total(door, "ann");
      const held = await deal(door, "ann");
      const corrected = await door.ask("POST", "/corrections", {
        event: { source: "/crm", id: held.id },
        difference: 30,
        reason: "Was a big one",
      });
      assert(corrected.status < 300, JSON.stringify(corrected.body));
      await door.instance.jobs.runAll();
      assertEquals(await total(door, "ann"), before);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "holdouts - a share of a team is drawn with a stored seed, and the preview says how alike both are",
  (database) =>
    withDoor(database, async (door) => {
      await door.ask("POST", "/admin/teams", { id: "north", name: "North" });
      for (let index = 0; index < 20; index++) {
        await deal(door, `agent-${index}`);
        await door.ask("PATCH", `/admin/agents/agent-${index}`, { team: "north" });
      }
      const people = { kind: "drawn", team: "north", share: 0.4 };
      const { body } = await door.ask("POST", "/admin/holdouts/preview", { people });
      assertEquals([body.members.length, body.others, body.balance.length], [8, 12, 5]);
      assertEquals(body.warnings.length, 1);
      assertEquals((await door.ask("GET", "/admin/holdouts")).body.entries, []);
      const seeded = { ...people, seed: body.seed };
      const made = await door.ask("POST", "/admin/holdouts", draft({ people: seeded }));
      assertEquals([made.status, made.body.seed], [201, body.seed]);
      assertEquals(made.body.members, body.members);
      assertEquals(made.body.team, { id: "north", name: "North" });
      assertEquals((await door.ask("DELETE", `/admin/holdouts/${made.body.id}`)).status, 204);
      assertEquals((await door.ask("GET", "/admin/holdouts")).body.entries, []);
    }),
);

forEachDatabase(
  "holdouts - what cannot be is refused at its field, and two admins are told",
  (database) =>
    withDoor(database, async (door) => {
      for (const agent of ["ann", "bob", "cid"]) await deal(door, agent);
      const refusal = async (change: Record<string, unknown>) => {
        const { status, body } = await door.ask("POST", "/admin/holdouts", draft(change));
        return `${status} ${body.errors?.[0]?.path}`;
      };
      assertEquals(await refusal({ firstDay: "2026-11-20" }), "422 firstDay");
      assertEquals(await refusal({ lastDay: "2026-11-20" }), "422 lastDay");
      assertEquals(await refusal({ people: chosen("nobody") }), "422 people.agents");
      assertEquals(await refusal({ people: chosen("ann", "bob") }), "422 people.agents");
      const drawn = (change: object) => ({ people: { kind: "drawn", share: 0.3, ...change } });
      assertEquals(await refusal(drawn({ team: "nowhere" })), "422 people.team");
      assertEquals(await refusal(drawn({ share: 0.9 })), "422 people.share");
      assertEquals(await refusal(drawn({ share: 0.1 })), "422 people.share");
      assertEquals(await refusal({ name: " " }), "422 name");
      const { body } = await door.ask("POST", "/admin/holdouts", draft());
      assertEquals(await refusal({ firstDay: "2026-12-01" }), "422 firstDay");
      const path = `/admin/holdouts/${body.id}`;
      const rename = (name: string) => door.ask("PATCH", path, { name, expectedRevision: 1 });
      assertEquals((await rename("Winter")).body.name, "Winter");
      const second = await rename("Spring");
      assertEquals([second.status, second.body.code], [409, "edit_conflict"]);
      door.now += DAY;
      assertEquals((await door.ask("DELETE", path)).body.code, "holdout_begun");
      assertEquals((await door.ask("PATCH", path, { lastDay: "2026-11-20" })).status, 422);
      assertEquals((await door.ask("GET", "/admin/holdouts/999")).status, 404);
      const manager = await door.person("manager");
      assertEquals((await door.ask("GET", "/admin/holdouts", undefined, manager)).status, 403);
    }),
);
