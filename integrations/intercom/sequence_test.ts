/** What Intercom's notifications earn when several things happen at once or the reports are odd. */
import { assert, assertEquals } from "@std/assert";
import { eventLines, testEveryOrder } from "@/testing/adapter_contract.ts";
import { mapContext, webhook } from "@/testing/adapters.ts";
import { intercom } from "./mod.ts";
import adminReplied from "./testdata/admin_replied.json" with { type: "json" };
import ratingAdded from "./testdata/rating_added.json" with { type: "json" };

type Body = Record<string, unknown>;

const START = 1772445600;
const GRACE = { type: "admin", id: "1957471", name: "Grace" };
const ALAN = { type: "admin", id: "1957472", name: "Alan" };
const CUSTOMER = { type: "user", id: "5c9553cb27e377f24eed49f7" };

const map = (body: unknown) =>
  intercom.map(intercom.read(webhook(JSON.stringify(body))), mapContext());
const earned = (...bodies: Body[]) =>
  eventLines(testEveryOrder(intercom, bodies.map((body) => webhook(JSON.stringify(body)))));

/** A notification with one part after a number of seconds; ids of parts count up. */
function notification(after: number, id: number, part: Body, item: Body = {}): Body {
  const full = {
    type: "conversation_part",
    id: String(id),
    body: null,
    attachments: [],
    created_at: START + after,
    author: GRACE,
    assigned_to: null,
    ...part,
  };
  return {
    ...adminReplied,
    topic: "conversation.admin.replied",
    id: `notif_${id}`,
    data: {
      ...adminReplied.data,
      item: {
        ...adminReplied.data.item,
        admin_assignee_id: null,
        assignee: null,
        ...item,
        conversation_parts: { conversation_parts: [full] },
      },
    },
  };
}
const TEXT = "<p>Thanks for waiting, Ada. Your parcel left our warehouse this morning.</p>";
const replied = (after: number, id: number, part: Body = {}) =>
  notification(after, id, { part_type: "comment", body: TEXT, ...part });
const asked = (after: number, id: number, part: Body = {}, item: Body = {}) =>
  notification(
    after,
    id,
    { part_type: "comment", body: "<p>And?</p>", author: CUSTOMER, ...part },
    item,
  );
const closed = (after: number, id: number, part: Body = {}) =>
  notification(after, id, { part_type: "close", ...part }, { open: false, state: "closed" });
function rated(after: number, rating: Body = {}): Body {
  const conversation_rating = { rating: 5, updated_at: START + after, teammate: null, ...rating };
  const { item } = ratingAdded.data;
  return {
    ...ratingAdded,
    id: `notif_r${after}`,
    data: {
      ...ratingAdded.data,
      item: { ...item, admin_assignee_id: null, assignee: null, conversation_rating },
    },
  };
}
const ratedPerson = (...bodies: Body[]) =>
  earned(...bodies).find((line) => line.includes("csat"))?.split(" ")[1];
const has = (lines: readonly string[], type: string) => lines.some((line) => line.includes(type));

Deno.test("intercom - an assignment that reopens a conversation sets the assignee", () => {
  const history = [replied(45, 1, { part_type: "assignment", assigned_to: GRACE }), closed(600, 2)];
  for (const kind of ["assign_and_reopen", "assign_and_unsnooze", "assignment"]) {
    const reopened = notification(700, 3, { part_type: kind, assigned_to: ALAN });
    assertEquals(ratedPerson(...history, reopened, rated(800)), ALAN.id, kind);
    const isOpen = kind !== "assignment";
    assertEquals(has(earned(...history, reopened), "resolved"), !isOpen, kind);
  }
  for (const kind of ["away_mode_assignment", "default_assignment", "workflow_assignment"]) {
    const bot = { type: "bot", id: "9" };
    const moved = notification(700, 3, { part_type: kind, assigned_to: ALAN, author: bot });
    assertEquals(ratedPerson(...history, moved, rated(800)), ALAN.id, kind);
  }
});

Deno.test("intercom - a reply with an assignment that reopens the conversation is a reply", () => {
  const history = [replied(45, 1), closed(600, 2), asked(700, 3)];
  const reply = replied(760, 4, {
    part_type: "assign_and_reopen",
    author: ALAN,
    assigned_to: ALAN,
  });
  const line = `10:12:40 ${ALAN.id} message_response {"responseTime":60}`;
  assert(earned(...history, reply).includes(line));
});

Deno.test("intercom - without an assignee, a rating without a teammate goes to the one who closed it", () => {
  const history = [replied(45, 1, { part_type: "assignment", assigned_to: ALAN }), closed(600, 2)];
  for (const assigned_to of [null, { type: "nobody_admin", id: null }, { type: "team", id: "5" }]) {
    const moved = notification(610, 3, { part_type: "assignment", assigned_to });
    assertEquals(ratedPerson(...history, moved, rated(800)), GRACE.id, JSON.stringify(assigned_to));
  }
  assertEquals(
    ratedPerson(...history, notification(610, 3, { part_type: "comment" }), rated(800)),
    ALAN.id,
  );
});

