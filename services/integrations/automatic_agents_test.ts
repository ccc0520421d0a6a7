/** People of a tool become agents without an admin, where an admin allowed it. */
import { assertEquals } from "@std/assert";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { MAX_AUTOMATIC_PER_DAY } from "./automatic_agents.ts";
import { sendSigned, sequenceOf, setUpFor } from "./testdata/send.ts";
import { makeAgent, pointsOf, postStandard, setUp } from "./testdata/tools.ts";

const agentsOf = async ({ db }: TestDatabase) =>
  (await db.selectFrom("agents").select("key").orderBy("key").execute()).map(({ key }) => key);

const acts = ({ db }: TestDatabase) =>
  db.selectFrom("audit_log").select(["actor_kind", "actor_name", "action", "object_id", "after"])
    .where("actor_kind", "=", "system").execute();

/** Does the background work, also what a busy machine did not get to while a webhook was answered. */
async function settle(door: Door): Promise<void> {
  await door.instance.jobs.runAll();
  door.now += 10_000;
  await door.instance.jobs.runAll();
}

const won = (agentId: string, objectId = agentId) => ({
  type: "deal_won",
  timestamp: new Date(Date.parse("2026-11-20T10:50:00Z")).toISOString(),
  data: { agentId, objectId },
});

forEachDatabase(
  "automatic agents - two deliveries at once make one agent, and all of the work counts",
  (database) =>
    withDoor(database, async (door) => {
      const sequence = sequenceOf("chatwoot");
      const tool = await setUpFor(door, sequence, { createAgents: true });
      await Promise.all(
        [...sequence.sent, ...sequence.sent].map((one) => sendSigned(door, sequence, tool, one)),
      );
      await settle(door);
      assertEquals(await agentsOf(database), ["grace"]);
      assertEquals(await pointsOf(door, "grace"), sequence.points);
      assertEquals(
        (await acts(database)).map(({ after, ...act }) => [act, (after as { user: string }).user]),
        [[{
          actor_kind: "system",
          actor_name: (await door.ask("GET", `/admin/integrations/${tool.id}`)).body.name,
          action: "agent.create",
          object_id: "grace",
        }, "7"]],
      );
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "automatic agents - work that waited counts when the tool says who did it",
  (database) =>
    withDoor(database, async (door) => {
      const sequence = sequenceOf("chatwoot");
      const tool = await setUpFor(door, sequence);
      const [question, reply, resolved, rated] = sequence.sent;
      for (const one of [question!, reply!, resolved!]) {
        await sendSigned(door, sequence, tool, one);
      }
      assertEquals(await agentsOf(database), []);
      const path = `/admin/integrations/${tool.id}`;
      await door.ask("PATCH", path, { settings: { createAgents: true } });
      await settle(door);
      assertEquals(await agentsOf(database), [], "only a webhook makes agents");
      await sendSigned(door, sequence, tool, rated!);
      await settle(door);
      assertEquals(await agentsOf(database), ["grace"]);
      assertEquals(await pointsOf(door, "grace"), sequence.points);
      const { body } = await door.ask("GET", path);
      assertEquals(body.madeAgents, { today: 1, dailyLimit: MAX_AUTOMATIC_PER_DAY });
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "automatic agents - not without a name, and never against an admin's decision",
  (database) =>
    withDoor(database, async (door) => {
      const hubspot = sequenceOf("hubspot");
      const crm = await setUpFor(door, hubspot, { createAgents: true });
      for (const one of hubspot.sent) await sendSigned(door, hubspot, crm, one);
      assertEquals(await agentsOf(database), [], "HubSpot reports only ids");

      const sequence = sequenceOf("chatwoot");
      const tool = await setUpFor(door, sequence, { createAgents: true });
      const path = `/admin/integrations/${tool.id}/people`;
      const person = { user: "7" };
      const [question, reply, resolved, rated] = sequence.sent;
      await door.ask("PUT", path, { ...person, agent: null, isIgnored: true });
      await sendSigned(door, sequence, tool, question!);
      await sendSigned(door, sequence, tool, reply!);
      assertEquals(await agentsOf(database), []);
      await door.ask("PUT", path, { ...person, agent: null, isIgnored: false });
      await sendSigned(door, sequence, tool, resolved!);
      assertEquals(await agentsOf(database), [], "an admin said that it is nobody so far");
      // Somebody who has the e-mail of an agent is not a second agent, and is not matched unasked.
      await makeAgent(door, "gh", { email: "grace@shop.example" });
      await database.db.updateTable("external_identities").set({ is_decided: false }).execute();
      await sendSigned(door, sequence, tool, rated!);
      assertEquals(await agentsOf(database), ["gh"]);
      assertEquals(await pointsOf(door, "gh"), 0);
      const { body } = await door.ask("GET", path);
      assertEquals(body.entries[0].suggestion.id, "gh");
    }),
);

forEachDatabase(
  "automatic agents - at most a number a day; the others wait and are counted the next day",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await setUp(door, "standard", { settings: { createAgents: true } });
      const path = `/admin/integrations/${tool.id}`;
      const today = "2026-11-20";
      await database.db.updateTable("integrations")
        .set({ agents_made: MAX_AUTOMATIC_PER_DAY - 2, agents_made_on: today }).execute();
      // At once, so that all of them want the last two places.
      await Promise.all(
        ["a", "b", "c", "d"].map((id) => postStandard(door, tool, `m-${id}`, won(id))),
      );
      assertEquals((await agentsOf(database)).length, 2);
      const { body } = await door.ask("GET", path);
      assertEquals([body.madeAgents.today, body.waitingPeople], [MAX_AUTOMATIC_PER_DAY, 2]);
      door.now += 86_400_000;
      assertEquals((await door.ask("GET", path)).body.madeAgents.today, 0);
      for (const id of ["a", "b", "c", "d"]) {
        await postStandard(door, tool, `n-${id}`, won(id, `${id}-2`));
      }
      await settle(door);
      assertEquals(await agentsOf(database), ["a", "b", "c", "d"]);
      for (const id of ["a", "b", "c", "d"]) {
        const { body: ledger } = await door.ask("GET", `/agents/${id}/history`);
        const won = ledger.entries.filter((one: { type: string }) => one.type === "deal_won");
        assertEquals(won.length, 2, id);
      }
      await assertRebuilds(database.db);
    }),
);
