import { assert, assertEquals, assertMatch } from "@std/assert";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import { withDoor } from "@/services/rules/testdata/door.ts";
import { forEachDatabase } from "@/testing/database.ts";

const DRAFTS = "/admin/rule-drafts";
const HOUR_MILLISECONDS = 3_600_000;
const generous = {
  ...DEFAULT_RULES,
  actions: { ...DEFAULT_RULES.actions, deal_won: { base: 80 } },
};

forEachDatabase(
  "rule drafts - made from a version, saved also while it is wrong, published, and then gone",
  (database) =>
    withDoor(database, async (door) => {
      const admin = await door.person("admin");
      const made = await door.ask("POST", DRAFTS, { name: " Faster  deals ", version: 1 }, admin);
      assertEquals(made.status, 201, JSON.stringify(made.body));
      const { id, rules, createdBy, ...rest } = made.body;
      assertEquals(rules, JSON.parse(JSON.stringify(DEFAULT_RULES)));
      assertMatch(createdBy.name, /@example.com$/);
      assertEquals([rest.name, rest.note, rest.basedOn, rest.revision], ["Faster deals", "", 1, 1]);

      const path = `${DRAFTS}/${id}`;
      const wrong = { ...generous, actions: { deal_won: { base: "eighty" } } };
      const saved = await door.ask("PATCH", path, { rules: wrong, revision: 1 }, admin);
      assertEquals([saved.status, saved.body.revision, saved.body.rules], [200, 2, wrong]);
      const published = await door.ask("POST", "/admin/rules", { draft: { id } }, admin);
      assertEquals([published.status, published.body.code], [422, "rules_contradict"]);
      assertEquals(published.body.errors[0].path, "actions.deal_won.base");
      assertEquals((await door.ask("GET", path)).body.revision, 2, "a refusal keeps the draft");

      await door.ask("PATCH", path, { rules: generous, note: "Deals were underpaid" }, admin);
      const late = await door.ask("POST", "/admin/rules", { draft: { id, revision: 2 } }, admin);
      assertEquals([late.status, late.body.code], [409, "edit_conflict"]);
      const done = await door.ask("POST", "/admin/rules", {
        draft: { id, revision: 3 },
        note: "Deals were underpaid",
      }, admin);
      assertEquals(done.status, 201, JSON.stringify(done.body));
      assertEquals([done.body.version, done.body.state, done.body.publishedBy], [
        ...[2, "in_force", createdBy],
      ]);
      assertEquals((await door.ask("GET", path)).status, 404);
      const event = { id: "d-1", type: "deal_won", subject: "ava", data: {} };
      assertEquals((await door.ask("POST", "/events", event)).body.points, 80);

      const { body: { entries } } = await door.ask("GET", "/admin/rules");
      assertEquals(
        entries.map((one: Record<string, unknown>) => [one.version, one.state, one.effectiveUntil]),
        [[2, "in_force", null], [1, "past", done.body.effectiveFrom]],
      );
      const { body: acts } = await door.ask("GET", "/admin/audit?objectKind=rules");
      assertEquals([acts.entries[0].action, acts.entries[0].object.id], ["rules.publish", "2"]);
    }),
);

forEachDatabase(
  "rule drafts - of two admins who edit one draft, the second is told",
  (database) =>
    withDoor(database, async (door) => {
      const [ann, bob] = [await door.person("admin"), await door.person("admin")];
      const { body: { id } } = await door.ask("POST", DRAFTS, { name: "Ours", version: 1 }, ann);
      const path = `${DRAFTS}/${id}`;
      await door.ask("PATCH", path, { note: "by Ann", revision: 1 }, ann);
      const second = await door.ask("PATCH", path, { note: "by Bob", revision: 1 }, bob);
      assertEquals([second.status, second.body.code], [409, "edit_conflict"]);
      assertEquals((await door.ask("GET", path)).body.note, "by Ann");
      const forced = await door.ask("PATCH", path, { note: "by Bob", revision: 2 }, bob);
      assertEquals([forced.status, forced.body.note, forced.body.revision], [200, "by Bob", 3]);
      assertEquals(forced.body.changedBy.name !== forced.body.createdBy.name, true);
      const { body: { entries } } = await door.ask("GET", DRAFTS);
      assertEquals(entries.map((one: { id: number }) => one.id), [id]);
      assertEquals("rules" in entries[0], false);
      assertEquals((await door.ask("DELETE", path)).status, 204);
      assertEquals((await door.ask("DELETE", path)).status, 404);
      assertEquals((await door.ask("PATCH", path, { note: "" })).status, 404);
    }),
);

