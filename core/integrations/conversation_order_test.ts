import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { conversationOrder } from "./conversation_order.ts";
import type { ConversationFact, ToolPerson } from "./facts.ts";

const START = Date.parse("2026-03-02T10:00:00Z");

function status(
  key: string,
  milliseconds: number,
  from: "open" | "resolved" | undefined,
  to: "open" | "resolved",
): ConversationFact {
  return {
    key,
    what: "status",
    time: START + milliseconds,
    status: to,
    person: null,
    origin: "person",
    ...(from === undefined ? {} : { from }),
  };
}
function assigned(key: string, from: ToolPerson | undefined, person: ToolPerson): ConversationFact {
  const fact = { key, what: "assigned" as const, time: START, person };
  return from === undefined ? fact : { ...fact, from };
}
function message(key: string, milliseconds: number, by: "customer" | "agent"): ConversationFact {
  const person = by === "agent" ? "ann" : null;
  return { key, what: "message", time: START + milliseconds, by, person, quality: null };
}

/**
 * Returns the keys of the facts in order, and checks that the order of the arguments does not
 * matter.
 */
function order(...facts: ConversationFact[]): string[] {
  const keys = conversationOrder(facts).map(({ key }) => key);
  fc.assert(
    fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
      assertEquals(conversationOrder(shuffled).map(({ key }) => key), keys);
    }),
    { numRuns: 30 },
  );
  return keys;
}

Deno.test("conversation order - a conversation that is resolved and reopened in one second is open", () => {
  const resolved = status("resolved", 0, "open", "resolved");
  const opened = status("open", 0, "resolved", "open");
  assertEquals(order(opened, resolved), ["resolved", "open"]);
  const before = status("resolved before", -5_000, "open", "resolved");
  assertEquals(order(opened, resolved, before), ["resolved before", "open", "resolved"]);
});

Deno.test("conversation order - a change known to the second takes its place among exact ones", () => {
  const opened = status("open", 0, "resolved", "open");
  assertEquals(order(opened, status("resolved", 500, "open", "resolved")), ["resolved", "open"]);
  const resolved = status("resolved", 0, "open", "resolved");
  const facts = [
    status("1", -5_000, "open", "resolved"),
    status("2", 500, "resolved", "open"),
    resolved,
  ];
  assertEquals(order(...facts), ["1", "2", "resolved"]);
});

Deno.test("conversation order - a conversation that is set to pending and solved in one second is solved", () => {
  const pending = status("b", 0, "open", "open");
  assertEquals(order(pending, status("a", 0, "open", "resolved")), ["b", "a"]);
});

Deno.test("conversation order - without previous values, the numbers in the keys decide", () => {
  const close = status("status:101", 0, undefined, "resolved");
  const comeBack = status("status:102", 0, undefined, "open");
  assertEquals(order(comeBack, close), ["status:101", "status:102"]);
  const earlier = status("status:99", 0, undefined, "open");
  assertEquals(order(earlier, close), ["status:99", "status:101"]);
});

Deno.test("conversation order - a status change that two webhooks report, one exactly, counts once", () => {
  const facts = [
    status("to the second", 0, "open", "resolved"),
    status("exactly", 100, "open", "resolved"),
    status("open", 500, "resolved", "open"),
    message("customer", 700, "customer"),
  ];
  assertEquals(order(...facts), ["exactly", "open", "customer"]);
});

Deno.test("conversation order - a resolution comes after the reply of the same second, and a reopening stays", () => {
  const facts = [
    message("question", -20_000, "customer"),
    message("reply", 262, "agent"),
    status("resolved", 0, undefined, "resolved"),
  ];
  assertEquals(order(...facts), ["question", "reply", "resolved"]);
});

Deno.test("conversation order - an assignment does not push a reply behind an exact end", () => {
  const facts = [
    message("reply", 0, "agent"),
    { ...assigned("assigned", null, "bob"), time: START + 900 },
    status("resolved", 100, "open", "resolved"),
  ];
  assertEquals(order(...facts), ["reply", "resolved", "assigned"]);
});

Deno.test("conversation order - assigned twice in one second, the chain of assignees decides", () => {
  assertEquals(order(assigned("a", "ann", "bob"), assigned("b", "eve", "ann")), ["b", "a"]);
  assertEquals(order(assigned("b", null, "ann"), assigned("a", "ann", null)), ["b", "a"]);
});
