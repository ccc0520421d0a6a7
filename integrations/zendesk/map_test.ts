import { assert, assertEquals, assertThrows } from "@std/assert";
import { Unparseable } from "@/integrations/adapter.ts";
import { eventLines, testAdapterContract, testEveryOrder } from "@/testing/adapter_contract.ts";
import { earned, mapContext, webhook } from "@/testing/adapters.ts";
import { zendesk } from "./mod.ts";
import assignmentChanged from "./testdata/assignment_changed.json" with { type: "json" };
import customerComment from "./testdata/comment_by_customer.json" with { type: "json" };
import staffComment from "./testdata/comment_by_staff.json" with { type: "json" };
import csatReceived from "./testdata/csat_received.json" with { type: "json" };
import messageAdded from "./testdata/message_added.json" with { type: "json" };
import statusChanged from "./testdata/status_changed.json" with { type: "json" };
import ticketCreated from "./testdata/ticket_created.json" with { type: "json" };
import userChanged from "./testdata/user_active_changed.json" with { type: "json" };

testAdapterContract(zendesk, {
  ticketCreated,
  customerComment,
  staffComment,
  statusChanged,
  assignmentChanged,
  csatReceived,
  messageAdded,
  userChanged,
});

const map = (body: unknown) =>
  zendesk.map(zendesk.read(webhook(JSON.stringify(body))), mapContext());
const requests = (bodies: readonly unknown[]) =>
  bodies.map((body) => webhook(JSON.stringify(body)));

const AGENT = "8447388090495";
const CUSTOMER = "8447388090999";
const at = (time: string) => `2026-03-02T${time}.000000000Z`;

const commented = (
  template: typeof staffComment | typeof customerComment,
  time: string,
  comment: object = {},
) => ({
  ...template,
  id: `event-${time}`,
  time: at(time),
  event: { comment: { ...template.event.comment, id: `comment-${time}`, ...comment } },
});
const byStaff = (time: string, comment?: object) => commented(staffComment, time, comment);
const byCustomer = (time: string) => commented(customerComment, time);
const status = (time: string, current: string, detail: object = {}) => ({
  ...statusChanged,
  id: `event-${time}`,
  time: at(time),
  event: { current, previous: "?" },
  detail: { ...statusChanged.detail, status: current, ...detail },
});
const rated = (time: string, score: unknown) => ({
  ...csatReceived,
  id: `event-${time}`,
  time: at(time),
  event: { satisfaction_score: { score } },
});

/** The customer writes, staff replies and solves it; the customer rates, and changes the rating. */
const HISTORY: Readonly<Record<string, unknown>> = {
  created: ticketCreated,
  question: customerComment,
  assigned: assignmentChanged,
  reply: staffComment,
  secondQuestion: byCustomer("10:05:00"),
  note: byStaff("10:05:10", { is_public: false }),
  secondReply: byStaff("10:06:00"),
  thirdReply: byStaff("10:06:10"),
  solved: status("10:10:00", "SOLVED"),
  rated: csatReceived,
  ratedAgain: rated("10:20:00", "GOOD"),
};
const REOPENED = status("10:30:00", "OPEN", { actor_id: CUSTOMER });
const handled = (rest: string) => `${rest.slice(0, 8)} ${AGENT} ${rest.slice(9)}`;
// The wait is counted from the ticket, whose time has no fraction.
const WORK = [
  handled('10:00:45 inbound_handled {"channel":"chat","responseTime":45.123}'),
  handled('10:00:45 message_response {"responseTime":45.123}'),
  handled('10:06:00 message_response {"responseTime":60}'),
];
const RESOLVED = handled(
  '10:10:00 conversation_resolved {"firstContact":true,"resolutionTime":600}',
);
const GOOD = handled('10:20:00 csat_received {"score":1}');

