/**
 * Settings and people change while webhooks arrive, before they arrive, or after work has waited.
 */
import { assert, assertEquals } from "@std/assert";
import {
  findFacts,
  flagPeople,
  lockIntegrationObjects,
  saveStates,
} from "@/db/integrations/objects.ts";
import { openSealer } from "@/services/platform/sealed.ts";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, onPostgres } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { deriveObjects } from "./apply_facts.ts";
import { openIntegration } from "./registry.ts";
import {
  makeAgent,
  pointsOf,
  post,
  postStandard,
  setUp,
  type Tool,
  waitForLock,
} from "./testdata/tools.ts";

const iso = (door: Door, seconds: number) => new Date(door.now + seconds * 1_000).toISOString();

const placeOf = (tool: Tool, id: string) => ({
  integrationId: tool.id,
  tenant: tool.id,
  kind: "conversation" as const,
  id,
});

/**
 * Sends a question on Thursday before closing time and its answer on Friday morning, Berlin time.
 */
async function overnight(door: Door, tool: Tool, conversationId: string): Promise<void> {
  const data = { conversationId, agentId: "ava" };
  await postStandard(door, tool, `q-${conversationId}`, {
    type: "message_received",
    timestamp: "2026-11-19T15:59:30Z",
    data: { ...data, messageId: "q" },
  });
  await postStandard(door, tool, `a-${conversationId}`, {
    type: "message_response",
    timestamp: "2026-11-20T08:00:30Z",
    data: { ...data, messageId: "a" },
  });
}

const WORKING_HOURS = { responseTime: { mode: "working_hours", start: "09:00", end: "17:00" } };
const SLOW = 50 + 5 + 15;
const QUICK = SLOW + 3;

forEachDatabase(
  "integrations - settings that change while an object is derived count in the end",
  (database) =>
    withDoor(database, async (door) => {
      const { db } = database;
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      await overnight(door, tool, "c");
      assertEquals(await pointsOf(door, "ava"), SLOW);
      // The instance of the test seals with another secret; only the settings matter here.
      const sealer = openSealer("another secret of thirty-two chars");
      const before = (await openIntegration(db, sealer, tool.id, door.now))!;
      await door.ask("PATCH", `/admin/integrations/${tool.id}`, { settings: WORKING_HOURS });
      await door.instance.jobs.runAll();
      assertEquals(await pointsOf(door, "ava"), QUICK);
      // An instance that read the settings before the change continues only now.
      await db.transaction().execute(async (trx) => {
        const places = [placeOf(tool, "c")];
        await lockIntegrationObjects(trx, places, door.now);
        await deriveObjects(trx, places, await findFacts(trx, places), {
          integration: before,
          tenant: tool.id,
          now: door.now,
          timeZone: "Europe/Berlin",
          config: door.instance.rewards.config,
        });
      });
      await door.instance.jobs.runAll();
      door.now += 10_000;
      await door.instance.jobs.runAll();
      assertEquals(await pointsOf(door, "ava"), QUICK);
      await assertRebuilds(db);
    }),
);

onPostgres(
  "integrations - a person who is assigned while an object is derived is not missed",
  (database) =>
    withDoor(database, async (door) => {
      const { db } = database;
      const tool = await setUp(door, "standard");
      await makeAgent(door, "ava");
      await overnight(door, tool, "c");
      const place = placeOf(tool, "c");
      const account = { provider: "standard", tenant: tool.id };
      // The person was assigned, and the object is now being derived.
      await flagPeople(db, account, ["ava"]);
      let flagged: Promise<void> | undefined;
      await db.transaction().execute(async (trx) => {
        await lockIntegrationObjects(trx, [place], null);
        flagged = flagPeople(db, account, ["ava"]);
        await Promise.race([flagged, waitForLock(db)]);
        await saveStates(trx, [{ place, state: {}, factCount: 2 }], 1);
      });
      await flagged;
      const { needs_deriving: needsDeriving } = await db.selectFrom("pairing_objects")
        .select("needs_deriving").executeTakeFirstOrThrow();
      assert(needsDeriving);
    }),
);

forEachDatabase(
  "integrations - an object that cannot be derived does not block the others",
  (database) =>
    withDoor(database, async (door) => {
      const { db } = database;
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      await overnight(door, tool, "a");
      await overnight(door, tool, "c");
      const before = await pointsOf(door, "ava");
      await db.updateTable("pairing_facts").set({ fact: JSON.stringify(null) })
        .where("object_id", "=", "a").execute();
      await door.ask("PATCH", `/admin/integrations/${tool.id}`, { settings: WORKING_HOURS });
      await door.instance.jobs.runAll();
      assertEquals(await pointsOf(door, "ava"), before + 3);
      assert(door.instance.logged.some((line) => line.includes("could not be derived")));
    }),
);

