import { assert, assertEquals, assertFalse, assertStringIncludes, assertThrows } from "@std/assert";
import fc from "fast-check";
import { SENDABLE_TYPES } from "@/core/events/events.ts";
import type { EventFact } from "@/core/integrations/facts.ts";
import { byteMutations, earned, mapContext, webhook } from "@/testing/adapters.ts";
import { testOddFields } from "@/testing/adapter_contract.ts";
import { Unparseable } from "@/integrations/adapter.ts";
import { textQuality } from "@/integrations/shared/text_quality.ts";
import { standard } from "./mod.ts";
import { EVENT_TYPES } from "./types.ts";

const FIXTURES = [
  "message_response.json",
  "message_received.json",
  "message_answered.json",
  "deal_won.cloudevent.json",
  "ticket_solved.json",
];
const fixture = (name: string): string =>
  Deno.readTextFileSync(new URL(`testdata/${name}`, import.meta.url));

const TIME = Date.UTC(2026, 10, 20, 8, 5, 30);
const ATTEMPT = String(TIME / 1000 + 5);

/** A webhook with its id, without a signature (other tests cover that). */
function sent(
  body: unknown,
  { id = "msg_1", at = ATTEMPT, ...headers }: Record<string, string> & { id?: string } = {},
) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return webhook(text, { "webhook-id": id, "webhook-timestamp": at, ...headers });
}

testOddFields(
  standard,
  Object.fromEntries(FIXTURES.map((name) => [name, JSON.parse(fixture(name))])),
  { "webhook-id": "msg_1", "webhook-timestamp": ATTEMPT },
);

function map(...given: Parameters<typeof sent>) {
  return standard.map(standard.read(sent(...given)), mapContext());
}

Deno.test("standard map - the types are those of the core", () => {
  assertEquals(EVENT_TYPES.toSorted(), [...SENDABLE_TYPES].sort());
});

Deno.test("standard map - an event is passed on without its person and its text", () => {
  const text = JSON.parse(fixture("message_response.json")).data.text;
  assertEquals(map(fixture("message_response.json"), { id: "msg_31" }), {
    tenant: "in_1",
    name: "message_response",
    facts: [{
      object: { kind: "event", id: "msg_31" },
      fact: {
        key: "event",
        time: TIME + 250,
        revision: 0,
        what: "event",
        type: "message_response",
        person: "u-17",
        data: { objectId: "talk-4711", responseTime: 42.5, quality: textQuality(text) },
      },
    }],
    people: [{ id: "u-17", email: "Mira@Lindentree.example" }],
    ignored: null,
  });
});

Deno.test("standard map - a type that an admin defined is passed on, any other is ignored", () => {
  const { facts, ignored } = map(fixture("ticket_solved.json"));
  const fact = facts[0]?.fact as EventFact;
  assertEquals([fact.type, fact.person, ignored], ["ticket_solved", "u-17", null]);
  assertEquals(fact.data, { objectId: "t-9", minutes: 6, escalated: false, queue: "mail" });
  const other = map({ type: "quiz_passed", timestamp: TIME, data: { agentId: "u-17" } });
  assertEquals(other.facts, []);
  assertStringIncludes(other.ignored ?? "", 'no event type "quiz_passed"');
});

Deno.test("standard map - a quality that was sent overrides that of the text", () => {
  const data = { agent_id: 7, text: "Where are we going with this, and when?", quality: 0.25 };
  const event = { type: "message_response", timestamp: TIME, data: { ...data, responseTime: 1 } };
  const { facts, people } = map(event);
  const fact = facts[0]?.fact as EventFact;
  assertEquals(fact.data, { responseTime: 1, quality: 0.25 });
  assertEquals([fact.person, people], ["7", [{ id: "7" }]]);
});

Deno.test("standard map - the person is the subject of a CloudEvent, else named in data, else in the body", () => {
  const of = (body: Record<string, unknown>) => {
    const { facts } = map({ type: "deal_won", timestamp: TIME, ...body });
    return (facts[0]?.fact as EventFact).person;
  };
  assertEquals(of({ subject: "s", data: { agentId: "a", agentEmail: "E@x.example" } }), "a");
  assertEquals(of({ subject: "s", data: { agentEmail: "E@x.example" } }), "E@x.example");
  assertEquals(of({ subject: "s", data: {} }), "s");
  const event = { specversion: "1.0", id: "1", source: "/s" };
  assertEquals(of({ ...event, subject: "s", data: { agentId: "a" } }), "s");
  assertEquals(of({ ...event, subject: null, data: { agent_id: "a" } }), "a");
});