Deno.test("zendesk - a ticket in any order and twice earns the documented events", () => {
  const events = testEveryOrder(zendesk, requests(Object.values(HISTORY)));
  assertEquals(eventLines(events), [...WORK, RESOLVED, GOOD]);
  for (const { type, data } of events) {
    if (type === "message_response") assert(Number(data["quality"]) > 0.8);
  }
});

Deno.test("zendesk - a change from solved to open removes the resolution until the next one", () => {
  const history = [...Object.values(HISTORY), REOPENED];
  assertEquals(eventLines(testEveryOrder(zendesk, requests(history))), [...WORK, GOOD]);
  const again = [...history, status("10:40:00", "SOLVED")];
  assertEquals(eventLines(testEveryOrder(zendesk, requests(again))), [
    ...WORK,
    GOOD,
    handled('10:40:00 conversation_resolved {"firstContact":false,"resolutionTime":2400}'),
  ]);
});

Deno.test("zendesk - closing a solved ticket days later changes nothing", () => {
  const closed = {
    ...status("10:40:00", "CLOSED", { actor_id: "-1" }),
    time: "2026-03-06T10:40:00Z",
  };
  const lines = eventLines(testEveryOrder(zendesk, requests([...Object.values(HISTORY), closed])));
  assertEquals(lines, [...WORK, RESOLVED, GOOD]);
});

Deno.test("zendesk - a lost event loses only the facts that no other event reports", () => {
  const full = [...WORK, RESOLVED, GOOD];
  const expected: Record<string, string[]> = {
    reply: [
      handled('10:06:00 inbound_handled {"channel":"chat","responseTime":360}'),
      handled('10:06:00 message_response {"responseTime":360}'),
      ...full.slice(3),
    ],
    secondQuestion: [...WORK.slice(0, 2), RESOLVED, GOOD],
    secondReply: [
      ...WORK.slice(0, 2),
      handled('10:06:10 message_response {"responseTime":70}'),
      ...full.slice(3),
    ],
    solved: [...WORK, GOOD],
    ratedAgain: [...WORK, RESOLVED, handled('10:12:00 csat_received {"score":0}')],
  };
  for (const lost of Object.keys(HISTORY)) {
    const left = Object.entries(HISTORY).filter(([name]) => name !== lost).map(([, body]) => body);
    assertEquals(eventLines(earned(zendesk, requests(left))), expected[lost] ?? full, lost);
  }
});

Deno.test("zendesk - only texts of staff to the customer are messages; others have a reason", () => {
  const author = staffComment.event.comment.author;
  const ignored: readonly [string, object][] = [
    ["internal note", { is_public: false }],
    ["internal note", { is_public: null }],
    ["bot or Zendesk itself", { author: { ...author, id: -1 } }],
    ["bot or Zendesk itself", { author: { ...author, id: "zd:answerBot" } }],
    ["whether staff wrote it", { author: { id: author.id } }],
    ["who wrote it", { author: null }],
  ];
  for (const [why, comment] of ignored) {
    const mapped = map(byStaff("10:00:45", comment));
    assertEquals(mapped.facts.filter(({ fact }) => fact.what === "message"), [], why);
    assert(mapped.ignored?.includes(why), `${mapped.ignored} should say: ${why}`);
  }
});

Deno.test("zendesk - messaging: agents and customers count, the system and bots do not", () => {
  const by = (type: string, id: unknown = AGENT) => {
    const body = { ...messageAdded, event: { ...messageAdded.event, actor: { id, type } } };
    return map(body).facts.map((
      { object, fact },
    ) => [object.id, fact.what, "by" in fact && fact.by]);
  };
  assertEquals(by("agent"), [["5159", "message", "agent"]]);
  assertEquals(by("end_user", "usr_1"), [["5159", "message", "customer"]]);
  for (
    const [type, id] of [["system", AGENT], ["agent", "zd:answerBot"], ["agent", null]] as const
  ) {
    assertEquals(by(type, id), [], `${type} ${id}`);
  }
  const [only] = map(messageAdded).facts;
  assert(only?.fact.what === "message" && only.fact.quality! > 0.5);
});

