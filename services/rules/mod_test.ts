import { assert, assertEquals } from "@std/assert";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { type Door, withDoor } from "./testdata/door.ts";

const MINUTE = 60_000;
const iso = (time: number) => new Date(time).toISOString();

let count = 0;
/** Sends an event; by default a deal that is won now. */
async function send(door: Door, change: Record<string, unknown> = {}) {
  const id = `rules-${++count}`;
  const event = { id, source: "/crm", type: "deal_won", subject: "ann", time: iso(door.now) };
  const { status, body } = await door.ask("POST", "/events", { ...event, ...change });
  assertEquals(status, 200, JSON.stringify(body));
  return { ...body, id };
}

/** Returns the default rules with another base for deals. */
function rulesWith(base: number, more: Record<string, unknown> = {}) {
  const actions = { ...DEFAULT_RULES.actions, deal_won: { base, ...more } };
  return { ...DEFAULT_RULES, actions };
}

const total = async (door: Door) => (await door.ask("GET", "/agents/ann")).body.totalPoints;

forEachDatabase(
  "rules - a version scores work from its start on, also work that was sent before",
  (database) =>
    withDoor(database, async (door) => {
      const start = door.now;
      await send(door, { time: iso(start + MINUTE) });
      await send(door, { time: iso(start + 4 * MINUTE) });
      assertEquals(await total(door), 50 + 50 + 50);
      const published = await door.ask("POST", "/admin/rules", {
        rules: rulesWith(80),
        effectiveFrom: iso(start + 2 * MINUTE),
        note: "Dearer deals",
      });
      assertEquals([published.status, published.body.version, published.body.isInForce], [
        ...[201, 2, false],
      ]);
      assertEquals(published.body.warnings, []);
      await door.instance.jobs.runAll();
      assertEquals(await total(door), 50 + 50 + 80);
      // Work from before the version, sent after it: the old rules apply. Work from after it: the
      // new ones.
      door.now = start + 10 * MINUTE;
      const late = await send(door, { time: iso(start) });
      const fresh = await send(door);
      assertEquals([late.points, late.ruleVersion, fresh.points, fresh.ruleVersion], [
        ...[50, 1, 80, 2],
      ]);
      const { entries } = (await door.ask("GET", "/admin/rules")).body;
      assertEquals(
        entries.map((one: Record<string, unknown>) => [one.version, one.isInForce, one.note]),
        [[2, true, "Dearer deals"], [1, false, "The default rules"]],
      );
      const { body } = await door.ask("GET", "/admin/rules/2");
      assertEquals(body.rules.actions.deal_won.base, 80);
      assertEquals((await door.ask("GET", "/admin/rules/3")).status, 404);
      assertEquals((await door.ask("GET", "/admin/rules/zero")).status, 422);
    }),
);

forEachDatabase(
  "rules - a version for the past or with contradictions is refused, and nothing is stored",
  (database) =>
    withDoor(database, async (door) => {
      const past = await door.ask("POST", "/admin/rules", {
        rules: rulesWith(80),
        effectiveFrom: iso(door.now - 1_000),
      });
      assertEquals([past.status, past.body.code], [409, "rules_in_the_past"]);
      const bonuses = [{
        name: "never",
        points: 5,
        when: [{ field: "quality", op: "gt", value: 0.9 }, {
          field: "quality",
          op: "lt",
          value: 0.1,
        }],
      }];
      const bad = await door.ask("POST", "/admin/rules", { rules: rulesWith(80, { bonuses }) });
      assertEquals([bad.status, bad.body.code], [422, "rules_contradict"]);
      assertEquals(bad.body.errors, [{
        path: "actions.deal_won.bonuses.0.when",
        message: '"never" never applies: quality must be above 0.9 and below 0.1, and no value is',
      }]);
      const checked = await door.ask("POST", "/admin/rules/validate", {
        rules: rulesWith(80, { bonuses }),
      });
      assertEquals([checked.body.isValid, checked.body.issues.length], [false, 1]);
      for (const rules of [null, 7, "x", [], { actions: { nap: { base: 1 } } }]) {
        const { status, body } = await door.ask("POST", "/admin/rules", { rules });
        assertEquals([status, body.code], [422, "rules_contradict"]);
        assert(body.errors.length > 0);
      }
      assertEquals((await door.ask("POST", "/admin/rules", {})).body.code, "validation_failed");
      const text = rulesWith(80, {
        bonuses: [{
          name: "b",
          points: 1,
          when: [{ field: "channel", op: "eq", value: "a\0b" }],
        }],
      });
      const nul = await door.ask("POST", "/admin/rules", { rules: text });
      assertEquals([nul.status, nul.body.code], [422, "validation_failed"]);
      assertEquals((await door.ask("GET", "/admin/rules")).body.entries.length, 1);
    }),
);