Deno.test("intercom - the assignee may be given by the id alone, as text or as a number", () => {
  for (const assigned_to of [ALAN.id, Number(ALAN.id)]) {
    const moved = notification(610, 3, { part_type: "assignment", assigned_to });
    assertEquals(ratedPerson(replied(45, 1), moved, rated(800)), ALAN.id);
    assertEquals(ratedPerson(replied(45, 1), rated(800, { teammate: assigned_to })), ALAN.id);
  }
  const nobody = notification(610, 3, { part_type: "assignment", assigned_to: 0 });
  assertEquals(ratedPerson(replied(45, 1), nobody, rated(800)), GRACE.id, "who replied");
  const reference = { type: "contact", id: ALAN.id };
  assertEquals(ratedPerson(replied(45, 1), rated(800, { teammate: reference })), ALAN.id);
});

Deno.test("intercom - within one second, parts are ordered by their numbers", () => {
  const history = [replied(45, 1)];
  const opened = notification(600, 10, { part_type: "open" });
  assertEquals(has(earned(...history, closed(600, 9), opened), "resolved"), false);
  assert(
    has(earned(...history, opened, closed(600, 11)), "resolved"),
  );
  assertEquals(has(earned(...history, closed(600, 9), asked(600, 10)), "resolved"), false);
  assert(has(earned(...history, asked(600, 8), closed(600, 9)), "resolved"));
  const moved = [
    notification(600, 9, { part_type: "assignment", assigned_to: ALAN }),
    notification(600, 10, { part_type: "assignment", assigned_to: GRACE }),
  ];
  assertEquals(ratedPerson(replied(45, 1), ...moved, rated(800)), GRACE.id);
});

Deno.test("intercom - a reply and a close in the same second are a resolution at first contact", () => {
  const lines = earned(replied(45, 1), closed(45, 2));
  assert(lines[0]!.includes('"firstContact":true'), lines[0]);
  const sendAndClose = earned(replied(45, 1, { part_type: "close" }));
  assertEquals(sendAndClose.length, 3);
});

Deno.test("intercom - a snoozed conversation is open, also when it was closed before", () => {
  const history = [replied(45, 1), closed(600, 2)];
  for (const kind of ["snoozed", "unsnoozed", "timer_unsnooze", "note_and_unsnooze"]) {
    const author = kind === "timer_unsnooze" ? { type: "bot", id: "9" } : GRACE;
    assertEquals(
      has(earned(...history, notification(700, 3, { part_type: kind, author })), "resolved"),
      false,
    );
    const before = notification(500, 3, { part_type: kind, author });
    assert(has(earned(...history, before), "resolved"), kind);
  }
});

Deno.test("intercom - remarks about a rating and the answers of a form are no messages", () => {
  const kinds = ["conversation_rating_remark_added", "conversation_rating_changed"];
  for (const part_type of [...kinds, "attribute_collected", "participant_added"]) {
    const body = asked(700, 3, { part_type });
    const what = map(body).facts.map(({ fact }) => fact.key);
    assertEquals(what, ["started", "first"], part_type);
    assert(map(body).ignored?.includes("do not count"));
    assert(has(earned(replied(45, 1), closed(600, 2), body), "resolved"));
  }
  assertEquals(map(asked(700, 3, { part_type: "quick_reply" })).facts.length, 4);
});

Deno.test("intercom - Operator and Fin are bots, also when they appear as teammates", () => {
  const operator = {
    type: "admin",
    id: "274",
    name: "Operator",
    email: "operator+ab12@intercom.io",
  };
  const mapped = map(replied(45, 1, { author: operator }));
  assertEquals([mapped.people, mapped.ignored], [[], "A bot wrote it."]);
  assertEquals(
    has(earned(replied(45, 1), closed(600, 2, { author: operator })), "resolved"),
    false,
  );
});

Deno.test("intercom - an empty editor is no message", () => {
  for (const body of ["<p></p>", "<p><br></p>", " ", null, 7, {}]) {
    assertEquals(earned(replied(45, 1, { body })), [], JSON.stringify(body));
  }
});

Deno.test("intercom - a merged conversation is not resolved; the other one continues", () => {
  const history = [replied(45, 1), closed(600, 2)];
  const away = notification(601, 3, { part_type: "conversation_merged" }, {
    open: false,
    state: "closed",
  });
  assertEquals(has(earned(...history, away), "resolved"), false);
  const goesOn = notification(500, 3, { part_type: "conversation_merged" }, {
    open: true,
    state: "open",
  });
  assert(has(earned(...history, goesOn), "resolved"));
});

Deno.test("intercom - one odd part does not hide the others and is reported", () => {
  const body = replied(45, 1) as typeof adminReplied;
  const [part] = body.data.item.conversation_parts.conversation_parts;
  const parts = [
    null,
    { part_type: "comment" },
    "part",
    { ...part, id: "2", created_at: "soon" },
    part,
  ];
  const mapped = map({
    ...body,
    data: { item: { ...body.data.item, conversation_parts: { conversation_parts: parts } } },
  });
  assertEquals(mapped.facts.map(({ fact }) => fact.key), ["started", "first", "message:1"]);
  assert(mapped.ignored?.includes("has no id") && mapped.ignored.includes("cannot read"));
  for (const conversation_parts of [[], "none", null]) {
    const item = { ...body.data.item, conversation_parts };
    assertEquals(map({ ...body, data: { item } }).facts.length, 2);
  }
});

Deno.test("intercom - a rating with an unreadable time is reported", () => {
  const mapped = map(rated(700, { updated_at: "soon", created_at: START }));
  // The time when the customer was asked is known, and better than none.
  assertEquals(mapped.facts.some(({ fact }) => fact.what === "rating"), true);
  const body = rated(700, { updated_at: "soon", created_at: "later" });
  assert(map({ ...body, created_at: "now" }).ignored?.includes("cannot read when the rating"));
});
