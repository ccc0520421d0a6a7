/** What Chatwoot's webhooks earn when their times, versions and order are imprecise. */
import { assertEquals, assertThrows } from "@std/assert";
import { eventLines, testEveryOrder } from "@/testing/adapter_contract.ts";
import { mapContext, webhook } from "@/testing/adapters.ts";
import { Unparseable } from "@/integrations/adapter.ts";
import { chatwoot } from "./mod.ts";
import statusChanged from "./testdata/conversation_status_changed.json" with { type: "json" };
import template from "./testdata/message_created.json" with { type: "json" };
import rating from "./testdata/message_updated.json" with { type: "json" };

type Body = Record<string, unknown>;

const map = (body: unknown) =>
  chatwoot.map(chatwoot.read(webhook(JSON.stringify(body))), mapContext());
const at = (time: string) => `2026-03-02T${time}Z`;
const seconds = (time: string) => Math.floor(Date.parse(at(time)) / 1000);
const earned = (...bodies: Body[]) =>
  eventLines(testEveryOrder(chatwoot, bodies.map((body) => webhook(JSON.stringify(body)))));
const types = (lines: readonly string[]) => lines.map((line) => line.split(" ")[2]);

const customer = { id: 640, name: "Ada", type: "contact" };

function written(id: number, time: string, change: Body = {}): Body {
  const conversation = { ...template.conversation, messages: [] };
  return { ...template, id, created_at: at(time), conversation, ...change };
}
const asked = (id: number, time: string, change: Body = {}) =>
  written(id, time, {
    message_type: "incoming",
    sender: customer,
    performed_by: { id: 640, type: "contact" },
    ...change,
  });

/** A status change of a version before 2022, which has only the second of the last activity. */
function oldStatus(name: string, time: string, status: string): Body {
  const { performed_by: _, changed_attributes: __, updated_at: ___, ...rest } = statusChanged;
  const { last_activity_at: ____, created_at: _____, ...old } = rest;
  return { ...old, event: name, status, timestamp: seconds(time) };
}
/** A change with exact times, as current versions send it. */
function changed(name: string, time: string, changes: Body, more: Body = {}): Body {
  const attributes = Object.entries(changes).map(([field, value]) => ({ [field]: value }));
  return {
    ...statusChanged,
    event: name,
    updated_at: Date.parse(at(time)) / 1000,
    changed_attributes: [
      { updated_at: { previous_value: null, current_value: at(time) } },
      ...attributes,
    ],
    ...more,
  };
}
const from = (previous_value: unknown, current_value: unknown) => ({
  previous_value,
  current_value,
});
const status = (time: string, before: string, after: string) =>
  changed("conversation_status_changed", time, { status: from(before, after) }, { status: after });
const assigned = (time: string, before: number | null, after: number | null, now = "open") =>
  changed("conversation_updated", time, { assignee_id: from(before, after) }, {
    status: now,
    meta: { assignee: after && { id: after, name: `Agent ${after}`, type: "user" } },
  });
const rated = (time: string, assignee: Body | null): Body => ({
  ...rating,
  content_attributes: { submitted_values: { csat_survey_response: { rating: 5 } } },
  conversation: {
    ...rating.conversation,
    meta: { assignee },
    messages: [{ ...rating.conversation.messages[0], updated_at: at(time) }],
  },
});

const QUESTION = asked(501, "10:00:00.100");
const REPLY = written(502, "10:00:30.262");
const REPLIED = [
  '10:00:30 7 inbound_handled {"channel":"chat","responseTime":30.262}',
  '10:00:30 7 message_response {"responseTime":30.262}',
];
const RESOLVED = '10:00:30 7 conversation_resolved {"firstContact":true,"resolutionTime":30}';

Deno.test("chatwoot - a resolution in the second of its only reply is one at first contact", () => {
  for (const name of ["conversation_status_changed", "conversation_resolved"]) {
    const lines = earned(QUESTION, REPLY, oldStatus(name, "10:00:30", "resolved"));
    assertEquals(lines, [RESOLVED, ...REPLIED], name);
  }
});

