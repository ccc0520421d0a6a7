import { assert, assertEquals, assertFalse, assertStringIncludes, assertThrows } from "@std/assert";
import fc from "fast-check";
import { byteMutations, earned, mapContext, webhook } from "@/testing/adapters.ts";
import { testOddFields } from "@/testing/adapter_contract.ts";
import { Unparseable } from "@/integrations/adapter.ts";
import { aircall } from "./mod.ts";

const TOKEN = "tok-lindentree-5d1c";
const TIME = Date.UTC(2026, 10, 20, 8);
const INBOUND = [
  "call.created.inbound",
  "call.ringing_on_agent.inbound",
  "call.answered.inbound",
  "call.hungup.inbound",
  "call.ended.inbound",
];
const OUTBOUND = ["created", "answered", "hungup", "ended"].map((one) => `call.${one}.outbound`);
const FIXTURES = [
  ...[...INBOUND, ...OUTBOUND, "call.tagged.inbound", "call.untagged.inbound"],
  ...["call.commented.inbound", "call.ended.missed", "contact.created"],
  ...["call_evaluation.updated", "transcription.created"],
];

const fixture = (name: string): string =>
  Deno.readTextFileSync(new URL(`testdata/${name}.json`, import.meta.url));
const request = (name: string) => webhook(fixture(name));
const map = (payload: unknown) => aircall.map(payload, mapContext());
const mapFixture = (name: string) => map(JSON.parse(fixture(name)));

testOddFields(
  aircall,
  Object.fromEntries(FIXTURES.map((name) => [name, JSON.parse(fixture(name))])),
);

/** Lists what calls earn, in short form. */
function work(names: readonly string[], tags: Record<string, "lead_qualified" | "converted"> = {}) {
  return earned(aircall, names.map(request), mapContext({ tags }))
    .map(({ type, person, time, data }) => ({ type, person, at: (time - TIME) / 1000, ...data }));
}

const CALL = { person: "88104", at: 192, objectId: "5550001" };
const INBOUND_WORK = [
  { ...CALL, type: "call_completed", talkTime: 180, direction: "inbound", contactId: "9071" },
  { ...CALL, type: "inbound_handled", channel: "call", responseTime: 12 },
];
const OUTBOUND_CALL = { person: "88104", at: 69, objectId: "5550003" };
const OUTBOUND_WORK = [
  { ...OUTBOUND_CALL, type: "call_completed", talkTime: 60, direction: "outbound" },
  { ...OUTBOUND_CALL, type: "outbound_success" },
];

Deno.test("Aircall verify - every byte of the body's token matters", () => {
  const text = fixture("call.ended.inbound");
  assertEquals(aircall.verify(webhook(text), [TOKEN]), { ok: true });
  assertEquals(aircall.verify(webhook(text), ["other", TOKEN]), { ok: true });
  const at = text.indexOf(TOKEN);
  for (const token of byteMutations(new TextEncoder().encode(TOKEN))) {
    const body = new TextEncoder().encode(text);
    body.set(token, at);
    assertFalse(aircall.verify(webhook(body), [TOKEN]).ok);
  }
  for (const token of ["", TOKEN.slice(1), `${TOKEN}x`, TOKEN.toUpperCase()]) {
    assertFalse(aircall.verify(webhook(text), [token]).ok);
  }
});

Deno.test("Aircall verify - a webhook without a token is refused, also when the secret is empty", () => {
  const bodies = ["", "{", "null", "[]", '"x"', "7", "{}", '{"token":""}', '{"token":null}'];
  const nested = [`{"data":{"token":"${TOKEN}"}}`, `[{"token":"${TOKEN}"}]`, `{"token":["x"]}`];
  for (const body of [...bodies, ...nested, "[".repeat(50_000)]) {
    const verdict = aircall.verify(webhook(body), [TOKEN, ""]);
    assertFalse(verdict.ok, body.slice(0, 50));
    assertFalse(JSON.stringify(verdict).includes(TOKEN));
  }
});

Deno.test("Aircall - an answered inbound call and an outbound one earn what the documentation says", () => {
  assertEquals(work(INBOUND), INBOUND_WORK);
  assertEquals(work(OUTBOUND), OUTBOUND_WORK);
});