forEachDatabase(
  "rule drafts - bad input is refused at its field, and only admins have access",
  (database) =>
    withDoor(database, async (door) => {
      const wrong: [unknown, string][] = [
        [{ version: 1 }, "name"],
        [{ name: " ", version: 1 }, "name"],
        [{ name: "x".repeat(101), version: 1 }, "name"],
        [{ name: "x" }, "rules"],
        [{ name: "x", version: 1, rules: {} }, "rules"],
        [{ name: "x", version: 9 }, "version"],
        [{ name: "x", version: 1.5 }, "version"],
        [{ name: "x", rules: [] }, "rules"],
        [{ name: "x", rules: "all" }, "rules"],
        [{ name: "x", version: 1, note: "n".repeat(300) }, "note"],
        [{ name: "x", version: 1, more: 1 }, ""],
      ];
      for (const [body, path] of wrong) {
        const answer = await door.ask("POST", DRAFTS, body);
        assertEquals([answer.status, answer.body.errors[0].path], [422, path]);
      }
      for (const body of [{ draft: { id: 1 }, rules: generous }, {}, { draft: { id: 0 } }]) {
        assertEquals((await door.ask("POST", "/admin/rules", body)).status, 422);
      }
      assertEquals((await door.ask("POST", "/admin/rules", { draft: { id: 77 } })).status, 404);
      for (const id of ["0", "x", "2147483648", "99999"]) {
        assert([404, 422].includes((await door.ask("GET", `${DRAFTS}/${id}`)).status));
      }
      const manager = await door.person("manager");
      assertEquals((await door.ask("GET", DRAFTS, undefined, manager)).status, 403);
      for (let made = 0; made < 100; made++) {
        await door.ask("POST", DRAFTS, { name: `draft ${made}`, rules: {} });
      }
      const full = await door.ask("POST", DRAFTS, { name: "one more", rules: {} });
      assertEquals([full.status, full.body.code], [422, "too_many_drafts"]);
    }),
);

forEachDatabase(
  "rule sets - a scheduled version can be withdrawn until it begins",
  (database) =>
    withDoor(database, async (door) => {
      const admin = await door.person("admin");
      const from = new Date(door.now + HOUR_MILLISECONDS).toISOString();
      const body = { rules: generous, effectiveFrom: from };
      const { body: set } = await door.ask("POST", "/admin/rules", body, admin);
      assertEquals([set.version, set.state, set.isInForce], [2, "scheduled", false]);
      const one = await door.ask("GET", "/admin/rules/1");
      assertEquals([one.body.state, one.body.effectiveUntil], ["in_force", from]);
      // An event may be slightly ahead of the clock, so the version has scored one already.
      door.now += HOUR_MILLISECONDS - 60_000;
      const event = { id: "ahead", type: "deal_won", subject: "ava", time: from, data: {} };
      assertEquals((await door.ask("POST", "/events", event)).body.points, 80);

      const withdrawn = await door.ask("POST", "/admin/rules/2/withdraw", undefined, admin);
      assertEquals(withdrawn.status, 200, JSON.stringify(withdrawn.body));
      assertEquals([withdrawn.body.state, withdrawn.body.effectiveFrom], ["withdrawn", null]);
      assertEquals([withdrawn.body.withdrawn.from, withdrawn.body.withdrawn.by.name], [
        ...[from, set.publishedBy.name],
      ]);
      await door.instance.jobs.runAll();
      const { body: history } = await door.ask("GET", "/agents/ava/history");
      assertEquals(
        history.entries.find((one: { type: string }) => one.type === "deal_won").points,
        50,
        "what it had scored ahead of time is scored again",
      );
      door.now += HOUR_MILLISECONDS;
      assertEquals((await door.ask("GET", "/admin/rules/1")).body.state, "in_force");
      for (const version of [1, 2]) {
        const again = await door.ask("POST", `/admin/rules/${version}/withdraw`, undefined, admin);
        assertEquals([again.status, again.body.code], [409, "rules_not_scheduled"]);
      }
      assertEquals((await door.ask("POST", "/admin/rules/9/withdraw")).status, 404);
      const { body: acts } = await door.ask("GET", "/admin/audit?action=rules.withdraw");
      assertEquals([acts.entries.at(-1).object.id, acts.entries.at(-1).before.state], [
        ...["2", "scheduled"],
      ]);
    }),
);
