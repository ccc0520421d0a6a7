/** Who may see and change integrations, and where their secrets must never appear. */
import { assert, assertEquals } from "@std/assert";
import { openSealer } from "@/services/platform/sealed.ts";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { postStandard, setUp } from "./testdata/tools.ts";

forEachDatabase(
  "integrations - only admins and their keys have access, and no page of another site",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await setUp(door, "standard");
      const path = `/admin/integrations/${tool.id}`;
      const asked: [string, string, unknown?][] = [
        ["GET", "/admin/integrations"],
        ["GET", "/admin/integrations/providers"],
        ["POST", "/admin/integrations", { provider: "standard", name: "x" }],
        ["GET", path],
        ["PATCH", path, { name: "y" }],
        ["DELETE", path],
        ["POST", `${path}/rotate`],
        ["POST", `${path}/test`],
        ["GET", `${path}/people`],
        ["PUT", `${path}/people`, { user: "a", agent: null }],
        ["GET", `${path}/deliveries`],
        ["GET", `${path}/deliveries/1`],
        ["POST", `${path}/deliveries/1/replay`],
        ["POST", `${path}/replay`, {}],
      ];
      const manager = await door.person("manager");
      const agent = await door.person("agent");
      const key = await door.key("events:write", "read");
      const admin = await door.person("admin");
      const elsewhere = { ...admin, origin: "https://evil.example" };
      for (const [method, where, body] of asked) {
        const statuses = [];
        for (const who of [{}, key, agent, manager]) {
          statuses.push((await door.ask(method, where, body, who)).status);
        }
        assertEquals(statuses, [401, 403, 403, 403], `${method} ${where}`);
        if (method === "GET") continue;
        const { status, body: answer } = await door.ask(method, where, body, elsewhere);
        assertEquals([status, answer.code], [403, "cross_origin"], `${method} ${where}`);
      }
      assertEquals((await door.ask("GET", path, undefined, admin)).body.id, tool.id);
    }),
);

forEachDatabase(
  "integrations - a secret appears only in the answer that creates it, in no log and no table",
  (database) =>
    withDoor(database, async (door) => {
      const { db } = database;
      const tool = await setUp(door, "standard");
      const secret = "Quickborn-secret";
      const chat = await setUp(door, "chatwoot", { secret });
      const { body: { secret: rotated } } = await door.ask(
        "POST",
        `/admin/integrations/${tool.id}/rotate`,
      );
      assert(rotated.startsWith("whsec_"));
      const path = chat.url.slice(chat.url.indexOf("/webhooks"));
      const body = { event: "conversation_created", id: 1, account: { id: 7 } };
      for (const token of [secret, "wrong"]) {
        await door.ask("POST", `${path}?token=${token}`, body, {});
      }
      await postStandard(door, { ...tool, secret: rotated }, "m1", "not JSON");
      const seen = [
        await door.ask("GET", "/admin/integrations"),
        await door.ask("GET", `/admin/integrations/${chat.id}/deliveries`),
        await door.ask("PATCH", `/admin/integrations/${chat.id}`, { secret: `${secret}-2` }),
        await door.ask("POST", `/admin/integrations/${chat.id}/test`),
        await db.selectFrom("integrations").selectAll().execute(),
        await db.selectFrom("webhook_deliveries").selectAll().execute(),
        door.instance.logged,
      ];
      for (const one of [secret, tool.secret, rotated]) {
        assert(!JSON.stringify(seen).includes(one));
      }
    }),
);

forEachDatabase(
  "integrations - a secret that was sealed with another LAUREL_SECRET is reported as unreadable",
  (database) =>
    withDoor(database, async (door) => {
      const tool = await setUp(door, "standard");
      const sealer = openSealer("what Laurel's secret used to be, once");
      await database.db.updateTable("integrations")
        .set({ secret: await sealer.seal(tool.secret) }).execute();
      assertEquals((await postStandard(door, tool, "m1", {})).status, 401);
      const path = `/admin/integrations/${tool.id}`;
      const { body } = await door.ask("GET", path);
      assert(body.refused.reason.includes("LAUREL_SECRET"));
      const { body: tried } = await door.ask("POST", `${path}/test`);
      assertEquals(tried.status, "refused");
      assert(tried.reason.includes("LAUREL_SECRET"), tried.reason);
      const { body: { secret } } = await door.ask("POST", `${path}/rotate`);
      const event = { type: "deal_won", timestamp: new Date(door.now).toISOString() };
      const sent = { ...event, data: { agentId: "a", objectId: "d" } };
      assertEquals((await postStandard(door, { ...tool, secret }, "m2", sent)).status, 200);
    }),
);