Deno.test("Aircall - the order of webhooks and their repetition make no difference", () => {
  for (const [names, expected] of [[INBOUND, INBOUND_WORK], [OUTBOUND, OUTBOUND_WORK]] as const) {
    const twice = fc.shuffledSubarray([...names, ...names], { minLength: names.length * 2 });
    fc.assert(fc.property(twice, (order) => assertEquals(work(order), expected)));
  }
});

Deno.test("Aircall - any one webhook may be lost; without both webhooks of the end nothing is earned yet", () => {
  for (const lost of INBOUND) {
    assertEquals(work(INBOUND.filter((name) => name !== lost)), INBOUND_WORK, lost);
  }
  assertEquals(work(INBOUND.slice(0, 3)), []);
  // A later webhook about the same call reports its end as well.
  const late = work([...INBOUND.slice(0, 3), "call.tagged.inbound"]);
  assertEquals(late.map(({ type, at }) => [type, at]), [["call_completed", 192], [
    "inbound_handled",
    192,
  ]]);
});

Deno.test("Aircall - an unanswered call without a user counts for nobody", () => {
  const ring = JSON.parse(fixture("call.ringing_on_agent.inbound"));
  ring.data.id = 5550002;
  const requests = [webhook(JSON.stringify(ring)), request("call.ended.missed")];
  assertEquals(earned(aircall, requests), []);
  assertStringIncludes(mapFixture("call.ended.missed").ignored!, "names no user");
  const named = JSON.parse(fixture("call.ended.missed"));
  named.data.user = { id: 88104 };
  const [missed] = earned(aircall, [webhook(JSON.stringify(named))]);
  assertEquals([missed?.type, missed?.person, missed?.data["direction"]], [
    "call_missed",
    "88104",
    "inbound",
  ]);
});

Deno.test("Aircall - an unanswered outgoing call counts as missed for the caller", () => {
  const ended = JSON.parse(fixture("call.hungup.outbound"));
  ended.data.answered_at = null;
  const requests = [request("call.created.outbound"), webhook(JSON.stringify(ended))];
  assertEquals(earned(aircall, requests).map(({ type, person }) => [type, person]), [
    ["call_missed", "88104"],
  ]);
});

Deno.test("Aircall - a tag means what the settings say until it is removed", () => {
  const tags = { "Demo booked": "lead_qualified" } as const;
  const tagged = [...INBOUND, "call.tagged.inbound"];
  const qualified = { ...CALL, type: "lead_qualified", at: 240 };
  assertEquals(work(tagged), INBOUND_WORK);
  assertEquals(work(tagged, tags), [...INBOUND_WORK, qualified]);
  assertEquals(work([...tagged, "call.commented.inbound"].reverse(), tags), [
    ...INBOUND_WORK,
    qualified,
  ]);
  const untagged = [...tagged, "call.untagged.inbound", "call.commented.inbound"];
  assertEquals(work(untagged, tags), INBOUND_WORK);
  assertEquals(work(untagged.toReversed(), tags), INBOUND_WORK);
  const converted = work([...OUTBOUND, "call.tagged.inbound"], { "Demo booked": "converted" });
  assertEquals(converted.filter(({ type }) => type === "outbound_success"), [OUTBOUND_WORK[1]]);
});

Deno.test("Aircall - an evaluation rates the call for its agent; a changed one replaces it", () => {
  const evaluation = JSON.parse(fixture("call_evaluation.updated"));
  const earlier = structuredClone(evaluation);
  Object.assign(earlier, {
    event: "call_evaluation.created",
    timestamp: evaluation.timestamp - 60,
  });
  earlier.data.score = 5;
  const bodies = [evaluation, earlier].map((body) => webhook(JSON.stringify(body)));
  for (const order of [bodies, bodies.toReversed()]) {
    const events = earned(aircall, [...order, ...INBOUND.map(request)]);
    const rated = events.filter(({ type }) => type === "call_quality_scored");
    assertEquals(rated.map(({ person, data }) => [person, data["quality"]]), [["88104", 0.85]]);
  }
  const quality = (data: Record<string, unknown>) => {
    const { facts, ignored } = map({ ...evaluation, data: { call_id: 1, ...data } });
    return facts.length === 0 ? ignored : (facts[0]!.fact as { quality?: number }).quality;
  };
  assertEquals(quality({ score_percentage: 72.5 }), 0.725);
  assertEquals(quality({ score: 0, max_score: 10 }), 0);
  for (const data of [{ score: 7 }, { score: 7, max_score: 0 }, { score: 8, max_score: 7 }, {}]) {
    assertStringIncludes(String(quality(data)), "no score that Laurel can read");
  }
  assertStringIncludes(String(quality({ call_id: null, score: 1, max_score: 2 })), "no call");
});