forEachDatabase(
  "rules - a version only for recalculations does not score new events",
  (database) =>
    withDoor(database, async (door) => {
      const { body } = await door.ask("POST", "/admin/rules", {
        rules: rulesWith(80),
        effectiveFrom: null,
      });
      assertEquals([body.version, body.effectiveFrom, body.isInForce], [2, null, false]);
      assertEquals((await send(door)).ruleVersion, 1);
      // Versions that are published at the same time get different numbers.
      const both = await Promise.all(
        [90, 91].map((base) => door.ask("POST", "/admin/rules", { rules: rulesWith(base) })),
      );
      assertEquals(both.map((one) => one.body.version).sort(), [3, 4]);
      assertEquals((await send(door)).ruleVersion, 4);
    }),
);

forEachDatabase(
  "rules - a bonus that depends on another one is scored, stored and explained",
  (database) =>
    withDoor(database, async (door) => {
      const bonuses = [
        { name: "fast", points: 20, when: [{ field: "cycleDays", op: "between", value: [0, 14] }] },
        { name: "slow", points: 1, when: [{ op: "not_applied", rule: "fast" }] },
      ];
      await door.ask("POST", "/admin/rules", { rules: rulesWith(10, { bonuses }) });
      assertEquals((await send(door, { data: { cycleDays: 3 } })).points, 30);
      const slow = await send(door, { data: { cycleDays: 30 } });
      assertEquals(slow.points, 11);
      const { body } = await door.ask("GET", `/events/${encodeURIComponent("/crm")}/${slow.id}`);
      assertEquals(body.explanation.sentences, [
        "Deal won pays 11 points under rule version 2: 10 + 1 slow = 11.",
        "base +10: every event of this kind pays it",
        "fast +20: not paid, cycle days was 30 and must be between 0 and 14",
        "slow +1: fast did not apply",
      ]);
    }),
);

