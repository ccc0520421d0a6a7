import { assertEquals } from "@std/assert";
import { at, derived } from "@/testing/pairing.ts";
import { SENDABLE_TYPES } from "@/core/events/events.ts";
import type { EventFact } from "./facts.ts";

function event(type: string, person: string | null = "ann"): EventFact {
  const data = { objectId: 7, value: 3, note: null };
  return { key: "e1", what: "event", time: at("10:00"), type, person, data };
}

Deno.test("event - type and data are passed on without null fields", () => {
  assertEquals(derived("event", [event("deal_won")]).events, [{
    key: "event/e1",
    type: "deal_won",
    person: "ann",
    time: at("10:00"),
    data: { objectId: 7, value: 3 },
  }]);
});

Deno.test("event - only types that may come from outside count, without reversals", () => {
  const passes = (type: string) => derived("event", [event(type)]).events.length === 1;
  assertEquals(SENDABLE_TYPES.filter((type) => !passes(type)), ["event_reversed"]);
  assertEquals(["spin_won", "daily_streak"].some(passes), false);
});

Deno.test("event - an event without a person pays nobody, and the state still shows it", () => {
  assertEquals(derived("event", [event("deal_won", null)]), {
    state: { types: ["deal_won"] },
    events: [],
  });
});
