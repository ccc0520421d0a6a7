/**
 * Conversations whose times and versions leave questions open, sent as webhooks in several orders.
 */
import { assert, assertEquals } from "@std/assert";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { up as deriveAnew } from "@/db/migrations/20261129140000_derive_anew.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { PEOPLE } from "./testdata/chat_case.ts";
import { CHAT_CASES } from "./testdata/chat_cases.ts";
import { SEQUENCES } from "./testdata/sequences.ts";
import { makeAgent, pointsOf, post, setUp, type Tool } from "./testdata/tools.ts";

const NOW = Date.parse("2026-03-02T12:00:00Z");
const STREAK = 50;

function signer(provider: string) {
  const sequence = SEQUENCES.find((one) => one.provider === provider)!;
  return async (door: Door, tool: Tool, body: unknown) => {
    const sent = { body: JSON.stringify(body) };
    const headers = sequence.headers(sent, tool.secret, tool.url, door.now);
    return await post(door, tool, sent.body, headers);
  };
}

async function prepare(door: Door, provider: string): Promise<Tool> {
  door.now = NOW;
  for (const agent of Object.values(PEOPLE)) await makeAgent(door, agent);
  const { secret } = SEQUENCES.find((one) => one.provider === provider)!;
  return await setUp(door, provider, secret === undefined ? {} : { secret });
}

async function assign(door: Door, tool: Tool): Promise<void> {
  const path = `/admin/integrations/${tool.id}/people`;
  const { body } = await door.ask("GET", `${path}?limit=200`);
  for (const { tenant, user } of body.entries) {
    const agent = PEOPLE[user];
    assert(agent !== undefined, `${user} is nobody of the case`);
    assertEquals((await door.ask("PUT", path, { tenant, user, agent })).status, 200);
  }
}

/**
 * Returns the orders to test: as it happened, backwards, starting from the middle, and with every
 * webhook sent twice.
 */
function ordersOf<T>(all: readonly T[]): T[][] {
  const half = Math.ceil(all.length / 2);
  return [
    [...all],
    all.toReversed(),
    [...all.slice(half), ...all.slice(0, half)],
    all.flatMap((one) => [one, one]),
  ];
}

for (const { provider, what, bodies, points } of CHAT_CASES) {
  forEachDatabase(`${provider} - ${what}`, (database) =>
    withDoor(database, async (door) => {
      const tool = await prepare(door, provider);
      const send = signer(provider);
      const orders = ordersOf(bodies(0).map((_, index) => index));
      for (const [round, order] of orders.entries()) {
        const own = bodies(1_000 + round);
        for (const index of order) {
          const { status, body } = await send(door, tool, own[index]);
          assertEquals([status, body.status], [200, "processed"], JSON.stringify(body));
        }
        await assign(door, tool);
        for (const agent of Object.values(PEOPLE)) {
          const expected = (points[agent] ?? 0) * (round + 1);
          const streak = expected > 0 ? STREAK : 0;
          assertEquals(await pointsOf(door, agent), expected + streak, `${agent}, order ${order}`);
        }
      }
      await assertRebuilds(database.db);
    }));
}

forEachDatabase(
  "pairing - after an update of Laurel every object is derived again automatically",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await prepare(door, "chatwoot");
      const { bodies, points } = CHAT_CASES[0]!;
      for (const body of bodies(1)) await signer("chatwoot")(door, tool, body);
      await assign(door, tool);
      // As an earlier version derived it: resolved before its own reply.
      const { db } = database;
      await db.updateTable("derived_events").set({ data: JSON.stringify({ firstContact: false }) })
        .where("key", "=", "resolved").execute();
      await deriveAnew(db);
      await door.instance.jobs.runAll();
      const { data } = await db.selectFrom("derived_events").select("data")
        .where("key", "=", "resolved").executeTakeFirstOrThrow();
      assertEquals((data as { firstContact?: unknown }).firstContact, true);
      assertEquals(await pointsOf(door, "ava"), points["ava"]! + STREAK);
      await assertRebuilds(db);
    }),
);

forEachDatabase(
  "chatwoot - a message with an unreadable time is kept, with a reason",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await prepare(door, "chatwoot");
      const send = signer("chatwoot");
      const [, reply] = CHAT_CASES[0]!.bodies(1);
      const unread = { ...reply, created_at: "the day before yesterday" };
      assertEquals(
        (await send(door, tool, unread)).status,
        200,
        "Chatwoot would not send it again",
      );
      const path = `/admin/integrations/${tool.id}`;
      const { body } = await door.ask("GET", `${path}/deliveries`);
      const [{ status, reason }] = body.entries;
      assertEquals(status, "unparseable");
      assert(reason.includes("created_at"), reason);
      // When the sender corrects it, it counts.
      await send(door, tool, reply);
      await assign(door, tool);
      assert(await pointsOf(door, "ava") > 0);
    }),
);