Deno.test("Aircall - comments, contacts and unknown events earn nothing, with a reason", () => {
  assertStringIncludes(mapFixture("call.commented.inbound").ignored!, "does not use comments");
  const contact = mapFixture("contact.created");
  assertEquals(contact.facts.map(({ fact }) => [fact.what, (fact.time - TIME) / 1000]), [
    ["fields", 300],
    ["created", 298],
  ]);
  assertStringIncludes(contact.ignored!, "who worked on a contact");
  assertEquals(earned(aircall, [request("contact.created")]), []);
  for (const [resource, event] of [["number", "number.opened"], ["message", "message.sent"]]) {
    const mapped = map({ resource, event, timestamp: TIME / 1000, token: "t", data: { id: 1 } });
    assertEquals([mapped.facts, mapped.ignored], [[], `Laurel makes nothing of "${event}".`]);
  }
});

Deno.test("Aircall - people are reported with name and e-mail", () => {
  assertEquals(mapFixture("call.ended.inbound").people, [
    { id: "88104", name: "Mira Okafor", email: "Mira@lindentree.example" },
  ]);
});

Deno.test("Aircall - the stored payload has no token, text or recording, and maps to the same", () => {
  for (const name of FIXTURES) {
    const payload = aircall.read(request(name));
    const kept = aircall.redact(payload);
    for (const word of [TOKEN, "hush"]) assertFalse(JSON.stringify(kept).includes(word), name);
    assertEquals(map(kept), map(payload));
    assertEquals(aircall.redact(kept), kept);
  }
});

Deno.test("Aircall - other shapes are unparseable with a sentence, never a crash", () => {
  const body = JSON.parse(fixture("call.ended.inbound"));
  const wrong: [unknown, string][] = [
    ...[null, [], "x", 7, {}].map((
      value,
    ): [unknown, string] => [value, "not a webhook of Aircall"]),
    [{ ...body, timestamp: undefined }, "timestamp"],
    [{ ...body, timestamp: 1e300 }, "timestamp"],
    [{ ...body, data: null }, "data"],
    [{ ...body, data: { ...body.data, id: null } }, "not a call of Aircall: id"],
    [{ ...body, data: [] }, "data"],
    [{ ...body, timestamp: "" }, "timestamp: is missing"],
    [{ ...body, data: { ...body.data, id: "" } }, "not a call of Aircall: id"],
    [{ ...body, resource: "contact", event: "contact.created", data: {} }, "not a contact"],
  ];
  for (const [payload, reason] of wrong) {
    assertThrows(() => map(payload), Unparseable, reason);
  }
});

Deno.test("Aircall - an empty or odd field is ignored and does not affect the others", () => {
  const odd = ["", " ", null, 0, "0", "null", [], {}, false, "soon", ["x"], { x: 1 }];
  const ended = JSON.parse(fixture("call.ended.inbound"));
  const others = ["answered_at", "missed_call_reason", "teams", "comments", "number", "duration"];
  for (const value of odd) {
    const earn = (fields: Record<string, unknown>, top: Record<string, unknown> = {}) => {
      const body = { ...ended, ...top, data: { ...ended.data, ...fields } };
      const requests = [...INBOUND.slice(0, 3).map(request), webhook(JSON.stringify(body))];
      return earned(aircall, requests).map(({ type, data }) => [type, data["talkTime"]]);
    };
    const whole = INBOUND_WORK.map((one) => [one.type, "talkTime" in one ? 180 : undefined]);
    for (const field of [...others, "started_at", "user", "contact", "tags", "direction"]) {
      assertEquals(earn({ [field]: value }), whole, `${field} ${JSON.stringify(value)}`);
    }
    // Without the end, the duration of a finished call gives it.
    assertEquals(earn({ ended_at: value }), whole, `ended_at ${JSON.stringify(value)}`);
    assertEquals(earn({}, { resource: value }), whole);
  }
});