forEachDatabase(
  "webhooks - a webhook that could not be read is read when it comes again",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      // The sender's clock is eight minutes ahead.
      const body = {
        type: "deal_won",
        timestamp: iso(door, 480),
        data: { agentId: "ava", objectId: "d" },
      };
      assertEquals((await postStandard(door, tool, "m1", body)).status, 400);
      door.now += 240_000;
      assertEquals((await postStandard(door, tool, "m1", body)).status, 200);
      assertEquals(await pointsOf(door, "ava"), 100);

      const path = `/admin/integrations/${tool.id}`;
      await door.ask("PATCH", path, { isEnabled: false });
      const later = { ...body, data: { ...body.data, objectId: "e" } };
      assertEquals((await postStandard(door, tool, "m2", later)).body.status, "paused");
      const again = await postStandard(door, tool, "m2", later);
      assertEquals([again.body.status, again.body.repeated], ["paused", true]);
      await door.ask("PATCH", path, { isEnabled: true });
      assertEquals((await postStandard(door, tool, "m2", later)).body.status, "processed");
      assertEquals(await pointsOf(door, "ava"), 150);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "integrations - people who wait are matched when matching is turned on",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await setUp(door, "chatwoot", { secret: "a secret" });
      const { db } = database;
      await makeAgent(door, "ava", { email: "ava@example.com" });
      await db.updateTable("integrations").set({ tenants: ["7"] }).execute();
      const person = { provider: "chatwoot", tenant: "7", name: null };
      await db.insertInto("external_identities").values([
        { ...person, external_user: "1", agent_id: null, email: "ava@example.com" },
        {
          ...person,
          external_user: "2",
          agent_id: null,
          email: "ava@example.com",
          is_ignored: true,
        },
        { ...person, external_user: "3", agent_id: null, email: "ben@example.com" },
        { ...person, tenant: "8", external_user: "1", agent_id: null, email: "ava@example.com" },
      ]).execute();
      await door.ask("PATCH", `/admin/integrations/${tool.id}`, {
        settings: { matchByEmail: true },
      });
      const rows = await db.selectFrom("external_identities").select(["tenant", "external_user"])
        .where("agent_id", "is not", null).execute();
      assertEquals(rows, [{ tenant: "7", external_user: "1" }]);
    }),
);

forEachDatabase(
  "integrations - a person named by a standard webhook before the agent existed gets the agent suggested",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await setUp(door, "standard");
      const named = ["ava", "ben@example.com", "Cem"];
      for (const agentId of named) {
        await postStandard(door, tool, agentId.replaceAll(".", "-"), {
          type: "deal_won",
          timestamp: iso(door, -60),
          data: { agentId, objectId: agentId },
        });
      }
      await makeAgent(door, "ava");
      await makeAgent(door, "ben", { email: "ben@example.com" });
      const { body } = await door.ask("GET", `/admin/integrations/${tool.id}/people`);
      assertEquals(
        body.entries.map((one: { user: string; suggestion: { id: string } | null }) => [
          one.user,
          one.suggestion?.id ?? null,
        ]),
        [["Cem", null], ["ava", "ava"], ["ben@example.com", "ben"]],
      );
    }),
);

forEachDatabase(
  "integrations - all forged webhooks are counted, also many at the same time",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await setUp(door, "standard");
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => post(door, tool, "{}", {})),
      );
      assert(answers.every(({ status }) => status === 401));
      const { body } = await door.ask("GET", `/admin/integrations/${tool.id}`);
      assertEquals(body.refused.count, 50);
    }),
);

forEachDatabase(
  "integrations - a webhook that Laurel fails to read does not stop a replay of all",
  (database) =>
    withDoor(database, async (door) => {
      const { db } = database;
      await makeAgent(door, "ava");
      const tool = await setUp(door, "standard");
      await overnight(door, tool, "a");
      await overnight(door, tool, "c");
      // The stored facts of the first object are broken, so webhooks about it fail.
      await db.updateTable("pairing_facts").set({ fact: JSON.stringify(null), delivery_id: 0 })
        .where("object_id", "=", "a").execute();
      const path = `/admin/integrations/${tool.id}`;
      const { status, body } = await door.ask("POST", `${path}/replay`, {});
      assertEquals([status, body], [200, { replayed: 4, next: null }]);
      const { body: list } = await door.ask("GET", `${path}/deliveries?status=failed`);
      assertEquals(list.entries.length, 2);
      const { id } = list.entries[0];
      const one = await door.ask("POST", `${path}/deliveries/${id}/replay`);
      assertEquals([one.status, one.body.status], [200, "failed"]);
    }),
);

onPostgres(
  "integrations - when two integrations get the same name at the same time, one is refused",
  (database) =>
    withDoor(database, async (door) => {
      const { db } = database;
      const [first, second] = [await setUp(door, "standard"), await setUp(door, "standard")];
      let asked: ReturnType<Door["ask"]> | undefined;
      await db.transaction().execute(async (trx) => {
        await trx.updateTable("integrations").set({ name: "Chat" }).where("id", "=", first.id)
          .execute();
        asked = door.ask("PATCH", `/admin/integrations/${second.id}`, { name: "Chat" });
        await Promise.race([asked, waitForLock(db)]);
      });
      const { status, body } = (await asked)!;
      assertEquals([status, body.code], [409, "integration_exists"]);
    }),
);