Deno.test("chatwoot - a reply known to the second comes before an exact resolution in that second", () => {
  for (const time of [seconds("10:00:30"), "2026-03-02 10:00:30 UTC", at("10:00:30.000")]) {
    const reply = written(502, "10:00:30", { created_at: time });
    const lines = earned(QUESTION, reply, status("10:00:30.100", "open", "resolved"));
    assertEquals(types(lines), ["conversation_resolved", "inbound_handled", "message_response"]);
    assertEquals(lines[0]!.includes('"firstContact":true'), true, lines[0]);
  }
});

Deno.test("chatwoot - a conversation that is reopened in the same second pays nothing, whichever webhooks report it", () => {
  const resolved = oldStatus("conversation_resolved", "10:00:30", "resolved");
  const opened = oldStatus("conversation_opened", "10:00:30", "open");
  assertEquals(earned(QUESTION, REPLY, resolved, opened), REPLIED);
  const toSecond = (after: string) => oldStatus("conversation_status_changed", "10:00:30", after);
  assertEquals(earned(QUESTION, REPLY, toSecond("resolved"), toSecond("open")), REPLIED);
  const exact = [
    status("10:00:40.100", "open", "resolved"),
    status("10:00:40.700", "resolved", "open"),
  ];
  assertEquals(earned(QUESTION, REPLY, ...exact), REPLIED);
  const once = [status("10:00:40", "open", "resolved"), status("10:00:40", "resolved", "open")];
  assertEquals(earned(QUESTION, REPLY, ...once), REPLIED);
});

Deno.test("chatwoot - resolved, reopened and resolved in one second counts as resolved", () => {
  const loop = [
    status("10:00:40.100", "open", "resolved"),
    status("10:00:40.400", "resolved", "open"),
    status("10:00:40.800", "open", "resolved"),
  ];
  assertEquals(
    earned(QUESTION, REPLY, ...loop)[2],
    [
      '10:00:40 7 conversation_resolved {"firstContact":false,"resolutionTime":40.8}',
    ][0],
  );
});

Deno.test("chatwoot - an update that also reports the status is the same change", () => {
  const change = { status: from("open", "resolved") };
  const update = changed("conversation_updated", "10:00:40.100", change, { status: "resolved" });
  const asObject = {
    ...update,
    changed_attributes: { updated_at: from(null, at("10:00:40.100")), ...change },
  };
  const expected = earned(QUESTION, REPLY, status("10:00:40.100", "open", "resolved"));
  assertEquals(expected.length, 3);
  assertEquals(earned(QUESTION, REPLY, update), expected);
  assertEquals(earned(QUESTION, REPLY, asObject), expected);
  assertEquals(
    earned(QUESTION, REPLY, update, status("10:00:40.100", "open", "resolved")),
    expected,
  );
});

Deno.test("chatwoot - an assignment of an open conversation takes an earlier resolution back", () => {
  const resolved = status("10:00:40.100", "open", "resolved");
  assertEquals(types(earned(QUESTION, REPLY, resolved, assigned("10:00:50.200", 7, 9))), [
    ...["inbound_handled", "message_response"],
  ]);
  assertEquals(
    earned(QUESTION, REPLY, resolved, assigned("10:00:50.200", 7, 9, "resolved")).length,
    3,
  );
  assertEquals(earned(QUESTION, REPLY, assigned("10:00:39.200", 9, 7), resolved).length, 3);
  const sameSecond = [assigned("10:00:40", 9, 7), status("10:00:40", "open", "resolved")];
  assertEquals(earned(QUESTION, REPLY, ...sameSecond).length, 3, "assigned, then resolved");
});

Deno.test("chatwoot - snoozed and pending conversations are open, by name and by number", () => {
  for (const [before, after] of [["open", "snoozed"], ["open", "pending"], [0, 3], [0, 2]]) {
    const facts = map(status("10:00:40.100", before as string, after as string)).facts;
    assertEquals(
      facts.flatMap(({ fact }) => fact.what === "status" ? [fact.status] : []),
      ["open"],
      `${after}`,
    );
  }
  const byNumber = status("10:00:40.100", 0 as never, 1 as never);
  assertEquals(earned(QUESTION, REPLY, byNumber).length, 3);
});

