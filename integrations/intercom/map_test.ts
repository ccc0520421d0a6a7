import { assert, assertEquals } from "@std/assert";
import { eventLines, testAdapterContract, testEveryOrder } from "@/testing/adapter_contract.ts";
import { earned, mapContext, webhook } from "@/testing/adapters.ts";
import { intercom } from "./mod.ts";
import adminClosed from "./testdata/admin_closed.json" with { type: "json" };
import adminNoted from "./testdata/admin_noted.json" with { type: "json" };
import adminReplied from "./testdata/admin_replied.json" with { type: "json" };
import ping from "./testdata/ping.json" with { type: "json" };
import ratingAdded from "./testdata/rating_added.json" with { type: "json" };
import userCreated from "./testdata/user_created.json" with { type: "json" };
import userReplied from "./testdata/user_replied.json" with { type: "json" };

testAdapterContract(intercom, {
  userCreated,
  adminReplied,
  userReplied,
  adminNoted,
  adminClosed,
  ratingAdded,
  ping,
});

const map = (body: unknown) =>
  intercom.map(intercom.read(webhook(JSON.stringify(body))), mapContext());
const requests = (bodies: readonly unknown[]) =>
  bodies.map((body) => webhook(JSON.stringify(body)));

const START = 1772445600;
const admin = { type: "admin", id: "1957471", name: "Grace" };
const customer = { type: "user", id: "5c9553cb27e377f24eed49f7" };

/** A notification with one part, `after` seconds after the beginning. */
function notification(
  topic: string,
  after: number,
  part: Record<string, unknown>,
  item: Record<string, unknown> = {},
) {
  const [template] = adminReplied.data.item.conversation_parts.conversation_parts;
  const full = { ...template, id: `p${after}`, assigned_to: null, ...part };
  return {
    ...adminReplied,
    topic,
    id: `notif_${after}`,
    created_at: START + after + 1,
    data: {
      ...adminReplied.data,
      item: {
        ...adminReplied.data.item,
        updated_at: START + after,
        ...item,
        conversation_parts: { conversation_parts: [{ ...full, created_at: START + after }] },
      },
    },
  };
}
const replied = (after: number, part: Record<string, unknown> = {}) =>
  notification("conversation.admin.replied", after, {
    part_type: "comment",
    author: admin,
    ...part,
  });
const asked = (after: number, item: Record<string, unknown> = {}) =>
  notification(
    "conversation.user.replied",
    after,
    { part_type: "comment", author: customer, body: "<p>And now?</p>" },
    item,
  );
const closed = (after: number, author: unknown = admin, part: Record<string, unknown> = {}) =>
  notification(
    "conversation.admin.closed",
    after,
    { part_type: "close", author, body: null, ...part },
    { open: false, state: "closed" },
  );
function rated(after: number, rating: number, change: Record<string, unknown> = {}) {
  const { item } = ratingAdded.data;
  return {
    ...ratingAdded,
    id: `notif_r${after}`,
    created_at: START + after + 1,
    data: {
      ...ratingAdded.data,
      item: {
        ...item,
        conversation_rating: { ...item.conversation_rating, rating, updated_at: START + after },
        ...change,
      },
    },
  };
}

/**
 * The customer writes, the agent replies and closes; the customer rates, and changes the rating.
 */
const HISTORY: Readonly<Record<string, unknown>> = {
  userCreated,
  adminReplied,
  userReplied,
  adminNoted,
  secondReply: replied(360),
  thirdReply: replied(370),
  adminClosed,
  rated: ratingAdded,
  ratedAgain: rated(1200, 5),
};
const WORK = [
  '10:00:45 1957471 inbound_handled {"channel":"chat","responseTime":45}',
  '10:00:45 1957471 message_response {"responseTime":45}',
  '10:06:00 1957471 message_response {"responseTime":60}',
];
const RESOLVED =
  '10:10:00 1957471 conversation_resolved {"firstContact":true,"resolutionTime":600}';
const DELIGHTED = '10:20:00 1957471 csat_received {"score":1}';

Deno.test("intercom - a conversation in any order and twice earns the documented events", () => {
  const events = testEveryOrder(intercom, requests(Object.values(HISTORY)));
  assertEquals(eventLines(events), [...WORK, RESOLVED, DELIGHTED]);
  for (const { type, data } of events) {
    if (type === "message_response") assert(Number(data["quality"]) > 0.8);
  }
});

Deno.test("intercom - a customer who comes back removes the resolution until the next one", () => {
  const history = [...Object.values(HISTORY), asked(1800)];
  const lines = eventLines(testEveryOrder(intercom, requests(history)));
  assertEquals(lines, [...WORK, DELIGHTED]);
  const again = eventLines(testEveryOrder(intercom, requests([...history, closed(2400)])));
  assertEquals(again, [
    ...WORK,
    DELIGHTED,
    '10:40:00 1957471 conversation_resolved {"firstContact":false,"resolutionTime":2400}',
  ]);
});

