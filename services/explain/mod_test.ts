import { assert, assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { DEFAULT_RULES } from "@/core/rules/default_rules.ts";
import { findAgent } from "@/db/agents/agents.ts";
import { forEachDatabase } from "@/testing/database.ts";
import { type Door, type Who, withDoor } from "@/services/rules/testdata/door.ts";

const MINUTE = 60_000;
const iso = (time: number) => new Date(time).toISOString();

async function send(door: Door, id: string, change: Record<string, unknown> = {}) {
  const event = { id, source: "/crm", type: "deal_won", subject: "ann", time: iso(door.now) };
  const { status, body } = await door.ask("POST", "/events", { ...event, ...change });
  assertEquals(status, 200, JSON.stringify(body));
  // No two events at the same time: their order would then depend on their ids.
  door.now++;
  return body;
}
const story = (door: Door, id: string, who?: Who) =>
  door.ask("GET", `/events/${encodeURIComponent("/crm")}/${id}`, undefined, who);
const summary = async (door: Door, id: string) =>
  (await story(door, id)).body.explanation.summary as string;

forEachDatabase(
  "explanations - an unpaid event: each limit says what prevented the payment",
  (database) =>
    withDoor(database, async (door) => {
      const actions = {
        deal_won: { base: 50, maxPerDay: 2 },
        new_contact: { base: 10, oncePerObject: true },
        message_response: { base: 5, cooldownSeconds: 60 },
        csat_received: { base: 100 },
      };
      await door.ask("POST", "/admin/rules", {
        rules: { ...DEFAULT_RULES, actions, dailyCeiling: 150 },
      });
      door.now += MINUTE;
      const contact = { type: "new_contact", data: { objectId: "c-1" } };
      await send(door, "own", contact);
      await send(door, "own-again", contact);
      await send(door, "other", { ...contact, subject: "bob" });
      await send(door, "reply", { type: "message_response" });
      door.now += 12_000;
      await send(door, "too-soon", { type: "message_response" });
      for (const id of ["deal-1", "deal-2", "deal-3"]) await send(door, id);
      await send(door, "cut", { type: "csat_received" });
      await send(door, "full", { type: "csat_received" });
      await send(door, "design", { type: "session_started" });
      await send(door, "no-rule", { type: "call_completed" });
      assertStringIncludes(await summary(door, "own-again"), 'the event "own" of /crm');
      const other = await summary(door, "other");
      assertStringIncludes(other, "another agent");
      assert(!other.includes('"own"'), other);
      assertEquals(
        await summary(door, "too-soon"),
        "It pays nothing: for “Reply”, 60 seconds must lie between two that pay; the one " +
          'before, "reply" of /crm, was 12 s earlier.',
      );
      assertStringIncludes(await summary(door, "deal-3"), "deal won pays 2 times a day");
      assertStringIncludes(await summary(door, "full"), "the ceiling of 150 points");
      assertStringIncludes(await summary(door, "design"), "by design");
      assertStringIncludes(await summary(door, "no-rule"), "rule version 2 has no rule");
      const cut = (await story(door, "cut")).body;
      assertEquals([cut.points, cut.explanation.parts.at(-1).effect], [35, "−65"]);
    }),
);

forEachDatabase(
  "explanations - a reversed event names its reversal",
  (database) =>
    withDoor(database, async (door) => {
      await send(door, "deal");
      await send(door, "undo", {
        type: "event_reversed",
        data: { reverses: { source: "/crm", id: "deal" } },
      });
      const { body } = await story(door, "deal");
      assertEquals([body.status, body.points, body.breakdown], ["reversed", 0, []]);
      assertEquals(
        body.explanation.summary,
        'It pays nothing: it was taken back by the event "undo" of /crm. It stays in the log.',
      );
      assertStringIncludes(await summary(door, "undo"), 'it takes back the event "deal" of /crm');
    }),
);

forEachDatabase(
  "explanations - what the server knew when it scored is what the explanation says",
  (database) =>
    withDoor(database, async (door) => {
      for (let i = 1; i <= 21; i++) {
        await send(door, `in-${i}`, { type: "inbound_handled", data: { volumeToday: 99 } });
      }
      const because = async (id: string) =>
        (await story(door, id)).body.explanation.sentences.at(-1) as string;
      assertStringIncludes(await because("in-20"), "was 20 and must be above 20");
      assertStringIncludes(await because("in-21"), "was 21, above 20");
      // A late event moves the others on by one.
      await send(door, "late", { type: "inbound_handled", time: iso(door.now - MINUTE) });
      assertStringIncludes(await because("in-20"), "was 21, above 20");
      const { body } = await story(door, "in-20");
      assertEquals([body.points, body.explanation.arithmetic], [
        ...[18, "15 × 1.2 volume multiplier = 18"],
      ]);
    }),
);

forEachDatabase(
  "explanations - every ledger entry has one, also those of corrections",
  (database) =>
    withDoor(database, async (door) => {
      await send(door, "deal", { data: { cycleDays: 3 } });
      const entries = async () => (await door.ask("GET", "/agents/ann/history")).body.entries;
      const first = await entries();
      for (const entry of first) {
        const { status, body } = await door.ask("GET", `/agents/ann/history/${entry.id}`);
        assertEquals(status, 200);
        const { voids, isVoid, explanation, ...same } = body;
        assertEquals([same, voids, isVoid], [entry, null, false]);
        if (entry.breakdown.length > 1) {
          assertStringIncludes(explanation.summary, explanation.arithmetic);
        }
      }
      const of = (type: string) => first.find((one: { type: string }) => one.type === type);
      const explain = async (id: number) =>
        (await door.ask("GET", `/agents/ann/history/${id}`)).body;
      assertEquals((await explain(of("deal_won").id)).explanation.sentences, [
        "Deal won pays 70 points under rule version 1: 50 + 20 fast close bonus = 70.",
        "base +50: every event of this kind pays it",
        "fast close bonus +20: cycle days was 3, at most 14",
      ]);
      assertMatch(
        (await explain(of("daily_streak").id)).explanation.summary,
        /^The first working day of a streak with work that pays: 50 points\./,
      );
      // Reverse it: the entry stays, and a second one reverses it.
      await send(door, "undo", {
        type: "event_reversed",
        data: { reverses: { source: "/crm", id: "deal" } },
      });
      const gone = await explain(of("deal_won").id);
      assertEquals(gone.isVoid, true);
      assertStringIncludes(gone.explanation.summary, "A later entry took it back.");
      const { id } = await database.db.selectFrom("reward_history").select("id")
        .where("voids", "=", gone.id).executeTakeFirstOrThrow();
      const counter = await explain(id);
      assertEquals([counter.points, counter.voids], [-70, gone.id]);
      assertStringIncludes(counter.explanation.summary, `It takes back entry ${gone.id}`);
    }),
);

forEachDatabase(
  "explanations - agents see their own, those of others look as if they did not exist",
  (database) =>
    withDoor(database, async (door) => {
      await send(door, "deal");
      await send(door, "other", { subject: "bob" });
      const ann = await door.person("agent", (await findAgent(database.db, "ann"))!);
      const statuses = async (who: Who) => [
        (await story(door, "deal", who)).status,
        (await story(door, "other", who)).status,
        (await story(door, "missing", who)).status,
      ];
      assertEquals(await statuses(ann), [200, 404, 404]);
      assertEquals(await statuses(await door.person("manager")), [404, 404, 404]);
      assertEquals(await statuses(await door.person("admin")), [200, 200, 404]);
      assertEquals(await statuses(await door.key("read")), [200, 200, 404]);
      assertEquals(await statuses(await door.key("events:write")), [403, 403, 403]);
      const { entries } = (await door.ask("GET", "/agents/bob/history")).body;
      const entry = (agent: string, who?: Who) =>
        door.ask("GET", `/agents/${agent}/history/${entries[0].id}`, undefined, who);
      assertEquals((await entry("bob", ann)).status, 404);
      // An entry is only found under its own agent.
      assertEquals((await entry("ann", ann)).status, 404);
      assertEquals((await entry("bob")).status, 200);
      assertEquals((await door.ask("GET", "/agents/bob/history/99999999999")).status, 422);
    }),
);
