import { assert, assertEquals } from "@std/assert";
import { eventLines, testAdapterContract, testEveryOrder } from "@/testing/adapter_contract.ts";
import { earned, mapContext, webhook } from "@/testing/adapters.ts";
import { chatwoot } from "./mod.ts";
import contactCreated from "./testdata/contact_created.json" with { type: "json" };
import contactUpdated from "./testdata/contact_updated.json" with { type: "json" };
import opened from "./testdata/conversation_opened.json" with { type: "json" };
import statusChanged from "./testdata/conversation_status_changed.json" with { type: "json" };
import message from "./testdata/message_created.json" with { type: "json" };
import rating from "./testdata/message_updated.json" with { type: "json" };

testAdapterContract(chatwoot, {
  message,
  statusChanged,
  rating,
  contactCreated,
  contactUpdated,
  opened,
});

const read = (body: unknown) => chatwoot.read(webhook(JSON.stringify(body)));
const map = (body: unknown) => chatwoot.map(read(body), mapContext());
const at = (time: string) => `2026-03-02T${time}.000Z`;
const seconds = (time: string) => Date.parse(at(time)) / 1000;
const GOOD = "Thanks for waiting, Ada. Your parcel left our warehouse this morning.";

const { sender: agent } = message;
const customer = { id: 640, name: "Ada", type: "contact" };

function written(id: number, time: string, change: Record<string, unknown> = {}) {
  return {
    ...message,
    id,
    created_at: at(time),
    content: GOOD,
    ...change,
    conversation: {
      ...message.conversation,
      last_activity_at: seconds(time),
      messages: [],
      ...(change.conversation as Record<string, unknown>),
    },
  };
}
const incoming = (id: number, time: string, change: Record<string, unknown> = {}) =>
  written(id, time, {
    message_type: "incoming",
    sender: customer,
    content: "Where is it?",
    performed_by: { id: 640, type: "contact" },
    ...change,
  });
const status = (time: string, current: string, performer: unknown = message.performed_by) => ({
  ...statusChanged,
  status: current,
  updated_at: seconds(time),
  performed_by: performer,
  changed_attributes: [
    { updated_at: { previous_value: null, current_value: at(time) } },
    { status: { previous_value: "?", current_value: current } },
  ],
});
const rated = (time: string, stars: number) => ({
  ...rating,
  content_attributes: { submitted_values: { csat_survey_response: { rating: stars } } },
  conversation: {
    ...rating.conversation,
    messages: [{ ...rating.conversation.messages[0], updated_at: at(time) }],
  },
});
const asked = { id: 507, message_type: "template", content_type: "input_csat", sender: null };

/**
 * The customer writes, the agent replies and resolves; the customer rates, changes the rating, and
 * comes back.
 */
const HISTORY: Readonly<Record<string, unknown>> = {
  created: {
    ...statusChanged,
    event: "conversation_created",
    status: "open",
    changed_attributes: null,
    created_at: seconds("10:00:00"),
    updated_at: seconds("10:00:00"),
    messages: [{ id: 501, message_type: 0 }],
  },
  question: incoming(501, "10:00:00"),
  reply: written(502, "10:00:45"),
  secondQuestion: incoming(503, "10:05:00", {
    conversation: { first_reply_created_at: at("10:00:45") },
  }),
  note: written(504, "10:05:10", { private: true }),
  secondReply: written(505, "10:06:00"),
  thirdReply: written(506, "10:06:10"),
  resolved: status("10:10:00", "resolved"),
  survey: written(507, "10:10:01", asked),
  rated: rated("10:12:00", 3),
  ratedAgain: rated("10:20:00", 5),
};
const REOPENED = status("10:30:00", "open", { id: 640, type: "contact" });
const requests = (bodies: readonly unknown[]) =>
  bodies.map((body) => webhook(JSON.stringify(body)));

const WORK = [
  '10:00:45 7 inbound_handled {"channel":"chat","responseTime":45}',
  '10:00:45 7 message_response {"responseTime":45}',
  '10:06:00 7 message_response {"responseTime":60}',
];
const RESOLVED = '10:10:00 7 conversation_resolved {"firstContact":true,"resolutionTime":600}';

Deno.test("chatwoot - a conversation in any order and twice earns the documented events", () => {
  const events = testEveryOrder(chatwoot, requests(Object.values(HISTORY)));
  assertEquals(eventLines(events), [...WORK, RESOLVED, '10:20:00 7 csat_received {"score":1}']);
  for (const { type, data } of events) {
    if (type === "message_response") assert(Number(data["quality"]) > 0.8);
  }
});