Deno.test("zendesk - the solver is the actor, else the assignee when the customer solved it, and never an automation", () => {
  const resolution = (detail: object) => {
    const fact = map(status("10:10:00", "SOLVED", detail)).facts.map(({ fact }) => fact)
      .find(({ what }) => what === "status");
    return fact?.what === "status" && "origin" in fact ? [fact.person, fact.origin] : null;
  };
  assertEquals(resolution({ actor_id: 42 }), ["42", "person"]);
  assertEquals(resolution({ actor_id: CUSTOMER }), [AGENT, "person"]);
  assertEquals(resolution({ actor_id: null }), [AGENT, "person"]);
  assertEquals(resolution({ actor_id: null, assignee_id: "0" }), [null, "person"]);
  assertEquals(resolution({ actor_id: "-1" }), [null, "automation"]);
  assertEquals(resolution({ actor_id: "zd:answerBot" }), [null, "automation"]);
});

Deno.test("zendesk - ratings are good, bad, or 1 to 5; an offered one is none", () => {
  const score = (given: unknown) => {
    const fact = map(rated("10:12:00", given)).facts.map(({ fact }) => fact)
      .find(({ what }) => what === "rating");
    return fact && "score" in fact ? fact.score : undefined;
  };
  const scores = ["GOOD", "good", "BAD", "GOOD_WITH_COMMENT", 5, 1, 4].map(score);
  assertEquals(scores, [1, 1, 0, 1, 1, 0, 0.75]);
  for (const given of ["OFFERED", "UNOFFERED", "", null, 0, 6, {}]) {
    assertEquals(score(given), undefined, JSON.stringify(given));
  }
  const flat = { ...csatReceived, event: { score: "GOOD" } };
  assertEquals(map(flat).facts.length, 2);
});

Deno.test("zendesk - ids are text in every form, and times may have nine decimals", () => {
  const { facts, people, tenant } = map(staffComment);
  assertEquals([tenant, facts[0]!.object, people], [
    ...["22129848", { kind: "conversation", id: "5158" }, [{ id: AGENT, name: "Grace" }]],
  ]);
  const message = facts.find(({ fact }) => fact.what === "message")!.fact;
  assertEquals([message.key, message.time], [
    "message:9876543210",
    Date.parse("2026-03-02T10:00:45.123Z"),
  ]);
  const { id: _, ...detail } = staffComment.detail;
  assertEquals(map({ ...staffComment, detail }).facts[0]!.object.id, "5158");
});

Deno.test("zendesk - a ticket that staff submitted for the customer is not inbound", () => {
  const [fact] = map({
    ...ticketCreated,
    detail: { ...ticketCreated.detail, submitter_id: AGENT },
  }).facts.map(({ fact }) => fact);
  assertEquals(fact?.what === "started" && fact.by, "agent");
});

Deno.test("zendesk - other events give no facts, with a reason", () => {
  const mapped = map(userChanged);
  assertEquals([mapped.name, mapped.facts], ["user.active_changed", []]);
  assertEquals(mapped.ignored, 'Laurel does not use "user.active_changed".');
});

Deno.test("zendesk - the body of a trigger is unparseable, with advice", () => {
  const trigger = { type: "End User Comment", ticketID: "12345", assigneeEmail: "x@shop.example" };
  for (const body of [trigger, {}, { ticket: { id: 1 } }, []]) {
    assertThrows(() => map(body), Unparseable, "connection method “Zendesk events”");
  }
  const { account_id: _, ...rest } = staffComment;
  assertThrows(() => map(rest), Unparseable, "account_id");
  assertEquals(zendesk.unparseableStatus, 200);
});

Deno.test("zendesk - the last rating counts, also when it is worse", () => {
  const history = [rated("10:12:00", "GOOD"), rated("10:20:00", "BAD")];
  const lines = eventLines(testEveryOrder(zendesk, requests(history)));
  assertEquals(lines, [handled('10:20:00 csat_received {"score":0}')]);
});
