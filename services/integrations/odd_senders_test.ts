/** Unusual webhooks that CRMs and telephone systems send, beyond the standard sequences. */
import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { SEQUENCES } from "./testdata/sequences.ts";
import { makeAgent, pointsOf, post, setUp, type Tool } from "./testdata/tools.ts";

const START = Date.UTC(2026, 2, 2, 9);
const HOUR_MILLISECONDS = 3_600_000;
const DAY_MILLISECONDS = 24 * HOUR_MILLISECONDS;
const FOLDER = new URL("../../integrations/", import.meta.url);
// deno-lint-ignore no-explicit-any -- bodies as tools send them
type Body = any;
const fixture = (path: string): Body => JSON.parse(Deno.readTextFileSync(new URL(path, FOLDER)));

/** Sets up a tool, with an agent for every person it mentions. */
async function open(door: Door, provider: string, settings: Record<string, unknown> = {}) {
  const { secret } = SEQUENCES.find((one) => one.provider === provider)!;
  door.now = START + 8 * DAY_MILLISECONDS;
  await makeAgent(door, "ava");
  return await setUp(door, provider, { ...(secret === undefined ? {} : { secret }), settings });
}

/** Sends a body as its tool does, and expects 200. @returns the answer */
async function send(door: Door, tool: Tool, body: Body): Promise<Body> {
  const provider = tool.url.split("/").at(-2)!;
  const sequence = SEQUENCES.find((one) => one.provider === provider)!;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const isForm = typeof body === "string";
  const answer = await post(door, tool, text, {
    ...(isForm ? { "content-type": "application/x-www-form-urlencoded" } : {}),
    ...sequence.headers({ body: text }, tool.secret, tool.url, door.now),
  });
  assertEquals(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

async function peopleOf(door: Door, tool: Tool): Promise<{ tenant: string; user: string }[]> {
  return (await door.ask("GET", `/admin/integrations/${tool.id}/people?limit=200`)).body.entries;
}

/** Assigns an agent to everybody the tool mentioned. */
async function assignAll(door: Door, tool: Tool): Promise<void> {
  for (const { tenant, user } of await peopleOf(door, tool)) {
    const path = `/admin/integrations/${tool.id}/people`;
    assertEquals((await door.ask("PUT", path, { tenant, user, agent: "ava" })).status, 200);
  }
}

async function unmapped(door: Door, tool: Tool) {
  const { status, body } = await door.ask("GET", `/admin/integrations/${tool.id}/unmapped`);
  assertEquals(status, 200, JSON.stringify(body));
  return body;
}

/** Returns an event of HubSpot about deal 7, made by a person. */
function hubspot(type: string, hours: number, more: Record<string, unknown> = {}): Body[] {
  return [{
    eventId: 1,
    subscriptionId: 2,
    portalId: 62515,
    appId: 3,
    attemptNumber: 0,
    objectId: 7,
    occurredAt: START + hours * HOUR_MILLISECONDS,
    subscriptionType: type,
    changeSource: "CRM_UI",
    sourceId: "userId:12",
    ...more,
  }];
}
const stage = (to: string, hours: number, more: Record<string, unknown> = {}) =>
  hubspot("deal.propertyChange", hours, {
    propertyName: "dealstage",
    propertyValue: to,
    ...more,
  });

/** A quick win pays 70, and the first work of the month 50 for the streak. */
const WON = 70 + 50;

forEachDatabase(
  "hubspot - a won stage counts in any letter case, both in the settings and in the webhook",
  (database) =>
    withDoor(database, async (door) => {
      const spellings: [setting: string, sent: string][] = [
        ["gagne\u0301", "gagné"],
        ["R&D won", "r&amp;d won"],
        [" Straße", "STRASSE\u00a0"],
        ["契約", "契約"],
      ];
      const settings = { stages: Object.fromEntries(spellings.map(([name]) => [name, "won"])) };
      const tool = await open(door, "hubspot", settings);
      for (const [index, [, sent]] of spellings.entries()) {
        const objectId = 100 + index;
        await send(door, tool, hubspot("deal.creation", 0, { objectId }));
        const answer = await send(door, tool, stage(sent, 1 + index, { objectId }));
        assertEquals([answer.status, answer.reason], ["processed", null]);
      }
      await assignAll(door, tool);
      assertEquals(await pointsOf(door, "ava"), 4 * 70 + 50);
      assertEquals(await unmapped(door, tool), { stages: [], tags: [] });
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "hubspot - an unmapped stage is listed, and mapping it later pays stored events",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await open(door, "hubspot");
      await send(door, tool, hubspot("deal.creation", 0));
      await send(door, tool, stage("gagné", 1));
      await send(door, tool, stage("Entwurf", 1, { objectId: 8 }));
      await send(door, tool, stage("gagné", 2, { objectId: 8 }));
      const ticket = (value: string, hours: number) =>
        hubspot("ticket.propertyChange", hours, {
          objectId: 9,
          propertyName: "hs_pipeline_stage",
          propertyValue: value,
        });
      await send(door, tool, ticket("erledigt", 3));
      // A repeated webhook is not counted again.
      await send(door, tool, stage("gagné", 1));
      await assignAll(door, tool);
      assertEquals(await pointsOf(door, "ava"), 0);
      const at = (hours: number) => new Date(START + hours * HOUR_MILLISECONDS).toISOString();
      assertEquals(await unmapped(door, tool), {
        stages: [
          { name: "ticket:erledigt", count: 1, lastSeenAt: at(3) },
          { name: "gagné", count: 2, lastSeenAt: at(2) },
          { name: "Entwurf", count: 1, lastSeenAt: at(1) },
        ],
        tags: [],
      });
      const path = `/admin/integrations/${tool.id}`;
      const map = async (stages: Record<string, string>) => {
        const answer = await door.ask("PATCH", path, { settings: { stages } });
        assertEquals(answer.status, 200, JSON.stringify(answer.body));
        await door.instance.jobs.runAll();
      };
      await map({ "GAGNÉ": "won" });
      // One deal was created less than two weeks before; for the other the start is unknown: 70 and
      // 50.
      assertEquals(await pointsOf(door, "ava"), 70 + 50 + 50);
      await map({ "gagné": "won", "Ticket:Erledigt": "won", "Entwurf": "open" });
      assertEquals(await pointsOf(door, "ava"), 70 + 50 + 50 + 10);
      assertEquals((await unmapped(door, tool)).stages, []);
      await map({});
      assertEquals(await pointsOf(door, "ava"), 0);
      assertEquals((await unmapped(door, tool)).stages.length, 3);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "integrations - two spellings of one name may not mean two things",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await open(door, "hubspot");
      const path = `/admin/integrations/${tool.id}`;
      for (const field of ["stages", "tags"] as const) {
        const [one, other] = field === "stages" ? ["won", "lost"] : ["converted", "lead_qualified"];
        for (const [a, b] of [["gagné", "gagne\u0301"], ["Lead", "LEAD "], ["R&D", "R&amp;D"]]) {
          const twice = await door.ask("PATCH", path, {
            settings: { [field]: { [a!]: one, [b!]: other } },
          });
          assertEquals([twice.status, twice.body.code], [422, "validation_failed"]);
          assertStringIncludes(twice.body.errors[0].message, "is the same name as");
          const same = await door.ask("PATCH", path, {
            settings: { [field]: { [a!]: one, [b!]: one } },
          });
          assertEquals(same.status, 200);
        }
        const blank = await door.ask("PATCH", path, { settings: { [field]: { "\u200b": one } } });
        assertEquals(blank.status, 422);
      }
      assertEquals((await door.ask("GET", `/admin/integrations/none/unmapped`)).status, 404);
      // A setting that today's rules refuse does not affect the other settings.
      await database.db.updateTable("integrations").set({
        settings: JSON.stringify({ stages: { "\u200b": "won" }, minTalkTime: 7 }),
      }).where("id", "=", tool.id).execute();
      const { settings } = (await door.ask("GET", path)).body;
      assertEquals([settings.stages, settings.minTalkTime], [{}, 7]);
    }),
);

/** Returns all permutations of a few items. */
function orders<T>(things: readonly T[]): T[][] {
  if (things.length <= 1) return [[...things]];
  return things.flatMap((one, index) =>
    orders(things.toSpliced(index, 1)).map((rest) => [one, ...rest])
  );
}

forEachDatabase(
  "hubspot - points of a deleted deal come back once when it is restored, in any order",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await open(door, "hubspot");
      const gone = (objectId: number) => [
        stage("closedwon", 1, { objectId }),
        hubspot("deal.deletion", 2, { objectId, sourceId: "userId:13" }),
        hubspot("deal.restore", 4, { objectId, sourceId: "userId:13" }),
      ];
      const all = orders(gone(0)).length;
      for (let order = 0; order < all; order++) {
        for (const one of orders(gone(order + 1))[order]!) {
          await send(door, tool, one);
          await send(door, tool, [{ ...one[0], attemptNumber: 1 }]);
        }
      }
      await assignAll(door, tool);
      assertEquals(await pointsOf(door, "ava"), all * 50 + 50);
      // Deleted again; the older deletion and restoring arrive a second time.
      await send(door, tool, hubspot("deal.deletion", 6, { objectId: 1 }));
      for (const one of gone(1)) await send(door, tool, [{ ...one[0], attemptNumber: 2 }]);
      assertEquals(await pointsOf(door, "ava"), (all - 1) * 50 + 50);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "hubspot - an erased contact stays deleted, and only that fact is shown",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await open(door, "hubspot");
      await send(door, tool, hubspot("contact.creation", 0));
      await assignAll(door, tool);
      assertEquals(await pointsOf(door, "ava"), 10 + 50);
      await send(door, tool, hubspot("contact.deletion", 1));
      assertEquals(await pointsOf(door, "ava"), 0);
      await send(door, tool, hubspot("contact.restore", 2));
      assertEquals(await pointsOf(door, "ava"), 10 + 50);
      await send(door, tool, hubspot("contact.privacyDeletion", 3));
      await send(door, tool, hubspot("contact.restore", 4));
      assertEquals(await pointsOf(door, "ava"), 0);
      const path = `/admin/integrations/${tool.id}/deliveries`;
      const { body } = await door.ask("GET", path);
      const { states } = (await door.ask("GET", `${path}/${body.entries[0].id}`)).body;
      const deletedAt = new Date(START + 3 * HOUR_MILLISECONDS).toISOString();
      assertEquals(states, [{ kind: "contact", id: "7", deletedAt, isErased: true }]);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "hubspot - merges, associations and incomplete events in a batch are reported, and the rest counts",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await open(door, "hubspot");
      const ignored: Body[] = [
        hubspot("contact.merge", 1, {
          objectId: undefined,
          primaryObjectId: 1,
          mergedObjectIds: [2, 3],
          newObjectId: 4,
        }),
        hubspot("deal.merge", 1, { mergedObjectIds: [], primaryObjectId: "1" }),
        hubspot("deal.associationChange", 1, {
          objectId: undefined,
          fromObjectId: 1,
          toObjectId: 2,
          associationRemoved: false,
        }),
        hubspot("company.creation", 1),
        hubspot("ticket.deletion", 1),
        hubspot("ticket.restore", 1),
        hubspot("deal.propertyChange", 1, { propertyName: "dealstage" }),
        hubspot("deal.propertyChange", 1, { propertyName: "closedate", propertyValue: "1" }),
      ];
      for (const one of ignored) {
        const { status, reason } = await send(door, tool, one);
        assertEquals(status, "ignored", JSON.stringify(one));
        assert(reason.length > 20);
      }
      assertEquals(await peopleOf(door, tool), [], "nobody of whose work nothing is known");
      const { status, reason } = await send(door, tool, [
        ...ignored.flat(),
        ...hubspot("deal.creation", 0, { objectId: "7" }),
        { ...hubspot("deal.creation", 0)[0], objectId: null },
        ...stage("closedwon", 2),
      ]);
      assertEquals(status, "processed");
      assertStringIncludes(reason, "merging records");
      await assignAll(door, tool);
      assertEquals(await pointsOf(door, "ava"), WON);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "pipedrive - a deal that comes back is won again, PHP's lists are read, leads are ignored",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await open(door, "pipedrive", { stages: { "1": "new" } });
      const [created, won, deleted, lead] = [
        "deal_created",
        "deal_won",
        "deal_deleted",
        "lead_created",
      ]
        .map((name) => fixture(`pipedrive/testdata/${name}.json`));
      assertEquals((await send(door, tool, lead)).status, "ignored");
      assertEquals(await peopleOf(door, tool), []);
      const restored = {
        data: { ...won.data, custom_fields: [] },
        previous: { status: "deleted" },
        meta: { ...won.meta, id: "back", timestamp: "2026-03-09T09:00:00.000Z", user_id: 99 },
      };
      for (const one of [restored, deleted, won, { ...created, previous: [] }]) {
        assertEquals((await send(door, tool, one)).status, "processed");
      }
      await assignAll(door, tool);
      // Saturday is not a working day, so no streak starts.
      assertEquals(await pointsOf(door, "ava"), 70);
      for (const one of [deleted, restored, won]) {
        await send(door, tool, { ...one, meta: { ...one.meta, attempt: 2 } });
      }
      assertEquals(await pointsOf(door, "ava"), 70);
      const trashed = {
        data: { ...won.data, is_deleted: true },
        previous: { is_deleted: false },
        meta: { ...won.meta, id: "gone", timestamp: "2026-03-07T15:00:00.000Z" },
      };
      await send(door, tool, trashed);
      assertEquals(await pointsOf(door, "ava"), 70, "it was back after that");
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "aircall and twilio - empty fields are ignored, and the call counts",
  (database) =>
    withDoor(database, async (door) => {
      const aircall = await open(door, "aircall");
      const ended = fixture("aircall/testdata/call.ended.inbound.json");
      const odd = { missed_call_reason: "", teams: {}, tags: {}, contact: [], duration: "" };
      const answered = { ...ended, data: { ...ended.data, ...odd } };
      door.now = ended.timestamp * 1_000 + HOUR_MILLISECONDS;
      assertEquals((await send(door, aircall, answered)).status, "processed");
      const rang = { ...ended, data: { ...ended.data, id: 1, answered_at: "", user: {} } };
      const { status, reason } = await send(door, aircall, rang);
      assertEquals([status, reason], ["processed", "Aircall names no user for this call."]);
      await assignAll(door, aircall);
      assertEquals(await pointsOf(door, "ava"), 20 + 20 + 50);

      const { secret } = SEQUENCES.find(({ provider }) => provider === "twilio")!;
      const twilio = await setUp(door, "twilio", { secret });
      const form = new URLSearchParams(
        Deno.readTextFileSync(new URL("twilio/testdata/in.child.completed.form", FOLDER)).trim(),
      );
      for (const name of ["ParentCallSid", "AnsweredBy", "SequenceNumber"]) form.set(name, "");
      assertEquals((await send(door, twilio, form.toString())).status, "processed");
      await assignAll(door, twilio);
      // The call came in at her browser; the start of the ringing is unknown.
      assertEquals(await pointsOf(door, "ava"), (20 + 20) + (20 + 15) + 50);
      await assertRebuilds(database.db);
    }),
);
