import { assert, assertEquals } from "@std/assert";
import { SCORED_TYPES, STREAK_TYPE } from "@/core/events/events.ts";
import type { Scope } from "@/services/auth/identity.ts";
import { MAX_AGE_MILLISECONDS, MAX_AHEAD_MILLISECONDS } from "@/core/events/events.ts";
import { parseEvent } from "./event_schema.ts";

const NOW = Date.parse("2026-11-22T12:00:00Z");
const EVENT = { id: "m-1", type: "message_response", subject: "agent-7" };
const parse = (change: Record<string, unknown> = {}) =>
  parseEvent({ ...EVENT, ...change }, { name: "the key", scopes: [] }, NOW);

function eventOf(change: Record<string, unknown> = {}) {
  const parsed = parse(change);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return parsed.event;
}

Deno.test("event schema - a minimal event gets the key's name and the current time", () => {
  const { source, time, receivedAt, data } = eventOf();
  assertEquals({ source, time, receivedAt, data }, {
    source: "the key",
    time: NOW,
    receivedAt: NOW,
    data: {},
  });
});

Deno.test("event schema - null is the same as a missing field", () => {
  const nulls = { specversion: null, source: null, time: null, data: null, datacontenttype: null };
  assertEquals(eventOf(nulls), eventOf());
});

Deno.test("event schema - times exactly at the limits are accepted, times just beyond are refused", () => {
  const at = (time: number) => parse({ time: new Date(time).toISOString() });
  assert(at(NOW + MAX_AHEAD_MILLISECONDS).ok);
  assert(at(NOW - MAX_AGE_MILLISECONDS).ok);
  for (
    const [time, code] of [
      [NOW + MAX_AHEAD_MILLISECONDS + 1, "time_in_future"],
      [NOW - MAX_AGE_MILLISECONDS - 1, "time_too_old"],
    ] as const
  ) {
    const parsed = at(time);
    assertEquals(parsed.ok ? null : parsed.problem.code, code);
  }
});

Deno.test("event schema - the content hash does not depend on the order of keys or the notation of times", () => {
  const time = "2026-11-20T10:00:00Z";
  const { contentHash } = eventOf({ time, data: { quality: 0.9, note: "x" } });
  const same = [
    { time, data: { note: "x", quality: 0.90 } },
    { time: "2026-11-20T11:00:00+01:00", data: { quality: 0.9, note: "x" } },
    { time, data: { quality: 0.9, note: "x" }, specversion: "1.0", extension: "ignored" },
  ];
  for (const change of same) assertEquals(eventOf(change).contentHash, contentHash);
  const other = [
    { time, data: { quality: 0.9 } },
    { time: "2026-11-20T10:00:01Z", data: { quality: 0.9, note: "x" } },
    { data: { quality: 0.9, note: "x" } },
    { time, data: { quality: 0.9, note: "x" }, subject: "agent-8" },
    { time, data: { quality: 0.9, note: "x" }, type: "deal_won" },
  ];
  for (const change of other) assert(eventOf(change).contentHash !== contentHash);
});

Deno.test("event schema - every type of the contract is accepted, Laurel's own types are refused", () => {
  for (const type of SCORED_TYPES) assert(parse({ type }).ok, type);
  for (const type of [STREAK_TYPE, "", "MESSAGE_RESPONSE", "toString", "event_deleted"]) {
    assert(!parse({ type }).ok, type);
  }
});

Deno.test("event schema - a value that is not an object is refused, and nothing throws", () => {
  for (const value of [null, undefined, 1, "x", [], [EVENT], true]) {
    const parsed = parseEvent(value, { name: "the key", scopes: [] }, NOW);
    assertEquals(parsed.ok ? null : parsed.problem.code, "validation_failed");
  }
});

Deno.test("event schema - a tool can only reverse its own events, an admin all", () => {
  const reverse = (reverses: unknown, scopes: Scope[] = [], source = "/crm") =>
    parseEvent(
      { ...EVENT, type: "event_reversed", source, data: { reverses } },
      { name: "the key", scopes },
      NOW,
    );
  assert(reverse({ source: "/crm", id: "1" }).ok);
  const refused = [
    [reverse({ source: "/chat", id: "1" }, ["events:write"]), "reversal_of_other_source"],
    [reverse({ source: "laurel:spin", id: "1" }), "reversal_of_other_source"],
    [reverse({ source: "laurel:streak", id: "1" }, ["admin"]), "validation_failed"],
    [reverse({ source: "laurel:achievement", id: "1" }, ["admin"]), "validation_failed"],
    [reverse(undefined), "validation_failed"],
    [reverse({ source: "/crm" }), "validation_failed"],
    [reverse("1"), "validation_failed"],
  ] as const;
  for (const [parsed, code] of refused) assertEquals(parsed.ok ? null : parsed.problem.code, code);
  assert(reverse({ source: "/chat", id: "1" }, ["admin"]).ok);
  assert(reverse({ source: "laurel:spin", id: "1" }, ["admin"]).ok);
});
