/**
 * A webhook that leads to no event, or ignores a value, says why: in its delivery and on the page.
 */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { SEQUENCES } from "./testdata/sequences.ts";
import { makeAgent, pointsOf, post, setUp, type Tool } from "./testdata/tools.ts";

const FOLDER = new URL("../../integrations/", import.meta.url);
const NOW = Date.parse("2026-11-20T09:00:00Z");
const DAY_MILLISECONDS = 86_400_000;
// deno-lint-ignore no-explicit-any -- bodies as tools send them
type Body = any;
const fixture = (path: string): Body => JSON.parse(Deno.readTextFileSync(new URL(path, FOLDER)));

async function open(door: Door, provider: string): Promise<Tool> {
  door.now = NOW;
  const { secret } = SEQUENCES.find((one) => one.provider === provider)!;
  return await setUp(door, provider, secret === undefined ? {} : { secret });
}

/** Sends a webhook. @returns its delivery */
async function deliver(door: Door, tool: Tool, body: Body): Promise<Body> {
  const provider = tool.url.split("/").at(-2)!;
  const sent = { body: JSON.stringify(body) };
  const { headers } = SEQUENCES.find((one) => one.provider === provider)!;
  const answer = await post(door, tool, sent.body, headers(sent, tool.secret, tool.url, door.now));
  assertEquals(answer.status, 200, JSON.stringify(answer.body));
  const path = `/admin/integrations/${tool.id}/deliveries`;
  const [{ id }] = (await door.ask("GET", path)).body.entries;
  return (await door.ask("GET", `${path}/${id}`)).body;
}

async function assign(door: Door, tool: Tool): Promise<void> {
  const path = `/admin/integrations/${tool.id}/people`;
  const { body } = await door.ask("GET", `${path}?limit=200`);
  for (const { tenant, user } of body.entries) {
    assertEquals((await door.ask("PUT", path, { tenant, user, agent: "ava" })).status, 200);
  }
}

forEachDatabase(
  "webhooks - work that ends in the future by the tool's clock waits, and its delivery says why",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await open(door, "aircall");
      const ended = fixture("aircall/testdata/call.ended.inbound.json");
      const ahead = { ...ended, data: { ...ended.data, ended_at: ended.timestamp + 86_400 } };
      const delivery = await deliver(door, tool, ahead);
      assertStringIncludes(delivery.reason, "in the future");
      assertEquals(delivery.events.map(({ status }: Body) => status), ["problem", "problem"]);
      const { body } = await door.ask("GET", `/admin/integrations/${tool.id}`);
      assertStringIncludes(body.lastDelivery.reason, "in the future");
      await assign(door, tool);
      assertEquals(await pointsOf(door, "ava"), 0);

      // At the time that the tool meant, a replay accepts it.
      door.now += 2 * DAY_MILLISECONDS;
      const path = `/admin/integrations/${tool.id}/deliveries/${delivery.id}`;
      const replayed = (await door.ask("POST", `${path}/replay`)).body;
      assertEquals([replayed.reason, replayed.events[0].status], [null, "sent"]);
      assertEquals(await pointsOf(door, "ava") > 0, true);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "webhooks - an impossible duration breaks nothing, and is reported",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await open(door, "aircall");
      const ended = fixture("aircall/testdata/call.ended.inbound.json");
      for (const [index, duration] of [1e11, 1e14, 1e300].entries()) {
        const data = { ...ended.data, id: 1 + index, ended_at: null, duration };
        const { reason, events } = await deliver(door, tool, { ...ended, data });
        assertStringIncludes(reason, "in the future");
        assert(events.every(({ status }: Body) => status === "problem"));
      }
    }),
);

forEachDatabase(
  "webhooks - for a value that is too large or not a number, only the value is ignored, and the delivery says so",
  (database) =>
    withDoor(database, async (door) => {
      await makeAgent(door, "ava");
      const tool = await open(door, "pipedrive");
      door.now = Date.parse("2026-03-10T09:00:00Z");
      const won = fixture("pipedrive/testdata/deal_won.json");
      const cases: [unknown, string][] = [
        [2e12, "beyond 1,000,000,000,000"],
        ["-5000000000000", "beyond 1,000,000,000,000"],
        ["1,000", "not a number"],
        [{ amount: 5 }, "not a number"],
      ];
      for (const [index, [value, reason]] of cases.entries()) {
        const id = 900 + index;
        const delivery = await deliver(door, tool, {
          ...won,
          data: { ...won.data, id, value },
          meta: { ...won.meta, entity_id: String(id), id: `big-${index}` },
        });
        assertEquals(delivery.status, "processed");
        assertStringIncludes(delivery.reason, reason);
        const event = delivery.events.find(({ type }: Body) => type === "deal_won");
        assertEquals(event.data.value, undefined);
      }
      await assign(door, tool);
      assert(await pointsOf(door, "ava") >= cases.length * 50);
    }),
);

forEachDatabase(
  "webhooks - a webhook without a result says why, also when it is read again, and one that pays says nothing",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await open(door, "hubspot");
      const event = {
        eventId: 1,
        portalId: 62515,
        objectId: 7,
        occurredAt: NOW - DAY_MILLISECONDS,
        subscriptionType: "deal.creation",
        changeSource: "CRM_UI",
        sourceId: "userId:12",
      };
      const reasons: Record<string, string> = {
        INTEGRATION: "pays.apiChanges",
        WORKFLOWS: "pays.apiChanges",
        IMPORT: "pays.imports",
        CRM_UI_BULK_ACTION: "pays.bulkEdits",
      };
      for (const [index, [changeSource, why]] of Object.entries(reasons).entries()) {
        const sent = [{ ...event, objectId: 100 + index, changeSource }];
        const { status, reason } = await deliver(door, tool, sent);
        assertEquals(status, "processed");
        assertStringIncludes(reason, why);
      }
      const stage = { subscriptionType: "deal.propertyChange", propertyName: "dealstage" };
      const noted = await deliver(door, tool, [{ ...event, ...stage, propertyValue: "x" }]);
      assertEquals(noted.reason, "Stored; it has not led to an event so far.");
      const paid = await deliver(door, tool, event);
      assertEquals([paid.status, paid.reason, paid.events.length], ["processed", null, 1]);
      const again = await deliver(door, tool, [{ ...event, attemptNumber: 1 }]);
      assertEquals(again.reason, "It contains nothing new.");
      const path = `/admin/integrations/${tool.id}/deliveries/${paid.id}/replay`;
      const replayed = (await door.ask("POST", path)).body;
      assertEquals(replayed.reason, "It was read again, and changes nothing.");
    }),
);