Deno.test("chatwoot - a customer who comes back removes the resolution; a new one counts from the beginning", () => {
  const history = [...Object.values(HISTORY), REOPENED];
  const lines = eventLines(testEveryOrder(chatwoot, requests(history)));
  assertEquals(lines, [...WORK, '10:20:00 7 csat_received {"score":1}']);
  const again = [...history, status("10:40:00", "resolved")];
  assertEquals(eventLines(testEveryOrder(chatwoot, requests(again))), [
    ...WORK,
    '10:20:00 7 csat_received {"score":1}',
    '10:40:00 7 conversation_resolved {"firstContact":false,"resolutionTime":2400}',
  ]);
});

Deno.test("chatwoot - a lost webhook loses only the facts that no other webhook reports", () => {
  const full = [...WORK, RESOLVED, '10:20:00 7 csat_received {"score":1}'];
  const without = (line: number, ...instead: string[]) =>
    [...full.slice(0, line), ...instead, ...full.slice(line + 1)].sort();
  const expected: Record<string, string[]> = {
    secondQuestion: without(2), // Several replies to one question count as one.
    reply: [
      '10:06:00 7 inbound_handled {"channel":"chat","responseTime":360}',
      '10:06:00 7 message_response {"responseTime":360}',
      ...full.slice(3),
    ],
    secondReply: without(2, '10:06:10 7 message_response {"responseTime":70}'),
    resolved: without(3),
    ratedAgain: without(4, '10:12:00 7 csat_received {"score":0.5}').sort(),
  };
  for (const lost of Object.keys(HISTORY)) {
    const left = Object.entries(HISTORY).filter(([name]) => name !== lost).map(([, body]) => body);
    const lines = eventLines(earned(chatwoot, requests(left)));
    assertEquals(lines, expected[lost] ?? full, lost);
  }
});

Deno.test("chatwoot - the webhooks of older versions earn the same", () => {
  const { performed_by: _, changed_attributes: __, updated_at: ___, ...old } = statusChanged;
  const before = (body: Record<string, unknown>) => {
    const { performed_by: _, ...rest } = body;
    const { created_at: __, updated_at: ___, first_reply_created_at: ____, ...conversation } = rest
      .conversation as Record<string, unknown>;
    return { ...rest, conversation };
  };
  const history = [
    before(incoming(501, "10:00:00")),
    before(written(502, "10:00:45")),
    { ...old, event: "conversation_resolved", status: "open", timestamp: seconds("10:10:00") },
  ].map((body) => ({ ...body, last_activity_at: null }));
  assertEquals(eventLines(testEveryOrder(chatwoot, requests(history))), [
    ...WORK.slice(0, 2),
    RESOLVED,
  ]);
});

Deno.test("chatwoot - one status change under two event names is one fact", () => {
  const [first, second] = [
    status("10:10:00", "resolved"),
    { ...status("10:10:00", "resolved"), event: "conversation_resolved", changed_attributes: null },
  ].map((body) => map(body).facts.map(({ fact }) => fact).filter(({ what }) => what === "status"));
  assertEquals(first, second);
});

Deno.test("chatwoot - work that no agent did by hand gives no fact, with a reason", () => {
  const bot = { id: 1, name: "Bot", type: "agent_bot" };
  const ignored: readonly [string, Record<string, unknown>][] = [
    ["private note", { private: true }],
    ["A bot", { sender: bot }],
    ["A bot", { sender: null }],
    ["Chatwoot itself", { message_type: "template" }],
    ["Chatwoot itself", { message_type: 2 }],
    ["does not know", { message_type: "other" }],
    ["automation rule", { content_attributes: { automation_rule_id: 4 } }],
    ["campaign", { additional_attributes: { campaign_id: 4 } }],
    ["rule or a program", { performed_by: { id: 4, type: "automation_rule" } }],
    ["rule or a program", { performed_by: { id: 1, type: "AgentBot" } }],
    ["rule or a program", { performed_by: { id: 1, type: "inbox" } }],
    ["rule or a program", { performed_by: null }],
  ];
  for (const [why, change] of ignored) {
    const mapped = map(written(502, "10:00:45", change));
    assertEquals(mapped.facts, [], why);
    assert(mapped.ignored?.includes(why), `${mapped.ignored} should say: ${why}`);
  }
});

