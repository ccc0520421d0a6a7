import { assertEquals } from "@std/assert";
import { eventsOf, measured, NOON, relatedTo } from "./testdata/days.ts";

Deno.test("dialer - success is completed of attempted", () => {
  const day = measured(eventsOf(["call_completed"], ["call_missed"], ["call_missed"]));
  assertEquals(day["dialer_calls_completed"], [1, null]);
  assertEquals(day["dialer_calls_missed"], [2, null]);
  assertEquals(day["dialer_success_rate"], [1, 3]);
  assertEquals(measured(eventsOf(["call_missed"]))["dialer_success_rate"], [0, 1]);
});

Deno.test("dialer - talk time at and around both ends of the good range", () => {
  const times = [0, 119.9, 120, 900, 900.1];
  const day = measured(eventsOf(
    ...times.map((talkTime) => ["call_completed", { talkTime }] as const),
    ["call_completed", { satisfaction: 0.5 }],
    ["call_completed", { satisfaction: 1 }],
  ));
  assertEquals(day["dialer_talk_time"], [2_040, 5]);
  assertEquals(day["dialer_talk_time_total"], [2_040, null]);
  assertEquals(day["dialer_talk_time_in_range"], [2, 5]);
  assertEquals(day["dialer_satisfaction"], [1.5, 2]);
});

Deno.test("dialer - speed to answer, and the service level with calls that were missed", () => {
  const day = measured(eventsOf(
    ["inbound_handled", { channel: "call", responseTime: 20 }],
    ["inbound_handled", { responseTime: 20.1 }],
    ["inbound_handled", { channel: "call" }],
    ["inbound_handled", { channel: "chat", responseTime: 1 }],
    ["call_missed", { direction: "inbound" }],
    ["call_missed", { direction: "outbound" }],
    ["call_missed"],
  ));
  assertEquals(day["dialer_inbound_handled"], [3, null]);
  assertEquals(day["dialer_speed_to_answer"], [40.1, 2]);
  assertEquals(day["dialer_service_level"], [1, 3]);
});

Deno.test("dialer - quality, conversion and efficiency use the events that report them", () => {
  const day = measured(eventsOf(
    ["call_quality_scored", { quality: 0.25 }],
    ["call_quality_scored", {}],
    ["outbound_success", { converted: true, efficiency: 0.5 }],
    ["outbound_success", { converted: false }],
    ["outbound_success", { converted: "yes" }],
  ));
  assertEquals(day["dialer_call_quality"], [0.25, 1]);
  assertEquals(day["dialer_outbound_successes"], [3, null]);
  assertEquals(day["dialer_conversion"], [1, 2]);
  assertEquals(day["dialer_efficiency"], [0.5, 1]);
});

Deno.test("dialer - follow-ups: the share of due tasks that somebody completed", () => {
  const events = eventsOf(
    ["follow_up_due", { objectId: "done", dueAt: "2026-11-21T09:00:00Z" }],
    ["follow_up_due", { objectId: "open" }],
    // A task that was moved to a later hour is still one task.
    ["follow_up_due", { objectId: "open" }],
    ["follow_up_due", {}],
    ["follow_up_completed", { onTime: true }],
    ["follow_up_completed", { onTime: false }],
    ["follow_up_completed", {}],
  );
  const completed = { source: "/tool", id: "x", type: "follow_up_completed", time: NOON } as const;
  const related = relatedTo(["follow_up_due", "done", completed]);
  const day = measured(events, { related });
  assertEquals(day["dialer_follow_ups"], [3, null]);
  assertEquals(day["dialer_follow_up_completion"], [1, 2]);
  assertEquals(day["dialer_follow_up_on_time"], [1, 2]);
});
