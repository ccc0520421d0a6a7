/** A person is erased, exported, and what is left of them. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import encodePng from "@jsquash/png/encode.js";
import { createApi } from "@/api/mod.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { sendSigned, sequenceOf, setUpFor } from "@/services/integrations/testdata/send.ts";
import type { Tool } from "@/services/integrations/testdata/tools.ts";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase, type TestDatabase } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { assertLedgerSums } from "@/testing/reward_state.ts";
import { findStoredText } from "@/testing/stored_text.ts";

/** Everything that the person is or was called, in Laurel and in a tool. */
const NAMES = ["zora", "quill", "oldname", "grace", "qz-77", "person-2@example.com"];

interface World {
  readonly door: Door;
  readonly admin: Who;
  readonly zora: Who;
  readonly tool: Tool;
}

/** Opens the API with Zora, of whom something is stored nearly everywhere. */
async function withZora(
  database: TestDatabase,
  use: (world: World) => Promise<void>,
): Promise<void> {
  await withDoor(database, async (door) => {
    const { ask, instance } = door;
    const admin = await door.person("admin");
    const done = async (method: string, path: string, body: unknown, who: Who = admin) => {
      const answer = await ask(method, path, body, who);
      assert(answer.status < 300, `${method} ${path}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    };
    const sequence = sequenceOf("chatwoot");
    const tool = await setUpFor(door, sequence);
    await done("POST", "/admin/teams", { id: "sales", name: "Sales" });
    await done("POST", "/admin/agents", { id: "zora.quill", name: "Zora Oldname", team: "sales" });
    await done("POST", "/admin/agents", { id: "bob", name: "Bob", team: "sales" });
    await done("PATCH", "/admin/agents/zora.quill", {
      name: "Zora Quill",
      email: "zora@quill.example",
    });
    await done("POST", "/admin/invitations", {
      email: "zora@quill.example",
      name: "Zora Quill",
      role: "agent",
    });
    await done("POST", "/admin/agents/zora.quill/aliases", { alias: "qz-77" });
    await done("PUT", `/admin/integrations/${tool.id}/people`, {
      tenant: tool.id,
      user: "7",
      agent: "zora.quill",
    });
    for (const one of sequence.sent) await sendSigned(door, sequence, tool, one);
    const days = [4, 3, 2, 1, 0].map((back) => new Date(door.now - back * 86_400_000));
    const events = await door.key("events:write");
    for (const [index, day] of days.entries()) {
      for (let number = 0; number < 4; number++) {
        await done("POST", "/events", {
          id: `e-${index}-${number}`,
          source: "/crm",
          type: "deal_won",
          subject: "Zora@Quill.example",
          time: new Date(day.getTime() - number * 1000).toISOString(),
          data: { cycleDays: 3, handledBy: "Zora Quill", note: "mail zora@quill.example" },
        }, events);
      }
    }
    const zora = await door.person("agent", (await findAgent(database.db, "zora.quill"))!);
    await done("PATCH", "/me", { name: "Zora Quill" }, zora);
    const picture = await encodePng(new ImageData(new Uint8ClampedArray(64 * 64 * 4).fill(9), 64));
    const sent = await createApi(instance).request("http://laurel.example/api/v1/me/picture", {
      method: "PUT",
      headers: { ...zora, "content-type": "image/png" },
      body: picture,
    });
    assertEquals(sent.status, 200);
    await done(
      "POST",
      "/me/leave",
      { first: "2026-12-28", last: "2026-12-29", note: "Quill" },
      zora,
    );
    await done("POST", "/spins", undefined, zora);
    await done("POST", "/corrections", {
      event: { source: "/crm", id: "e-0-0" },
      points: 12,
      reason: "Zora Quill asked for it",
    });
    await done("POST", "/reversals", {
      event: { source: "/crm", id: "e-0-1" },
      reason: "Was not Zora Quill",
    });
    await done("POST", "/admin/challenges", {
      key: "duel",
      title: "Duel",
      kind: "head_to_head",
      metric: { events: ["deal_won"], measure: { kind: "count" } },
      joining: "automatic",
      rewardPoints: 5,
      startsAt: new Date(door.now).toISOString(),
      endsAt: new Date(door.now + 3_600_000).toISOString(),
      audience: { agents: ["zora.quill", "bob"] },
    });
    await done("POST", "/admin/agents", {
      id: "zora-2",
      name: "Z. Quill",
      email: "z2@quill.example",
    });
    await done("POST", "/events", {
      id: "z-2",
      source: "/crm",
      type: "deal_won",
      subject: "zora-2",
      time: new Date(door.now - 60_000).toISOString(),
    }, events);
    await done("POST", "/admin/agents/zora-2/merge", { into: "zora.quill" });
    await database.db.insertInto("webhook_endpoints").values({
      id: "hook",
      url: "https://receiver.example",
      events: ["level_up"],
      secret: "s",
    }).execute();
    await database.db.insertInto("outgoing_deliveries").values({
      endpoint_id: "hook",
      message_id: "m-1",
      type: "level_up",
      body: JSON.stringify({ data: { agent: { id: "zora.quill", name: "Zora Quill" } } }),
      next_attempt_at: new Date(door.now + 1e9),
    }).execute();
    await done("POST", "/events", {
      id: "late",
      source: "/crm",
      type: "deal_won",
      subject: "zora.quill",
      time: new Date(door.now).toISOString(),
    }, events);
    await instance.relay.run();
    // The challenge ends, and pays.
    door.now += 24 * 3_600_000;
    await instance.jobs.runAll();
    await use({ door, admin, zora, tool });
  });
}

const erase = ({ door, admin }: World, confirmation = "Zora Quill") =>
  door.ask("POST", "/admin/privacy/erasures", { agent: "zora.quill", confirmation }, admin);

forEachDatabase(
  "erasing - nothing in any table names the person, and the ledger and the proof stay right",
  (database) =>
    withZora(database, async (world) => {
      const { door, admin, zora, tool } = world;
      const { ask, instance } = door;
      const before = (await ask("GET", "/agents/zora.quill")).body;
      assert(before.totalPoints > 1_000, String(before.totalPoints));
      const stored = await findStoredText(database.db, NAMES);
      const tables = new Set(stored.map((one) => one.split(".")[0]));
      for (const table of ["agents", "events", "audit_log", "outbox", "spins", "users"]) {
        assert(tables.has(table), `the test stores the name in ${table}`);
      }
      const answer = await erase(world);
      assertEquals(answer.status, 200, JSON.stringify(answer.body));
      assertMatch(answer.body.label, /^erased-[0-9a-f]{12}$/);
      await instance.relay.run();
      await instance.jobs.runAll();
      assertEquals(await findStoredText(database.db, NAMES), []);

      const { label } = answer.body;
      const after = (await ask("GET", `/agents/${label}`)).body;
      assertEquals([after.name, after.totalPoints], ["Erased person", before.totalPoints]);
      await assertLedgerSums(database.db);
      await assertRebuilds(database.db);
      assertEquals((await ask("GET", "/agents/zora.quill")).status, 404);
      assertEquals((await ask("GET", "/me", undefined, zora)).status, 401);
      const { body: board } = await ask("GET", "/leaderboards?period=all");
      assertEquals(board.entries.map((one: { agent: { id: string } }) => one.agent.id), []);
      const { body: { entries } } = await ask("GET", "/admin/privacy/erasures", undefined, admin);
      assertEquals(entries.length, 1);
      assert(entries[0].finishedAt !== null, "nothing is left to do");

      // The audit log says what was done, and not to whom.
      const { body: log } = await ask("GET", "/admin/audit?action=person.erase", undefined, admin);
      assertEquals(log.entries.map((one: { outcome: string }) => one.outcome), ["done"]);
      const { body: acts } = await ask("GET", `/admin/audit?objectId=${label}`, undefined, admin);
      assert(acts.entries.length > 2, "acts on the person are still there");

      // The same event again counts once, and the former ids are those of somebody new.
      const events = await door.key("events:write");
      const again = await ask("POST", "/events", {
        id: "z-2",
        source: "/crm",
        type: "deal_won",
        subject: "zora-2",
        time: new Date(door.now - 24 * 3_600_000 - 60_000).toISOString(),
      }, events);
      assertEquals([again.body.status, again.body.agent.name], ["duplicate", "Erased person"]);
      const fresh = await ask("POST", "/events", {
        id: "new-1",
        source: "/crm",
        type: "deal_won",
        subject: "zora.quill",
      }, events);
      assertEquals(fresh.body.agent.id, "zora.quill");
      assert(fresh.body.agent.totalPoints < 500, "the new agent has no history");
      const sequence = sequenceOf("chatwoot");
      for (const one of sequence.sent) await sendSigned(door, sequence, tool, one);
      await instance.jobs.runAll();
      assertEquals((await ask("GET", `/agents/${label}`)).body.totalPoints, before.totalPoints);
      await assertRebuilds(database.db);
    }),
);

forEachDatabase(
  "erasing - a preview changes nothing, and the name must be typed",
  (database) =>
    withDoor(database, async (door) => {
      const { ask } = door;
      const admin = await door.person("admin");
      await ask("POST", "/admin/agents", { id: "amy", name: "Amy Lee" }, admin);
      const preview = await ask(
        "GET",
        "/admin/privacy/erasures/preview?agent=amy",
        undefined,
        admin,
      );
      assertEquals([preview.status, preview.body.name, preview.body.hasAccount], [
        200,
        "Amy Lee",
        false,
      ]);
      const post = (body: unknown, who = admin) =>
        ask("POST", "/admin/privacy/erasures", body, who);
      const wrong = await post({ agent: "amy", confirmation: "Amy" });
      assertEquals([wrong.status, wrong.body.errors[0].path], [422, "confirmation"]);
      assertEquals((await post({ agent: "nobody", confirmation: "x" })).status, 404);
      for (
        const body of [{ confirmation: "x" }, { agent: "amy", account: "a", confirmation: "x" }]
      ) {
        assertEquals((await post(body)).status, 422);
      }
      assertEquals((await ask("GET", "/agents/amy")).body.name, "Amy Lee");
      const { body: me } = await ask("GET", "/me", undefined, admin);
      const own = await post({ account: me.id, confirmation: me.name });
      assertEquals([own.status, own.body.code], [409, "own_account"]);
      const key = await door.key("admin");
      const last = await post({ account: me.id, confirmation: me.name }, key);
      assertEquals([last.status, last.body.code], [409, "last_admin"]);
      const manager = await door.person("manager");
      assertEquals((await post({ agent: "amy", confirmation: "Amy Lee" }, manager)).status, 403);
      // An account without an agent.
      const { body: boss } = await ask("GET", "/me", undefined, manager);
      const gone = await post({ account: boss.id, confirmation: boss.name });
      assertEquals([gone.status, gone.body.label], [200, null]);
      await door.instance.jobs.runAll();
      assertEquals(await findStoredText(database.db, [boss.id, boss.email]), []);
    }),
);

forEachDatabase(
  "export of a person - an admin gets everything that is stored, and the audit log knows it",
  (database) =>
    withZora(database, async ({ door, admin }) => {
      const file = await door.download("/admin/privacy/export?agent=zora.quill", admin);
      assertMatch(file.type, /^application\/json/);
      const data = JSON.parse(file.text);
      assertEquals(data.agent.name, "Zora Quill");
      assertEquals(data.account.email, "person-2@example.com");
      assertEquals(data.accountsInTools.map((one: { id: string }) => one.id), ["7"]);
      assertEquals(data.invitations.length, 1);
      assert(data.events.length > 20 && data.ledger.length > 20 && data.acts.length > 2);
      assert(!file.text.includes('"password"'));
      const { body } = await door.ask("GET", "/admin/audit?action=person.export", undefined, admin);
      assertEquals(body.entries[0].object.id, "zora.quill");
      const wrong = await door.ask("GET", "/admin/privacy/export", undefined, admin);
      assertEquals([wrong.status, wrong.body.errors[0].path], [422, "agent"]);
      const manager = await door.person("manager");
      const path = "/admin/privacy/export?agent=zora.quill";
      assertEquals((await door.ask("GET", path, undefined, manager)).status, 403);
    }),
);