forEachDatabase(
  "what if - a sample is scored as the agent's next event, and nothing is stored",
  (database) =>
    withDoor(database, async (door) => {
      for (let i = 0; i < 20; i++) await send(door, { type: "inbound_handled" });
      const before = (await door.ask("GET", "/agents/ann")).body;
      const event = { type: "inbound_handled", data: { responseTime: 90 }, agent: "ann" };
      const now = (await door.ask("POST", "/admin/rules/what-if", { event })).body;
      // It is the 21st of the day: 15 x 1.2.
      assertEquals([now.points, now.version, now.volumeToday, now.streak], [18, 1, 21, 1]);
      assertEquals(now.explanation.sentences.slice(1), [
        "base +15: every event of this kind pays it",
        "speed bonus +5: not paid, response time was 90 s and must be below 60 s",
        "volume multiplier × 1.2: the number of such events on the day was 21, above 20",
      ]);
      const { agent: _, ...anybody } = event;
      const ask = async (body: unknown) => (await door.ask("POST", "/admin/rules/what-if", body));
      assertEquals((await ask({ event: anybody })).body.points, 15);
      assertEquals((await ask({ event: anybody, volumeToday: 21 })).body.points, 18);
      const draft = {
        ...DEFAULT_RULES,
        actions: { inbound_handled: { base: 7, maxPerDay: 20 } },
      };
      const capped = await ask({ event, rules: draft });
      assertEquals([capped.body.status, capped.body.points], ["capped", 0]);
      assertEquals(
        capped.body.explanation.summary,
        "It pays nothing: inbound handled pays 20 times a day, and that many had been paid before it.",
      );
      const drafted = await ask({ event: anybody, rules: draft });
      assertEquals([drafted.body.version, drafted.body.points], [null, 7]);
      assertEquals(
        drafted.body.explanation.summary,
        "Inbound handled pays 7 points under the draft.",
      );
      assertEquals(
        (await ask({ event: { ...event, agent: "nobody" } })).body.code,
        "unknown_agent",
      );
      assertEquals((await ask({ event, version: 9 })).status, 404);
      assertEquals((await ask({ event, version: 1, rules: draft })).status, 422);
      assertEquals((await ask({ event: { ...event, type: "nap" } })).status, 422);
      assertEquals((await ask({ event: { ...event, data: { quality: 2 } } })).status, 422);
      assertEquals((await door.ask("GET", "/agents/ann")).body, before);
      assertEquals((await door.ask("GET", "/admin/rules")).body.entries.length, 1);
    }),
);

forEachDatabase(
  "administration - keys without the scope, other roles and other sites are refused",
  (database) =>
    withDoor(database, async (door) => {
      const refused = async (who: Record<string, string>, method = "GET", body?: unknown) => {
        const answer = await door.ask(method, "/admin/rules", body, who);
        return `${answer.status} ${answer.body.code ?? "ok"}`;
      };
      assertEquals(await refused({}), "401 missing_key");
      assertEquals(await refused({ authorization: "Bearer nonsense" }), "401 invalid_key");
      assertEquals(await refused(await door.key("read", "events:write")), "403 missing_scope");
      assertEquals(await refused(await door.person("agent")), "403 admin_only");
      assertEquals(await refused(await door.person("manager")), "403 admin_only");
      const admin = await door.person("admin");
      assertEquals(await refused(admin), "200 ok");
      const draft = { rules: rulesWith(80) };
      const elsewhere = { ...admin, origin: "http://evil.example" };
      assertEquals(await refused(elsewhere, "POST", draft), "403 cross_origin");
      assertEquals(await refused(admin, "POST", draft), "201 ok");
      // Missing permission is reported before any error in the request.
      assertEquals(await refused(await door.key("read"), "POST", 7), "403 missing_scope");
    }),
);

forEachDatabase(
  "administration - a body that cannot be read is refused with a clear reason",
  (database) =>
    withDoor(database, async (door) => {
      const refusal = async (body: unknown, headers: Record<string, string> = {}) => {
        const who = { ...await door.key("admin"), ...headers };
        const answer = await door.ask("POST", "/admin/rules", body, who);
        return `${answer.status} ${answer.body.code}`;
      };
      const bytes = (text: string) => new TextEncoder().encode(text);
      assertEquals(await refusal(bytes("{")), "400 malformed_json");
      assertEquals(await refusal(bytes("")), "400 malformed_json");
      assertEquals(await refusal(new Uint8Array([34, 255, 34])), "400 invalid_utf8");
      assertEquals(await refusal(bytes(`"${"x".repeat(1 << 20)}"`)), "413 body_too_large");
      assertEquals(
        await refusal({}, { "content-type": "text/plain" }),
        "415 unsupported_media_type",
      );
      const nested = bytes("[".repeat(100) + "]".repeat(100));
      assertEquals(await refusal(nested), "422 validation_failed");
      assertEquals(await refusal({ rules: {}, note: "x".repeat(300) }), "422 validation_failed");
    }),
);