Deno.test("standard map - CloudEvents are equal in structured, binary and batch form", () => {
  const event = JSON.parse(fixture("deal_won.cloudevent.json"));
  const structured = map(event, { "content-type": "application/cloudevents+json; charset=utf-8" });
  assertEquals(structured.facts, [{
    object: { kind: "event", id: "/crm/eu|2026-0099" },
    fact: {
      key: "event",
      time: TIME,
      revision: 0,
      what: "event",
      type: "deal_won",
      person: "u-17",
      data: event.data,
    },
  }]);
  assertEquals(map(event), structured);
  const binary = map(event.data, {
    "ce-specversion": "1.0",
    "ce-id": "2026%2D0099",
    "ce-source": "/crm/eu",
    "ce-type": "deal_won",
    "ce-subject": "u-17",
    "ce-time": event.time,
  });
  assertEquals(binary, structured);
  const batchType = { "content-type": "application/cloudevents-batch+json" };
  const batch = map([event, { ...event, id: "2" }], batchType);
  assertEquals(batch.facts[0], structured.facts[0]);
  assertEquals(batch.facts.map(({ object }) => object.id), ["/crm/eu|2026-0099", "/crm/eu|2"]);
  assertEquals([map([], batchType).facts, map([], batchType).ignored], [[], "The batch is empty."]);
  const base64 = { ...event, data: null, data_base64: btoa(JSON.stringify(event.data)) };
  assertEquals(map(base64), structured);
});

Deno.test("standard map - ids stay distinct and within 150 characters", () => {
  const event = JSON.parse(fixture("deal_won.cloudevent.json"));
  const idOf = (source: string, id: string) => map({ ...event, source, id }).facts[0]!.object.id;
  assertEquals(new Set([idOf("a|b", "c"), idOf("a", "b|c"), idOf("a|b|c", "d")]).size, 3);
  const long = idOf("/s".repeat(100), "1");
  assert(/^sha256:[0-9a-f]{64}$/.test(long));
  assertEquals(idOf("/s".repeat(100), "1"), long);
  const body = JSON.parse(fixture("message_response.json"));
  assertEquals(map(body, { id: "x".repeat(150) }).facts[0]!.object.id, "x".repeat(150));
  assert(map(body, { id: "x".repeat(151) }).facts[0]!.object.id.startsWith("sha256:"));
});

Deno.test("standard map - an event without a time gets the time of the first attempt, in any order", () => {
  const body = { type: "deal_won", data: { agentId: "7" } };
  const attempts = [0, 5, 300].map((late) => sent(body, { at: String(TIME / 1000 + late) }));
  for (const order of [attempts, attempts.toReversed()]) {
    assertEquals(earned(standard, order).map(({ time }) => time), [TIME]);
  }
});

Deno.test("standard map - all attempts of an event with a time are stored the same", () => {
  const read = (body: unknown, at: string) => standard.read(sent(body, { at }));
  for (const name of FIXTURES) assertEquals(read(fixture(name), "5"), read(fixture(name), "65"));
  const timeless = { type: "deal_won", data: {} };
  assertEquals(read(timeless, "5"), {
    id: "msg_1",
    attemptedAt: 5,
    form: "standard",
    body: timeless,
  });
});

Deno.test("standard map - events that are not for webhooks are ignored with a reason", () => {
  const timestamp = TIME;
  const unknown = map({ type: "contact.created", timestamp, data: { agentId: "7" } });
  assertEquals(unknown.facts, []);
  assertStringIncludes(unknown.ignored!, '"contact.created"');
  const reversed = map({ type: "event_reversed", timestamp, subject: "7" });
  assertEquals(reversed.facts, []);
  assertStringIncludes(reversed.ignored!, "DELETE /api/v1/events/");
  const nobody = map({ type: "deal_won", timestamp, data: { objectId: "D" } });
  assertEquals([nobody.facts, nobody.people], [[], []]);
  assertStringIncludes(nobody.ignored!, "names no agent");
});

