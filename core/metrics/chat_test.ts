import { assertEquals } from "@std/assert";
import { eventsOf, measured, NOON, relatedTo } from "./testdata/days.ts";

Deno.test("chat - response times at and around one and two minutes", () => {
  const times = [0, 60, 60.001, 120, 121];
  const day = measured(eventsOf(
    ...times.map((responseTime) => ["message_response", { responseTime }] as const),
    // No field, null, and an impossible value.
    ["message_response"],
    ["message_response", { responseTime: null }],
    ["message_response", { responseTime: -1 }],
  ));
  assertEquals(day["chat_responses"], [8, null]);
  assertEquals(day["chat_response_time"], [361.001, 5]);
  assertEquals(day["chat_response_within_60"], [2, 5]);
  assertEquals(day["chat_response_within_120"], [4, 5]);
});

Deno.test("chat - a first reply is the first by anybody in the conversation", () => {
  const events = eventsOf(
    ["message_response", { objectId: "a", responseTime: 10 }],
    ["message_response", { objectId: "a", responseTime: 20 }],
    ["message_response", { objectId: "b", responseTime: 40 }],
    ["message_response", { objectId: 7, responseTime: 80 }],
    ["message_response", { responseTime: 160 }],
  );
  const earlier = { source: "/tool", id: "x", type: "message_response", time: NOON - 1 } as const;
  const related = relatedTo(
    ["message_response", "a", events[0]!],
    ["message_response", "b", earlier],
    ["message_response", "7", events[3]!],
  );
  assertEquals(measured(events, { related })["chat_first_reply_time"], [90, 2]);
});

Deno.test("chat - only inbound work of the channel chat counts", () => {
  const day = measured(eventsOf(
    ["inbound_handled", { channel: "chat", responseTime: 12 }],
    ["inbound_handled", { channel: "chat" }],
    ["inbound_handled", { channel: "call", responseTime: 99 }],
    ["inbound_handled", { responseTime: 99 }],
  ));
  assertEquals(day["chat_inbound_handled"], [2, null]);
  assertEquals(day["chat_pickup_time"], [12, 1]);
});

Deno.test("chat - resolutions, and those at the first contact", () => {
  const day = measured(eventsOf(
    ["conversation_resolved", { firstContact: true, resolutionTime: 600 }],
    ["conversation_resolved", { firstContact: false, resolutionTime: 1_000 }],
    ["conversation_resolved", { firstContact: true }],
    ["conversation_resolved"],
  ));
  assertEquals(day["chat_resolutions"], [4, null]);
  assertEquals(day["chat_resolution_time"], [1_600, 2]);
  assertEquals(day["chat_first_contact_resolution"], [2, 3]);
  assertEquals(day["chat_reopened"], undefined);
});

Deno.test("chat - a conversation that is resolved again was reopened", () => {
  const events = eventsOf(
    ["conversation_resolved", { objectId: "a" }],
    ["conversation_resolved", { objectId: "b" }],
    ["conversation_resolved", { objectId: "b" }],
    ["conversation_resolved", { objectId: "c" }],
  );
  const later = {
    source: "/tool",
    id: "x",
    type: "conversation_resolved",
    time: NOON * 2,
  } as const;
  const related = relatedTo(
    ["conversation_resolved", "a", events[0]!],
    ["conversation_resolved", "b", events[2]!],
    ["conversation_resolved", "c", later],
  );
  assertEquals(measured(events, { related })["chat_reopened"], [2, 4]);
});

Deno.test("chat - four of five counts as satisfied", () => {
  const scores = [0, 0.5, 0.749, 0.75, 1];
  const day = measured(eventsOf(
    ...scores.map((score) => ["csat_received", { score }] as const),
    ["csat_received", { score: 5 }],
    ["csat_received", { score: "good" }],
  ));
  assertEquals(day["chat_csat"], [2, 5]);
  assertEquals(day["chat_csat_score"], [2.999, 5]);
});

Deno.test("chat - quality is the mean of the reported values", () => {
  const day = measured(eventsOf(
    ["message_response", { quality: 0 }],
    ["message_response", { quality: 0.9 }],
    ["message_response", { quality: 1.1 }],
  ));
  assertEquals(day["chat_message_quality"], [0.9, 2]);
  assertEquals(measured([]), {});
});
