import { assert, assertEquals, assertNotEquals } from "@std/assert";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { accountOf, eventIdOf, reversalIdOf, sourceOf } from "./event_ids.ts";
import { makeAgent, pointsOf, postStandard, setUp } from "./testdata/tools.ts";

const row = (id: string, key: string) => ({
  place: { integrationId: "i", tenant: "t", kind: "conversation" as const, id },
  key,
});

Deno.test("event ids - two events never share an id, whatever characters the tool's ids contain", () => {
  const ids = ["c", "c/a", "c~2", "c%2Fa", "c/a~2", "c~reversed"];
  const keys = ["a", "a/b", "a~2", "a~reversed", "a~2~reversed", "a%7E2", "a/reversed"];
  const all = ids.flatMap((id) =>
    keys.flatMap((key) =>
      [1, 2, 22].flatMap((revision) => [
        eventIdOf(row(id, key), revision),
        reversalIdOf(row(id, key), revision),
      ])
    )
  );
  assertEquals(new Set(all).size, all.length);
});

Deno.test("event ids - ordinary ids are readable, and long ids fit", () => {
  assertEquals(eventIdOf(row("c-1", "response/m:1"), 1), "conversation/c-1/response/m:1");
  assertEquals(eventIdOf(row("c-1", "resolved"), 3), "conversation/c-1/resolved~3");
  const long = row("/".repeat(150), "~".repeat(100));
  assert(reversalIdOf(long, 1_000_000).length <= 256);
  assertNotEquals(eventIdOf(long, 1), eventIdOf(row("/".repeat(149), "~".repeat(100)), 1));
});

Deno.test("event ids - accounts with long names fit, and stay different", () => {
  const names = ["a".repeat(101), `${"a".repeat(101)}b`, "😀".repeat(51), `${"😀".repeat(50)}x😀`];
  const accounts = names.map(accountOf);
  assertEquals(new Set(accounts).size, names.length);
  for (const account of accounts) assert(account.length <= 100 && account.isWellFormed());
  assertEquals(accountOf("portal-7"), "portal-7");
  const source = sourceOf("hubspot", { integrationId: "x".repeat(24), tenant: "😀".repeat(50) });
  assert(source.length <= 256);
  assertEquals(sourceOf("hubspot", { integrationId: "i", tenant: "a/b" }), "/hubspot/i/a%2Fb");
});

forEachDatabase(
  "webhooks - a message's id may look like a revision of another message",
  (database) =>
    withDoor(database, async (door) => {
      for (const agent of ["ava", "ben"]) await makeAgent(door, agent);
      const tool = await setUp(door, "standard");
      const answer = (messageId: string, seconds: number) => ({
        type: "message_response",
        timestamp: new Date(door.now - 3_600_000 + seconds * 1_000).toISOString(),
        data: { agentId: "nora", conversationId: "c", messageId },
      });
      await door.ask("PUT", `/admin/integrations/${tool.id}/people`, {
        user: "nora",
        agent: "ava",
      });
      const asked = { type: "message_received", timestamp: answer("", -10).timestamp };
      const data = { conversationId: "c", messageId: "q" };
      await postStandard(door, tool, "q", { ...asked, data });
      const again = {
        ...asked,
        timestamp: answer("", 50).timestamp,
        data: { ...data, messageId: "r" },
      };
      await postStandard(door, tool, "m1", answer("m", 0));
      await postStandard(door, tool, "r", again);
      await postStandard(door, tool, "m2", answer("m~2", 60));
      const points = await pointsOf(door, "ava");
      assert(points > 50);
      const moved = await door.ask("PUT", `/admin/integrations/${tool.id}/people`, {
        user: "nora",
        agent: "ben",
      });
      assertEquals(moved.status, 200);
      assertEquals([await pointsOf(door, "ava"), await pointsOf(door, "ben")], [0, points]);
      await assertRebuilds(database.db);
    }),
);