Deno.test("chatwoot - a rating without a person goes to the last assignee, also within one second", () => {
  const ratedPerson = (...more: Body[]) =>
    earned(QUESTION, REPLY, ...more, rated("10:20:00.100", null)).find((line) =>
      line.includes("csat")
    )?.split(" ")[1];
  assertEquals(ratedPerson(assigned("10:01:00", 7, 9)), "9");
  assertEquals(ratedPerson(assigned("10:01:00", 9, 4), assigned("10:01:00", 7, 9)), "4");
  assertEquals(ratedPerson(assigned("10:01:00.100", 7, 9), assigned("10:01:00.900", 9, 4)), "4");
  assertEquals(ratedPerson(assigned("10:01:00.100", 7, null)), "7", "who replied");
});

Deno.test("chatwoot - a status change without an assignee does not remove the assignee", () => {
  const { meta: _, ...unsaid } = status("10:10:00.100", "open", "resolved");
  const facts = map(unsaid).facts.map(({ fact }) => fact.what);
  assertEquals(facts, ["status"]);
  assertEquals(map({ ...unsaid, meta: { assignee: null } }).facts.length, 2);
});

Deno.test("chatwoot - the assignee is the new value of the change, not the one when the webhook is built", () => {
  const late = {
    ...assigned("10:01:00.100", 7, 9),
    meta: { assignee: { id: 4, name: "Later", type: "user" } },
  };
  const assignments = map(late).facts.flatMap(({ fact }) =>
    fact.what === "assigned" && "from" in fact ? [[fact.from, fact.person]] : []
  );
  assertEquals(assignments, [["7", "9"]]);
});

Deno.test("chatwoot - the times of its documentation and of all versions are read", () => {
  const time = Date.parse(at("10:00:30.000"));
  const forms = [
    ...["2026-03-02 10:00:30 UTC", "2026-03-02 10:00:30 +0000", "2026-03-02T10:00:30Z"],
    ...["2026-03-02 15:30:30 +0530", "2026-03-02T10:00:30.000000Z", time / 1000, time],
    ...[String(time / 1000), time / 1000 + 0.0001],
  ];
  for (const created_at of forms) {
    const [fact] = map(written(502, "10:00:30", { created_at })).facts.map(({ fact }) => fact);
    assertEquals(fact?.time, time, String(created_at));
  }
});

Deno.test("chatwoot - an unreadable time is reported wherever it is needed", () => {
  const unread = "yesterday at noon";
  const bodies: [string, Body][] = [
    ["created_at", written(502, "10:00:30", { created_at: unread })],
    ["created_at", asked(502, "10:00:30", { created_at: { seconds: 5 } })],
    ["timestamp", {
      ...oldStatus("conversation_resolved", "10:00:30", "resolved"),
      timestamp: unread,
    }],
  ];
  for (const [field, body] of bodies) assertThrows(() => map(body), Unparseable, field);
  const note = written(502, "10:00:30", { created_at: unread, private: true });
  assertEquals(map(note).ignored, "It is a private note; the customer cannot see it.");
  for (const created_at of [null, undefined, "", 0]) {
    const mapped = map(written(502, "10:00:30", { created_at }));
    assertEquals([mapped.facts, mapped.ignored], [[], "It does not say when it was written."]);
  }
});

Deno.test("chatwoot - a message without a time gets that of its copy in the conversation", () => {
  const copy = { id: 502, message_type: 1, created_at: seconds("10:00:30") };
  const conversation = { ...template.conversation, messages: [copy] };
  const [fact] = map(written(502, "10:00:30", { created_at: null, conversation })).facts;
  assertEquals(fact?.fact.time, Date.parse(at("10:00:30.000")));
});

Deno.test("chatwoot - a question known to the second begins a conversation that began within that second", () => {
  const conversation = { ...template.conversation, messages: [], created_at: at("10:00:30.500") };
  const facts =
    map(asked(501, "10:00:30", { created_at: "2026-03-02 10:00:30 UTC", conversation })).facts;
  assertEquals(facts.map(({ fact }) => fact.what), ["message", "started", "status"]);
});

Deno.test("chatwoot - deleted messages and notes by any spelling are no replies", () => {
  for (const change of [{ content_attributes: { deleted: true } }, { private: "true" }]) {
    assertEquals(map(written(502, "10:00:30", change)).facts, []);
  }
  const attachments = written(502, "10:00:30.262", { content: null, attachments: [{ id: 1 }] });
  assertEquals(earned(QUESTION, attachments), REPLIED);
});
