import { assertEquals } from "@std/assert";
import { findAgent } from "@/db/agents/agents.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

/** Ann in the team red, her manager, and the manager of another team. */
async function stage(door: Door) {
  const { db } = door.instance.database;
  for (const id of ["red", "blue"]) await door.ask("POST", "/admin/teams", { id, name: id });
  await door.ask("POST", "/admin/agents", { id: "ann", name: "Ann", team: "red" });
  const teams = await db.selectFrom("teams").select(["id", "key"]).execute();
  const idOf = (key: string) => teams.find((team) => team.key === key)!.id;
  return {
    ann: await door.person("agent", (await findAgent(db, "ann"))!),
    boss: await door.person("manager", undefined, [idOf("red")]),
    other: await door.person("manager", undefined, [idOf("blue")]),
  };
}

const RED = "/team/teams/red/goals";

let sent = 0;

async function reply(door: Door, times: number) {
  for (let n = 0; n < times; n++) {
    const time = new Date(door.now).toISOString();
    const id = `goal-${++sent}`;
    const event = { id, source: "/tool", type: "message_response", subject: "ann", time, data: {} };
    assertEquals((await door.ask("POST", "/events", event)).status, 200);
  }
}

forEachDatabase(
  "goals - the agent's own comes before the team's, and a day closes it",
  (database) =>
    withDoor(database, async (door) => {
      const { ann, boss } = await stage(door);
      const goalsOfDay = async () => {
        const { body } = await door.ask("GET", "/me/today", undefined, ann);
        return [
          ...body.goals.map((one: { metric: string; value: number; target: number }) =>
            `${one.metric} ${one.value}/${one.target}`
          ),
          body.next.kind,
        ];
      };
      assertEquals(
        (await door.ask("PUT", `${RED}/chat_responses`, { target: 9 }, boss)).status,
        200,
      );
      await door.ask("PUT", `${RED}/dialer_follow_ups`, { target: 3 }, boss);
      await door.ask("PUT", "/me/goals/chat_responses", { target: 9 }, ann);
      const set = await door.ask("PUT", "/me/goals/chat_responses", { target: 4 }, ann);
      assertEquals([set.status, set.body.target], [200, 4]);
      await reply(door, 3);
      assertEquals(await goalsOfDay(), ["chat_responses 3/4", "dialer_follow_ups 0/3", "goal"]);
      const progress = await door.ask("GET", "/me/goals/progress", undefined, ann);
      const today = await door.ask("GET", "/me/today", undefined, ann);
      assertEquals(progress.body, { day: today.body.day, goals: today.body.goals });
      assertEquals((await door.ask("GET", "/me/goals/progress", undefined, boss)).status, 403);
      const { body } = await door.ask("GET", "/me/today", undefined, ann);
      assertEquals(body.next, { kind: "goal", metric: "chat_responses", missing: 1 });
      assertEquals([body.goals[0].setBy, body.goals[0].share], ["self", 0.75]);
      await reply(door, 1);
      assertEquals(await goalsOfDay(), ["chat_responses 4/4", "dialer_follow_ups 0/3", "level"]);

      const removed = () => door.ask("DELETE", "/me/goals/chat_responses", undefined, ann);
      assertEquals([(await removed()).status, (await removed()).status], [204, 404]);
      assertEquals((await goalsOfDay())[0], "chat_responses 4/9");
    }),
);

forEachDatabase(
  "goals - managers set those of their own teams, which the audit log keeps",
  (database) =>
    withDoor(database, async (door) => {
      const { ann, boss, other } = await stage(door);
      const path = `${RED}/chat_message_quality`;
      assertEquals((await door.ask("PUT", path, { target: 0.9 }, other)).status, 404);
      assertEquals((await door.ask("PUT", path, { target: 0.9 }, ann)).status, 403);
      assertEquals((await door.ask("GET", RED, undefined, other)).status, 404);
      const wrong = await door.ask("PUT", path, { target: 90 }, boss);
      assertEquals([wrong.status, wrong.body.errors[0].path], [422, "target"]);
      await door.ask("PUT", path, { target: 0.8 }, boss);
      await door.ask("PUT", path, { target: 0.9 }, boss);
      const { body } = await door.ask("GET", RED, undefined, boss);
      assertEquals(body.entries.map(({ target }: { target: number }) => target), [0.9]);
      assertEquals((await door.ask("DELETE", path, undefined, boss)).status, 204);
      const acts = await database.db.selectFrom("audit_log").select(["action", "before"])
        .where("object_kind", "=", "goal").orderBy("id").execute();
      const told = acts.map(({ action, before }) =>
        `${action} ${(before as { target?: number } | null)?.target ?? "-"}`
      );
      assertEquals(told.slice(-3), ["goal.set -", "goal.set 0.8", "goal.remove 0.9"]);
    }),
);

forEachDatabase(
  "goals - they are in the export of a person, and go when the person is erased",
  (database) =>
    withDoor(database, async (door) => {
      const { ann } = await stage(door);
      await door.ask("PUT", "/me/goals/pipeline_deals_won", { target: 2 }, ann);
      const { text } = await door.download("/me/export", ann);
      const [{ metric, target }] = JSON.parse(text).goals;
      assertEquals([metric, target], ["pipeline_deals_won", 2]);
      const admin = await door.person("admin");
      const erase = { agent: "ann", confirmation: "Ann" };
      assertEquals((await door.ask("POST", "/admin/privacy/erasures", erase, admin)).status, 200);
      assertEquals(await database.db.selectFrom("goals").selectAll().execute(), []);
    }),
);