Deno.test("intercom - a teammate can reopen a conversation, and a reply to a closed one does not", () => {
  const history = Object.values(HISTORY);
  const opened = notification("conversation.admin.opened", 1800, {
    part_type: "open",
    author: admin,
    body: null,
  });
  assertEquals(eventLines(earned(intercom, requests([...history, opened]))), [...WORK, DELIGHTED]);
  const thanks = asked(1800, { open: false, state: "closed" });
  assertEquals(
    eventLines(earned(intercom, requests([...history, thanks]))),
    [...WORK, RESOLVED, DELIGHTED],
  );
});

Deno.test("intercom - a lost notification loses only the facts that no other notification reports", () => {
  const full = [...WORK, RESOLVED, DELIGHTED];
  const expected: Record<string, string[]> = {
    adminReplied: [
      '10:06:00 1957471 inbound_handled {"channel":"chat","responseTime":360}',
      '10:06:00 1957471 message_response {"responseTime":360}',
      ...full.slice(3),
    ],
    userReplied: [...WORK.slice(0, 2), RESOLVED, DELIGHTED],
    secondReply: [
      ...WORK.slice(0, 2),
      '10:06:10 1957471 message_response {"responseTime":70}',
      ...full.slice(3),
    ],
    adminClosed: [...WORK, DELIGHTED],
    ratedAgain: [...WORK, RESOLVED, '10:12:00 1957471 csat_received {"score":0.5}'],
  };
  for (const lost of Object.keys(HISTORY)) {
    const left = Object.entries(HISTORY).filter(([name]) => name !== lost).map(([, body]) => body);
    assertEquals(eventLines(earned(intercom, requests(left))), expected[lost] ?? full, lost);
  }
});

Deno.test("intercom - a lost rating is taken from another notification", () => {
  const carrier = closed(3600);
  const item = {
    ...carrier.data.item,
    conversation_rating: rated(1200, 5).data.item.conversation_rating,
  };
  const { ratedAgain: _, ...rest } = HISTORY;
  const history = [...Object.values(rest), { ...carrier, data: { ...carrier.data, item } }];
  assertEquals(eventLines(testEveryOrder(intercom, requests(history))), [
    ...WORK,
    RESOLVED,
    DELIGHTED,
  ]);
});

Deno.test("intercom - only texts of teammates to the customer are messages; others have a reason", () => {
  const bot = { type: "bot", id: "9", name: "Fin" };
  const ignored: readonly [string, Record<string, unknown>][] = [
    ["internal note", { part_type: "note" }],
    ["internal note", { part_type: "note_and_reopen" }],
    ["A bot wrote it", { author: bot }],
    ["A bot wrote it", { author: { ...admin, type: "team" } }],
    ["A bot wrote it", { from_ai_agent: true }],
    ["A bot wrote it", { is_ai_answer: true }],
    ["A bot wrote it", { author: { ...admin, from_ai_agent: true } }],
    ["A bot wrote it", { author: null }],
    ["do not count", { part_type: "away_mode_assignment" }],
    ["when it was created", { created_at: null }],
  ];
  for (const [why, part] of ignored) {
    const body = replied(45, part);
    const [only] = body.data.item.conversation_parts.conversation_parts;
    if ("created_at" in part) (only as { created_at: unknown }).created_at = part["created_at"];
    const mapped = map(body);
    const messages = mapped.facts.filter(({ fact }) =>
      fact.what === "message" && fact.key !== "first"
    );
    assertEquals(messages, [], why);
    assert(mapped.ignored?.includes(why), `${mapped.ignored} should say: ${why}`);
  }
});

Deno.test("intercom - a message may consist of files alone; an assignment without text is no message", () => {
  const messages = (part: Record<string, unknown>) =>
    map(replied(45, part)).facts.map(({ fact }) => fact.key).filter((key) => key === "message:p45");
  assertEquals(messages({ body: null, attachments: [{ name: "a.png" }] }).length, 1);
  assertEquals(messages({ body: null, attachments: [] }).length, 0);
  assertEquals(messages({ body: "", part_type: "assignment", assigned_to: admin }).length, 0);
  assertEquals(messages({ part_type: "close" }).length, 1);
});

