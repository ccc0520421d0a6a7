/**
 * Sends each tool's webhooks about one piece of work: in order, shuffled, twice, and with one lost.
 */
import { assert, assertEquals } from "@std/assert";
import { type Door, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { sendSigned, setUpFor } from "./testdata/send.ts";
import { type Sequence, SEQUENCES } from "./testdata/sequences.ts";
import { makeAgent, pointsOf, type Tool } from "./testdata/tools.ts";

const HOUR_MILLISECONDS = 3_600_000;

async function prepare(door: Door, sequence: Sequence): Promise<Tool> {
  door.now = sequence.end;
  await makeAgent(door, "ava");
  return await setUpFor(door, sequence);
}

/** Assigns everybody the tool mentioned to one agent. */
async function assign(door: Door, { people, others = [] }: Sequence, tool: Tool): Promise<void> {
  const path = `/admin/integrations/${tool.id}/people`;
  const { body } = await door.ask("GET", `${path}?limit=200`);
  for (const { tenant, user } of body.entries) {
    if (others.includes(user)) continue;
    assert(people.includes(user), `${user} is not one of ${people}`);
    const answer = await door.ask("PUT", path, { tenant, user, agent: "ava" });
    assertEquals(answer.status, 200);
  }
}

for (const sequence of SEQUENCES) {
  const { provider, sent, points, lost } = sequence;

  forEachDatabase(
    `${provider} - backwards, then all of it again`,
    (database) =>
      withDoor(database, async (door) => {
        const tool = await prepare(door, sequence);
        for (const one of sent.toReversed()) await sendSigned(door, sequence, tool, one);
        assertEquals(await pointsOf(door, "ava"), 0, "nobody was assigned yet");
        await assign(door, sequence, tool);
        assertEquals(await pointsOf(door, "ava"), points);
        door.now += 1_000;
        for (const one of sent) await sendSigned(door, sequence, tool, one);
        assertEquals(await pointsOf(door, "ava"), points);
        const { body } = await door.ask(
          "GET",
          `/admin/integrations/${tool.id}/deliveries?limit=200`,
        );
        assertEquals(body.entries.length, sent.length);
        for (const delivery of body.entries) assertEquals(delivery.attempts, 2);
        await assertRebuilds(database.db);
      }),
  );

  forEachDatabase(
    `${provider} - with one lost, and repaired by a late repetition`,
    (database) =>
      withDoor(database, async (door) => {
        const tool = await prepare(door, sequence);
        const rest = sent.filter((_, index) => index !== lost.index);
        for (const one of rest) await sendSigned(door, sequence, tool, one);
        await assign(door, sequence, tool);
        assertEquals(await pointsOf(door, "ava"), lost.points);
        // This works even after a long silence, when old objects were deleted meanwhile.
        door.now += 60 * 24 * HOUR_MILLISECONDS;
        await door.instance.jobs.runAll();
        await sendSigned(door, sequence, tool, sent[lost.index]!);
        await assign(door, sequence, tool);
        assertEquals(await pointsOf(door, "ava"), points);
        await assertRebuilds(database.db);
      }),
  );

  forEachDatabase(
    `${provider} - no personal text is stored, and a replay changes nothing`,
    (database) =>
      withDoor(database, async (door) => {
        const tool = await prepare(door, sequence);
        for (const one of sent) await sendSigned(door, sequence, tool, one);
        await assign(door, sequence, tool);
        const path = `/admin/integrations/${tool.id}`;
        const kept = await database.db.selectFrom("webhook_deliveries").selectAll().execute();
        for (const row of kept) {
          assert(!JSON.stringify(row).includes(tool.secret), "the secret is not kept");
          // In the fixtures, all free text contains the word Quickborn.
          assert(!JSON.stringify(row.payload).includes("Quickborn"), "no text is kept");
        }
        const { body } = await door.ask("POST", `${path}/replay`, {});
        assertEquals(body, { replayed: sent.length, next: null });
        assertEquals(await pointsOf(door, "ava"), points);
        await assertRebuilds(database.db);
      }),
  );

  forEachDatabase(
    `${provider} - the test button gives an event`,
    (database) =>
      withDoor(database, async (door) => {
        const tool = await prepare(door, sequence);
        const { body } = await door.ask("POST", `/admin/integrations/${tool.id}/test`);
        assertEquals(
          [body.status, body.events.length > 0],
          ["processed", true],
          JSON.stringify(body),
        );
        assertEquals(await database.db.selectFrom("pairing_facts").selectAll().execute(), []);
      }),
  );
}