Deno.test("chatwoot - message types may be numbers, and the performer may be missing", () => {
  const changes = [{ message_type: 1 }, { message_type: "1" }, { message_type: "Outgoing" }];
  for (const change of [...changes, { performed_by: undefined }]) {
    const { facts, people } = map(written(502, "10:00:45", change));
    assertEquals(facts.map(({ fact }) => fact.what), ["message", "status"]);
    assertEquals(people, [{ id: "7", name: "Grace", email: agent.email }]);
  }
});

Deno.test("chatwoot - the resolver is the performer, else the assignee, and never an automation rule", () => {
  const resolution = (performer: unknown) => {
    const body = { ...status("10:10:00", "resolved"), performed_by: performer };
    const fact = map(body).facts.map(({ fact }) => fact).find(({ what }) => what === "status");
    return fact?.what === "status" ? [fact.person, "origin" in fact && fact.origin] : null;
  };
  assertEquals(resolution({ id: 9, type: "user" }), ["9", "person"]);
  assertEquals(resolution(undefined), ["7", "person"]);
  assertEquals(resolution({ id: 640, type: "contact" }), ["7", "person"]);
  assertEquals(resolution({ id: 2, type: "automation_rule" }), [null, "automation"]);
  assertEquals(resolution(null), [null, "automation"]);
});

Deno.test("chatwoot - an update reports a new assignee", () => {
  const body = {
    ...statusChanged,
    event: "conversation_updated",
    changed_attributes: [{ assignee_id: { previous_value: 7, current_value: 9 } }],
    meta: { assignee: { id: 9, name: "Alan", type: "user" } },
  };
  const { facts, people } = map(body);
  assertEquals(facts.map(({ fact }) => [fact.what, "person" in fact && fact.person]), [
    ["assigned", "9"],
  ]);
  assertEquals(people, [{ id: "9", name: "Alan" }]);
  const bot = { ...body, meta: { ...body.meta, assignee_type: "AgentBot" } };
  assertEquals(map(bot).facts.map(({ fact }) => "person" in fact && fact.person), [null]);
  const other = { ...body, changed_attributes: [{ labels: { current_value: [] } }] };
  assertEquals(map(other).facts, []);
});

Deno.test("chatwoot - contacts count when an agent made or changed them", () => {
  const facts = (body: unknown) => map(body).facts.map(({ object, fact }) => ({ object, fact }));
  const object = { kind: "contact" as const, id: "640" };
  const common = { person: "7", origin: "person" as const };
  const made = Date.parse("2026-03-02T10:59:00Z");
  assertEquals(facts(contactCreated), [
    { object, fact: { key: "created", time: made, what: "created", ...common } },
    {
      object,
      fact: {
        key: "fields:created",
        time: made,
        what: "fields",
        ...common,
        filled: { name: true, email: true, city: true, plan: true },
      },
    },
  ]);
  const changed = Date.parse("2026-03-02T11:00:00Z");
  assertEquals(facts(contactUpdated), [{
    object,
    fact: {
      key: `fields:${changed}`,
      time: changed,
      what: "fields",
      ...common,
      filled: { phone_number: true, identifier: false },
    },
  }]);
  for (const performer of [undefined, null, { id: 640, type: "contact" }]) {
    assertEquals(facts({ ...contactCreated, performed_by: performer }), []);
  }
});

Deno.test("chatwoot - a contact without a time gets the time of the webhook's signature", () => {
  const { created_at: _, ...body } = contactCreated;
  const signed = webhook(JSON.stringify(body), { "x-chatwoot-timestamp": "1772449140" });
  const { facts } = chatwoot.map(chatwoot.read(signed), mapContext());
  assertEquals(facts.map(({ fact }) => fact.time), [1772449140_000, 1772449140_000]);
  assertEquals(map(body).facts, []);
});

Deno.test("chatwoot - other events and unanswered surveys give no facts", () => {
  assertEquals(map({ event: "webwidget_triggered", id: 12 }).facts, []);
  const unanswered = { ...rating, content_attributes: {} };
  assertEquals(map(unanswered).facts, []);
  for (const stars of [0, 6, 4.5, "x", null, {}]) {
    assertEquals(map(rated("10:12:00", stars as number)).facts, [], String(stars));
  }
});

Deno.test("chatwoot - the last rating counts, also when it is worse", () => {
  const history = [incoming(501, "10:00:00"), rated("10:12:00", 5), rated("10:20:00", 2)];
  const lines = eventLines(testEveryOrder(chatwoot, requests(history)));
  assertEquals(lines, ['10:20:00 7 csat_received {"score":0.25}']);
});
