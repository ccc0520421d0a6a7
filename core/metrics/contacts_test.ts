import { assertAlmostEquals, assertEquals } from "@std/assert";
import { addDays } from "@/core/calendars/calendar.ts";
import { interactionOf, strengths } from "./contacts.ts";
import { factsOfDay, type Interactions } from "./day.ts";
import { DAY, eventsOf, measured } from "./testdata/days.ts";

Deno.test("contacts - counts, quality and completeness", () => {
  const day = measured(eventsOf(
    ["new_contact", { objectId: "a", dataQuality: 0.5 }],
    ["new_contact", { objectId: "b", dataQuality: 1 }],
    ["new_contact"],
    ["contact_updated", { objectId: "a", completenessGain: 0.25, completeness: 0.75 }],
    ["contact_updated", { objectId: "a", completenessGain: -0.5, completeness: 0.25 }],
    ["contact_updated", { completenessGain: 1.5, completeness: -0.1 }],
  ));
  assertEquals(day["contacts_created"], [3, null]);
  assertEquals(day["contacts_updated"], [3, null]);
  assertEquals(day["contacts_data_quality"], [1.5, 2]);
  assertEquals(day["contacts_completeness"], [1, 2]);
  assertEquals(day["contacts_completeness_gain"], [-0.25, 2]);
  assertEquals(day["contacts_active"], [2, null]);
});

Deno.test("contacts - engagement is activities per contact with an activity", () => {
  const activity = (objectId: string | number | undefined, direction?: string) =>
    ["contact_activity", { objectId, direction }] as const;
  const events = eventsOf(
    ...[activity("a", "inbound"), activity("a", "outbound"), activity(1), activity("1")],
    activity(undefined, "outbound"),
    ["new_contact", { objectId: "b" }],
  );
  const day = measured([...events, { ...events[0]!, id: "else", source: "/other" }]);
  assertEquals(day["contacts_activities"], [6, null]);
  // Contacts a and 1 of one source, and a of the other.
  assertEquals(day["contacts_engagement"], [5, 3]);
  assertEquals(day["contacts_active"], [4, null]);
  assertEquals(day["contacts_inbound_share"], [2, 4]);
});

Deno.test("contacts - interactions are activities except notes, and calls that name the contact", () => {
  const source = "/crm";
  const of = (type: "contact_activity" | "call_completed" | "new_contact", data: object) =>
    interactionOf({ type, source, data: data as Record<string, unknown> });
  const a = "/crm\0a";
  assertEquals(of("contact_activity", { objectId: "a" }), { contact: a, direction: null });
  assertEquals(of("contact_activity", { objectId: "a", activity: "call", direction: "inbound" }), {
    contact: a,
    direction: "inbound",
  });
  assertEquals(
    of("call_completed", { objectId: "call-1", contactId: "a", direction: "outbound" }),
    {
      contact: a,
      direction: "outbound",
    },
  );
  assertEquals(of("contact_activity", { objectId: "a", activity: "note" }), null);
  assertEquals(of("contact_activity", {}), null);
  assertEquals(of("call_completed", { objectId: "call-1" }), null);
  assertEquals(of("new_contact", { objectId: "a" }), null);
});

function strengthOf(
  ...interactions: [daysAgo: number, direction?: "in" | "out", count?: number][]
) {
  const all = interactions.map(([daysAgo, direction, count = 1]): Interactions => ({
    day: addDays(DAY, -daysAgo),
    contact: "/crm\0a",
    count,
    direction: direction === undefined ? null : direction === "in" ? "inbound" : "outbound",
  }));
  return strengths(factsOfDay({ day: DAY, events: [], interactions: all }));
}

Deno.test("contacts - strength is a third each of recency, frequency and reciprocity", () => {
  const one = (strength: number[], expected: number) => {
    assertEquals(strength.length, 1);
    assertAlmostEquals(strength[0]!, expected);
  };
  // When the directions are unknown, the metric is the mean of two parts.
  one(strengthOf([0]), (1 + 1 / 4) / 2);
  one(strengthOf([15]), (0.5 + 1 / 4) / 2);
  one(strengthOf([29]), (1 / 30 + 1 / 4) / 2);
  one(strengthOf([0], [0], [0]), (1 + 1 / 4) / 2);
  one(strengthOf([0], [7], [14], [21]), 1);
  one(strengthOf([0], [1], [2], [3], [4], [5]), 1);
  // With directions: no reply, half as many replies, as many replies.
  one(strengthOf([0, "out", 3]), (1 + 1 / 4 + 0) / 3);
  one(strengthOf([0, "out", 3], [0, "in"]), (1 + 1 / 4 + 0.5) / 3);
  one(strengthOf([0, "out"], [7, "in"], [14, "out"], [21, "in"]), 1);
});

Deno.test("contacts - strength uses the last thirty days and no later ones", () => {
  assertEquals(strengthOf([30]), []);
  assertEquals(strengthOf([-1]), []);
  assertEquals(strengthOf([0], [30, "in"]), strengthOf([0]));
});

Deno.test("contacts - strength of a day is the mean over its contacts", () => {
  const interactions = ["a", "b"].map((contact, index): Interactions => ({
    day: addDays(DAY, -15 * index),
    contact,
    count: 1,
    direction: null,
  }));
  const day = measured([], { interactions });
  assertEquals(day["contacts_relationship_strength"], [0.625 + 0.375, 2]);
});