Deno.test("standard map - other shapes are unparseable with a sentence, never a crash", () => {
  const timestamp = "2026-11-20T08:05:30Z";
  const wrong: [unknown, string][] = [
    [null, "body"],
    [[], "body"],
    ['"x"', "body"],
    [{}, "body.type"],
    [{ type: 7 }, "body.type"],
    [{ type: "deal_won", timestamp, data: [] }, "body.data"],
    [{ type: "deal_won", timestamp: "yesterday", data: {} }, "timestamp is not an RFC 3339 time"],
    [{ type: "deal_won", timestamp: 1e300, data: {} }, "timestamp is not a time"],
    [{ type: "deal_won", timestamp: "2026-11-20T08:05:30", data: {} }, "names no time zone"],
    [{ type: "deal_won", timestamp: "1969-11-20T08:05:30Z", data: {} }, "is before 1970"],
    ["{", "only part of it arrived"],
    ["[".repeat(50_000), "not JSON"],
    [`${"[".repeat(50_000)}${"]".repeat(50_000)}`, "nested deeper"],
    [{ specversion: "1.0", type: "deal_won" }, "events.0.id"],
    [{ specversion: "0.3", id: "1", source: "/s", type: "deal_won" }, "specversion"],
    [
      { specversion: "1.0", id: "1", source: "/s", type: "x", data: {}, data_base64: "e30=" },
      "both",
    ],
  ];
  for (const [body, reason] of wrong) {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    assertThrows(() => map(text), Unparseable, reason);
  }
  const xml = { "ce-specversion": "1.0", "content-type": "application/xml" };
  assertThrows(() => map("<a/>", xml), Unparseable, "not JSON by its content type");
});

Deno.test("standard map - any JSON is mapped or unparseable, before and after redaction", () => {
  const outcome = (payload: unknown) => {
    try {
      return standard.map(payload, mapContext());
    } catch (error) {
      assert(error instanceof Unparseable, String(error));
      return "unparseable";
    }
  };
  const event = fc.record({
    type: fc.constantFrom(...EVENT_TYPES, "other", "__proto__"),
    timestamp: fc.oneof(fc.constant(TIME), fc.jsonValue()),
    specversion: fc.constantFrom("1.0", null),
    id: fc.string(),
    source: fc.string(),
    data: fc.dictionary(
      fc.constantFrom("text", "agentId", "quality", "conversationId", "constructor", "__proto__"),
      fc.jsonValue(),
    ),
  }, { requiredKeys: [] });
  fc.assert(fc.property(fc.oneof(event, fc.jsonValue()), (body) => {
    for (const payload of [body, { id: "m", attemptedAt: 5, form: "standard", body }]) {
      assertEquals(outcome(standard.redact(payload)), outcome(payload));
    }
    try {
      const payload = standard.read(sent(JSON.stringify(body)));
      assertEquals(outcome(standard.redact(payload)), outcome(payload));
    } catch (error) {
      assert(error instanceof Unparseable, String(error));
    }
  }));
});

Deno.test("standard map - a body with any broken byte is mapped or unparseable", () => {
  for (const body of byteMutations(new TextEncoder().encode(fixture("message_response.json")))) {
    const headers = { "webhook-id": "m", "webhook-timestamp": ATTEMPT };
    try {
      standard.map(standard.read(webhook(body, headers)), mapContext());
    } catch (error) {
      assert(error instanceof Unparseable, String(error));
    }
  }
});

Deno.test("standard map - the stored payload contains no text and maps to the same", () => {
  for (const name of FIXTURES) {
    const payload = standard.read(sent(fixture(name)));
    const kept = JSON.parse(JSON.stringify(standard.redact(payload)));
    for (const word of ["warehouse", "order", "Thanks"]) {
      assertFalse(JSON.stringify(kept).includes(word));
    }
    assertEquals(standard.map(kept, mapContext()), standard.map(payload, mapContext()));
    assertEquals(standard.redact(kept), kept);
  }
  const nested = { type: "deal_won", subject: "7", data: { note: { text: "hush, a secret" } } };
  assertFalse(JSON.stringify(map(nested)).includes("hush"));
});

Deno.test("standard map - Laurel pairs messages that name their conversation, in any order", () => {
  const question = sent(fixture("message_received.json"), { id: "a" });
  const answer = sent(fixture("message_answered.json"), { id: "b" });
  const events = earned(standard, [question, answer]);
  assertEquals(events.map(({ type, person, data }) => [type, person, data["responseTime"]]), [
    ["inbound_handled", "Mira@Lindentree.example", 90],
    ["message_response", "Mira@Lindentree.example", 90],
  ]);
  assertEquals(events[1]?.data["conversationId"], "4712");
  assert(typeof events[1]?.data["quality"] === "number");
  for (const order of [[answer, question], [answer, question, answer, question]]) {
    assertEquals(earned(standard, order), events);
  }
  // Without the question, the reply has no response time.
  assertEquals(
    earned(standard, [answer]).map(({ type, data }) => [type, data["responseTime"]]),
    [["message_response", undefined]],
  );
});

Deno.test("standard map - its own sample gives an event", () => {
  const input = {
    url: "https://laurel.example/",
    secret: btoa("k".repeat(32)),
    now: TIME,
    id: "9",
  };
  const { headers, body } = standard.sample(input);
  const events = earned(standard, [webhook(body, headers)]);
  assertEquals(events.map(({ type, person }) => [type, person]), [[
    "message_response",
    "laurel-test",
  ]]);
});
