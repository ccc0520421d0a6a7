import { assertEquals } from "@std/assert";
import type { EventTypeView } from "@/core/event_types/views.ts";
import { bodyOf, draftFromEvent, draftOf, fieldsOf, NEW_FIELD, NEW_TYPE } from "./draft.ts";

const STORED: EventTypeView = {
  type: "ticket_solved",
  title: "Ticket solved",
  domain: "support",
  icon: "ticket",
  fields: [
    { name: "minutes", kind: "number", minimum: 0, maximum: 600, unit: "minutes" },
    { name: "queue", kind: "text", required: true, title: "Queue" },
  ],
  isBuiltIn: false,
  isSendable: true,
  isPaid: true,
  paidBy: "definition",
  points: {
    base: 7,
    bonuses: [
      { name: "fast", points: 3, when: [{ field: "minutes", op: "lt", value: 10 }] },
      { name: "odd", points: 1, when: [{ field: "queue", op: "in", value: ["a", "b"] }] },
    ],
    multipliers: [{ name: "vip", factor: 2, when: [{ field: "vip", op: "eq", value: true }] }],
    oncePerObject: true,
    maxPerDay: 20,
  },
  revision: 3,
  createdAt: "2026-11-30T00:00:00.000Z",
};

Deno.test("event type draft - a stored definition is the same after editing nothing", () => {
  const { title, domain, icon, fields, points } = STORED;
  assertEquals(bodyOf(draftOf(STORED)), { title, domain, icon, fields: [...fields], points });
});

Deno.test("event type draft - what is no number is sent as it was typed, so that the server says it", () => {
  const draft = {
    ...NEW_TYPE,
    base: "many",
    fields: [{ ...NEW_FIELD, name: " n ", minimum: "x" }],
  };
  const { fields, points } = bodyOf(draft);
  assertEquals(fields, [{ name: "n", kind: "number", minimum: "x" }]);
  assertEquals(points?.base, "many");
  assertEquals(fieldsOf(draft), [{ name: "n", kind: "number" }]);
  assertEquals(bodyOf({ ...draft, pays: false }).points, null);
});

Deno.test("event type draft - received events suggest a title and fields", () => {
  const data = { minutes: 12, vip: true, note: "x", list: [1], objectId: 7, "a-b": 1 };
  const { title, fields } = draftFromEvent("ticket.solved", data);
  assertEquals(title, "Ticket solved");
  assertEquals(draftFromEvent("com.example.order.paid", {}).title, "Order paid");
  assertEquals(fields.map(({ name, kind }) => `${name} ${kind}`), [
    "minutes number",
    "vip boolean",
    "note text",
    "objectId text",
  ]);
});