Deno.test("Aircall - one odd tag does not hide the others, and names may be spelled differently", () => {
  const ended = JSON.parse(fixture("call.ended.inbound"));
  const types = (tags: unknown, name = "Démo & vente") => {
    const body = { ...ended, data: { ...ended.data, tags } };
    const context = mapContext({ tags: { [name]: "lead_qualified" } });
    return earned(aircall, [webhook(JSON.stringify(body))], context).map(({ type }) => type);
  };
  const plain = ["call_completed", "inbound_handled"];
  const qualified = [...plain, "lead_qualified"];
  const tag = { id: 1, name: "Démo & vente" };
  for (const list of [[tag], [7, null, {}, tag], { "0": tag }, [{ ...tag, tagged_at: "" }]]) {
    assertEquals(types(list), qualified, JSON.stringify(list));
  }
  for (const name of ["DE\u0301MO &amp; VENTE", "  démo  &  vente "]) {
    assertEquals(types([tag], name), qualified);
    assertEquals(types([{ name }]), qualified);
  }
  assertEquals(types(["Démo & vente"]), qualified);
  for (const none of [[], {}, "", null, [{ name: "" }], [{ name: null }]]) {
    assertEquals(types(none), plain);
  }
});

Deno.test("Aircall - empty fields of a contact do not count as filled", () => {
  const body = JSON.parse(fixture("contact.created"));
  const filled = (data: Record<string, unknown>) =>
    map({ ...body, data: { id: 1, ...data } }).facts
      .flatMap(({ fact }) => fact.what === "fields" ? Object.values(fact.filled) : []);
  const empty = [undefined, null, "", " ", "null", [], {}, false, [{ label: "Work", value: "" }]];
  for (const none of empty) {
    const fields = { first_name: none, last_name: none, company_name: none };
    assertEquals(filled({ ...fields, emails: none, phone_numbers: none }), Array(5).fill(false));
  }
  const numbers = [{ id: 1, label: "Work", value: "+1" }];
  const full = { first_name: "A", last_name: "B", company_name: "C", emails: ["a@b.c"] };
  assertEquals(filled({ ...full, phone_numbers: numbers }), Array(5).fill(true));
});

Deno.test("Aircall - events of other kinds need nothing but their name", () => {
  for (const event of ["user.wut_start", "integration.created", "number.opened", "ping"]) {
    for (const rest of [{}, { data: [] }, { timestamp: "" }, { resource: "" }]) {
      const { facts, people, ignored } = map({ event, ...rest });
      assertEquals([facts, people], [[], []]);
      assertEquals(ignored, `Laurel makes nothing of "${event}".`);
    }
  }
});

Deno.test("Aircall - any JSON is mapped or unparseable, the same before and after redaction", () => {
  const outcome = (payload: unknown) => {
    try {
      return map(payload);
    } catch (error) {
      assert(error instanceof Unparseable, String(error));
      return "unparseable";
    }
  };
  const anything = fc.jsonValue();
  const data = fc.dictionary(
    fc.constantFrom("id", "user", "tags", "contact", "ended_at", "score", "__proto__", "call_id"),
    fc.oneof(anything, fc.record({ id: fc.integer(), name: anything }), fc.integer()),
  );
  const payload = fc.record({
    resource: fc.oneof(fc.constantFrom("call", "contact", "toString"), anything),
    event: fc.oneof(
      fc.constantFrom("call.ended", "call.untagged", "contact.created", "call_evaluation.created"),
      anything,
    ),
    timestamp: fc.oneof(fc.constantFrom(TIME / 1000, "2026-11-20T08:00:00Z"), anything),
    data: fc.oneof(data, anything),
  });
  fc.assert(
    fc.property(
      fc.oneof(payload, anything),
      (value) => assertEquals(outcome(aircall.redact(value)), outcome(value)),
    ),
    { numRuns: 300 },
  );
  for (const body of byteMutations(new TextEncoder().encode(fixture("call.tagged.inbound")))) {
    try {
      outcome(aircall.read(webhook(body)));
    } catch (error) {
      assert(error instanceof Unparseable, String(error));
    }
  }
});

Deno.test("Aircall - its own sample is genuine and earns a call", () => {
  const { headers, body } = aircall.sample({ url: "", secret: TOKEN, now: TIME, id: "9" });
  const sample = webhook(body, headers);
  assertEquals(aircall.verify(sample, [TOKEN]), { ok: true });
  assertEquals(earned(aircall, [sample]).map(({ type, person }) => [type, person]), [
    ["call_completed", "laurel-test"],
    ["inbound_handled", "laurel-test"],
  ]);
});