Deno.test("intercom - an assignment reports the assignee with the e-mail address", () => {
  const { facts, people } = map(adminReplied);
  assertEquals(
    facts.map(({ fact }) => fact).filter(({ what }) => what === "assigned")
      .map((fact) => [fact.key, "person" in fact && fact.person]),
    [["assigned:2824382500", "1957471"]],
  );
  assertEquals(people, [{ id: "1957471", name: "Grace", email: "grace@shop.example" }]);
});

Deno.test("intercom - a bot's close pays nobody, and the rating after it is the bot's", () => {
  const bot = { type: "bot", id: "9" };
  const history = [userCreated, adminReplied, closed(600, bot)];
  assertEquals(eventLines(earned(intercom, requests(history))), WORK.slice(0, 2));
  const parts = closed(600, bot).data.item.conversation_parts;
  const unrated = [
    rated(720, 4, { conversation_parts: parts }),
    rated(720, 4, {
      ai_agent: { resolution_state: "assumed_resolution" },
      conversation_rating: { rating: 4, updated_at: START + 720, teammate: null },
    }),
    rated(720, 4, {
      conversation_rating: { rating: 4, updated_at: START + 720, teammate: { type: "bot", id: 9 } },
    }),
  ];
  for (const body of unrated) {
    assertEquals(map(body).facts.filter(({ fact }) => fact.what === "rating"), []);
    assert(map(body).ignored?.includes("bot"));
  }
  const byAdmin = rated(720, 4, { conversation_parts: closed(600).data.item.conversation_parts });
  assertEquals(map(byAdmin).facts.filter(({ fact }) => fact.what === "rating").length, 1);
});

Deno.test("intercom - a rating goes to its teammate, else to the assignee", () => {
  const ratedPerson = (change: Record<string, unknown>) => {
    const fact = map(rated(720, 4, change)).facts.map(({ fact }) => fact)
      .find(({ what }) => what === "rating");
    return fact && "person" in fact ? fact.person : undefined;
  };
  const rating = (teammate: unknown) => ({
    conversation_rating: { rating: 4, updated_at: START + 720, teammate },
  });
  assertEquals(ratedPerson(rating({ type: "admin", id: 42 })), "42");
  assertEquals(ratedPerson(rating(null)), "1957471");
  assertEquals(ratedPerson({ ...rating(null), admin_assignee_id: null }), "1957471");
  assertEquals(ratedPerson({ ...rating(null), admin_assignee_id: 0, assignee: null }), null);
  for (const stars of [null, 0, 6, 2.5, "x", {}]) {
    assertEquals(ratedPerson({ conversation_rating: { rating: stars } }), undefined);
  }
});

Deno.test("intercom - conversations that a teammate or a campaign begins are not inbound", () => {
  const begun = (source: unknown) =>
    map({ ...adminReplied, data: { item: { ...adminReplied.data.item, source } } }).facts
      .map(({ fact }) => fact).filter(({ key }) => key === "started" || key === "first")
      .map((fact) => "by" in fact && `${fact.key} ${fact.by}`);
  assertEquals(begun({ author: customer, delivered_as: "customer_initiated" }), [
    "started customer",
    "first customer",
  ]);
  assertEquals(begun({ author: admin, delivered_as: "admin_initiated" }), ["started agent"]);
  assertEquals(begun({ author: admin, delivered_as: "automated" }), []);
  assertEquals(begun({ author: { type: "bot", id: "9" }, delivered_as: "operator_initiated" }), []);
  assertEquals(begun(null), []);
});

Deno.test("intercom - the older name of the first message and times in ISO are understood", () => {
  const { source, ...item } = adminReplied.data.item;
  const old = {
    ...item,
    conversation_message: { id: source.id, author: source.author, body: source.body },
    created_at: "2026-03-02T10:00:00Z",
  };
  const body = { ...adminReplied, data: { ...adminReplied.data, item: old } };
  assertEquals(map(body).facts, map(adminReplied).facts);
});

Deno.test("intercom - pings, contacts and other topics give no facts, with a reason", () => {
  for (
    const [topic, type, why] of [
      ["ping", "ping", "test of the connection"],
      ["contact.user.created", "contact", "does not say who"],
      ["ticket.created", "ticket", "does not use"],
      ["conversation_part.tag.created", "conversation_part", "does not use"],
    ]
  ) {
    const mapped = map({ ...ping, topic, data: { item: { type, id: "1" } } });
    assertEquals([mapped.facts, mapped.people, mapped.tenant], [[], [], "ex4mpl3a"]);
    assert(mapped.ignored?.includes(why!), mapped.ignored ?? "");
  }
});

Deno.test("intercom - the last rating counts, also when it is worse", () => {
  const lines = eventLines(testEveryOrder(intercom, requests([rated(720, 5), rated(1200, 2)])));
  assertEquals(lines, ['10:20:00 1957471 csat_received {"score":0.25}']);
});
