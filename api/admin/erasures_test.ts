/** A person is erased, exported, and what is left of them. */
import { assert, assertEquals, assertMatch } from "@std/assert";
import { NAMES, withZora, type World } from "@/api/testdata/zora.ts";
import { sendSigned, sequenceOf } from "@/services/integrations/testdata/send.ts";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { assertRebuilds } from "@/testing/rebuilds.ts";
import { assertLedgerSums } from "@/testing/reward_state.ts";
import { findStoredText, listTextTables } from "@/testing/stored_text.ts";

/** Tables whose texts are not about people; whoever adds a table puts Zora into it, or names it here. */
const WITHOUT_PEOPLE: Readonly<Record<string, string>> = {
  achievements: "their texts and rules",
  agent_metrics_daily: "names of metrics",
  agent_rewards: "counts by type of event",
  erasures: "only somebody who was erased",
  event_types: "texts of types",
  event_type_points: "rules of types",
  feature_uses_daily: "names of parts of Laurel",
  goals: "names of metrics",
  holdouts: "names that admins gave",
  integration_keys: "names that admins gave",
  integrations: "settings of tools",
  kysely_migration: "names of migrations",
  kysely_migration_lock: "of the library",
  notification_settings: "names of kinds",
  pairing_objects: "ids and the state that follows from the facts",
  pictures: "hash and format; the picture goes with the account",
  push_deliveries: "states; they go with the subscription",
  push_subscriptions: "addresses and keys of browsers; they go with the session",
  rescores: "why something is scored again",
  retention_periods: "names of kinds",
  settings: "of the organization",
  spin_seeds: "random seeds",
  teams: "names that admins gave",
  technical_samples: "random names of instances",
  wall_links: "names that admins gave",
  webhook_endpoints: "addresses of systems",
  wheels: "prizes",
  working_calendars: "names that admins gave",
};

const tableOf = (found: string) => found.slice(0, found.indexOf("."));

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
      const texts = [...NAMES, world.userId];
      const found = new Set((await findStoredText(database.db, texts)).map(tableOf));
      const without = (await listTextTables(database.db)).filter((table) => !found.has(table));
      assertEquals(without, Object.keys(WITHOUT_PEOPLE).sort());
      const answer = await erase(world);
      assertEquals(answer.status, 200, JSON.stringify(answer.body));
      assertMatch(answer.body.label, /^erased-[0-9a-f]{12}$/);
      await instance.relay.run();
      await instance.jobs.runAll();
      assertEquals(await findStoredText(database.db, texts), []);

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
      assertEquals(data.accountsInTools.map((one: { id: string }) => one.id), [
        ...["7", "quill-7"],
      ]);
      assertEquals(data.invitations.length, 1);
      assertEquals([data.visits.length, data.visits[0].uses], [1, { level: 2 }]);
      assertEquals(data.notes.map((one: { decision: string }) => one.decision), ["talked"]);
      assertEquals(data.findings.map((one: { kind: string }) => one.kind), ["burst"]);
      assertEquals(data.daysBeforeLaurel[0].sums.response_time_sum, 90);
      assertEquals(data.holdouts.map((one: { name: string }) => one.name), ["Spring"]);
      assertEquals([data.reports.length, data.reportsSent.length], [2, 2]);
      assertEquals(data.drafts.map((one: { name: string }) => one.name), ["Draft of Zora Quill"]);
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
