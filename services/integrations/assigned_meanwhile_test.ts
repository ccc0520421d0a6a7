/** A person is assigned at the moment when a webhook with their first work is processed. */
import { assertEquals } from "@std/assert";
import { createHmac } from "node:crypto";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { onPostgres } from "@/testing/database.ts";
import { makeAgent, pointsOf, post, setUp, type Tool, waitForLock } from "./testdata/tools.ts";

/** Posts one change of a deal, made by a program, as HubSpot sends it. */
function postChange(door: Door, tool: Tool, propertyName: string, propertyValue: string) {
  const body = JSON.stringify([{
    eventId: 1,
    subscriptionId: 2,
    portalId: 62515,
    appId: 3,
    attemptNumber: 0,
    objectId: 77,
    subscriptionType: "deal.propertyChange",
    propertyName,
    propertyValue,
    occurredAt: door.now - 60_000,
    changeSource: "INTEGRATION",
    sourceId: "3",
  }]);
  const stamp = String(door.now);
  const signed = createHmac("sha256", tool.secret).update(`POST${tool.url}${body}${stamp}`);
  return post(door, tool, body, {
    "x-hubspot-signature-v3": signed.digest("base64"),
    "x-hubspot-request-timestamp": stamp,
  });
}

onPostgres(
  "webhooks - a person who is assigned while their webhook is processed is not missed",
  (database) =>
    withDoor(database, async (door) => {
      const { db } = database;
      await makeAgent(door, "ava");
      const tool = await setUp(door, "hubspot", {
        secret: "a client secret",
        settings: { pays: { apiChanges: true } },
      });
      await postChange(door, tool, "hubspot_owner_id", "88112");
      let won: ReturnType<typeof postChange> | undefined;
      const undone = new Error("the transaction that stood in the way");
      await db.transaction().execute(async (trx) => {
        // This row makes the webhook wait just before it stores the waiting events. By then it has
        // already looked up the owner.
        await trx.insertInto("derived_events").values({
          integration_id: tool.id,
          tenant: "62515",
          kind: "deal",
          object_id: "77",
          key: "won",
          type: "deal_won",
          external_user: "x",
          agent_id: null,
          time: new Date(door.now),
          data: "{}",
          is_wanted: false,
          revision: 1,
          attempted: 0,
          reversed_to: 0,
          is_sent: false,
          is_settled: true,
          problem: null,
          changed_at: new Date(door.now),
        }).execute();
        won = postChange(door, tool, "dealstage", "closedwon");
        await waitForLock(db);
        const assigned = await door.ask("PUT", `/admin/integrations/${tool.id}/people`, {
          user: "owner:88112",
          agent: "ava",
        });
        assertEquals(assigned.status, 200);
        throw undone;
      }).catch((error) => {
        if (error !== undone) throw error;
      });
      assertEquals((await won!).status, 200);
      await door.instance.jobs.runAll();
      assertEquals(await pointsOf(door, "ava"), 50 + 50);
    }),
);
