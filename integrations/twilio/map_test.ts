import { assert, assertEquals, assertFalse, assertStringIncludes, assertThrows } from "@std/assert";
import fc from "fast-check";
import { byteMutations, earned, mapContext, webhook } from "@/testing/adapters.ts";
import { Unparseable } from "@/integrations/adapter.ts";
import { twilio } from "./mod.ts";

const TIME = Date.UTC(2026, 10, 20, 8);
const INBOUND = [
  "in.child.initiated",
  "in.child.ringing",
  "in.child.in-progress",
  "in.child.completed",
  "in.parent.completed",
];
const OUTBOUND = [
  "out.child.ringing",
  "out.child.in-progress",
  "out.child.completed",
  "out.parent.completed",
];
const FIXTURES = [...INBOUND, ...OUTBOUND, "api.completed", "api.machine", "api.no-answer"];

const fixture = (name: string): string =>
  Deno.readTextFileSync(new URL(`testdata/${name}.form`, import.meta.url));

/** A fixture as a webhook, with some fields changed (null: left out). */
function callback(name: string, fields: Record<string, string | null> = {}, query = "") {
  const form = new URLSearchParams(fixture(name));
  for (const [field, value] of Object.entries(fields)) {
    if (value === null) form.delete(field);
    else form.set(field, value);
  }
  const type = "application/x-www-form-urlencoded; charset=UTF-8";
  const url = `https://laurel.example/api/v1/webhooks/twilio/in_1${query}`;
  return webhook(form.toString(), { "content-type": type }, { url });
}

const mapOf = (request: ReturnType<typeof callback>) =>
  twilio.map(twilio.read(request), mapContext());

function work(requests: readonly (string | ReturnType<typeof callback>)[]) {
  return earned(
    twilio,
    requests.map((one) => typeof one === "string" ? callback(one) : one),
  ).map(({ type, person, time, data }) => ({ type, person, at: (time - TIME) / 1000, ...data }));
}

const IN = { person: "client:mira", at: 204, objectId: "CA10000000000000000000000000000001" };
const INBOUND_WORK = [
  { ...IN, type: "call_completed", talkTime: 172, direction: "inbound" },
  { ...IN, type: "inbound_handled", channel: "call", responseTime: 12 },
];
const OUT = { person: "client:mira", at: 74, objectId: "CA20000000000000000000000000000001" };
const OUTBOUND_WORK = [
  { ...OUT, type: "call_completed", talkTime: 60, direction: "outbound" },
  { ...OUT, type: "outbound_success" },
];

Deno.test("Twilio - a call with its legs counts once, for the agent's leg", () => {
  assertEquals(work(INBOUND), INBOUND_WORK);
  assertEquals(work(OUTBOUND), OUTBOUND_WORK);
});

Deno.test("Twilio - the order of callbacks and their repetition make no difference", () => {
  for (const [names, expected] of [[INBOUND, INBOUND_WORK], [OUTBOUND, OUTBOUND_WORK]] as const) {
    const twice = fc.shuffledSubarray([...names, ...names], { minLength: names.length * 2 });
    fc.assert(fc.property(twice, (order) => assertEquals(work(order), expected)));
  }
});

Deno.test("Twilio - a lost callback loses only the facts that no other callback reports", () => {
  const without = (names: readonly string[], lost: string) =>
    work(names.filter((name) => name !== lost));
  for (const lost of ["in.child.initiated", "in.child.ringing", "in.parent.completed"]) {
    assertEquals(without(INBOUND, lost), INBOUND_WORK, lost);
  }
  // The moment of the answer follows from the end and the talk time.
  assertEquals(without(INBOUND, "in.child.in-progress"), INBOUND_WORK);
  // Without the end of the agent's leg, its length is unknown.
  assertEquals(without(INBOUND, "in.child.completed"), []);
  // Without the leg of the agent's browser, the agent is unknown.
  assertEquals(without(OUTBOUND, "out.parent.completed"), []);
});

Deno.test("Twilio - when two legs rang, the answered one counts, and nobody missed the call", () => {
  const other = { CallSid: "CA1", To: "client:jonas", Called: "client:jonas" };
  const canceled = { ...other, CallStatus: "canceled", CallDuration: "0" };
  const rang = [callback("in.child.ringing", other), callback("in.child.completed", canceled)];
  assertEquals(work([...INBOUND, ...rang]), INBOUND_WORK);
  // Only the leg that rang is known so far, and it is over, so the call counts as missed.
  const first = callback("in.child.ringing");
  const missed = callback("in.child.completed", { CallStatus: "no-answer", CallDuration: "0" });
  assertEquals(work([first, missed]).map(({ type, person }) => [type, person]), [
    ["call_missed", "client:mira"],
  ]);
});

Deno.test("Twilio - calls by the API count for people, not for machines, busy lines or silence", () => {
  const agent = "?agent=7";
  const types = (request: ReturnType<typeof callback>) => work([request]).map(({ type }) => type);
  const human = work([callback("api.completed", {}, agent)]);
  assertEquals(human.map(({ type, person }) => [type, person]), [
    ["call_completed", "agent:7"],
    ["outbound_success", "agent:7"],
  ]);
  const missed = ["call_missed"];
  assertEquals(types(callback("api.machine", {}, agent)), missed);
  assertEquals(types(callback("api.machine", { AnsweredBy: "fax" }, agent)), missed);
  assertEquals(types(callback("api.no-answer", {}, agent)), missed);
  for (const CallStatus of ["busy", "failed", "canceled"]) {
    assertEquals(types(callback("api.no-answer", { CallStatus }, agent)), missed);
  }
  assertEquals(types(callback("api.completed", { CallDuration: "0" }, agent)), missed);
  // One callback that reports a machine decides for the whole leg.
  const machine = callback("api.completed", {
    CallStatus: "in-progress",
    AnsweredBy: "machine_start",
  });
  const silent = callback("api.completed", { AnsweredBy: null });
  assertEquals(work([silent, machine]).map(({ type }) => type), missed);
});

Deno.test("Twilio - CallDuration counts, in seconds; Duration is what Twilio bills", () => {
  const [completed] = work([callback("api.completed", { Duration: "7" }, "?agent=7")]);
  assertEquals((completed as Record<string, unknown>)["talkTime"], 40);
});

Deno.test("Twilio - the person is named in the address, else by a browser or desk phone, else by the number at the agent's end", () => {
  const person = (...given: Parameters<typeof callback>) => mapOf(callback(...given)).people[0]?.id;
  assertEquals(person("in.child.completed"), "client:mira");
  assertEquals(person("in.child.completed", {}, "?agent=jonas"), "agent:jonas");
  assertEquals(person("out.parent.completed"), "client:mira");
  assertEquals(person("in.parent.completed"), "number:+442079460100");
  assertEquals(person("api.completed"), "number:+442079460100");
  assertEquals(person("api.completed", { To: "sip:desk7@lindentree.example;transport=tls" }), DESK);
  // A dialed number may be a customer's; the address can say that it is an agent's.
  assertEquals(person("out.child.completed"), undefined);
  assertEquals(person("out.child.completed", {}, "?direction=inbound"), "number:+442079460955");
  assertEquals(person("in.parent.completed", { To: "anonymous", Called: "" }), undefined);
});
const DESK = "sip:desk7@lindentree.example";

Deno.test("Twilio - an empty field counts as missing", () => {
  const facts = (fields: Record<string, string | null>) => mapOf(callback("api.completed", fields));
  const optional = ["ParentCallSid", "SequenceNumber", "AnsweredBy", "Caller", "Called", "From"];
  for (const field of [...optional, "CallDuration", "Direction", "ForwardedFrom"]) {
    for (const empty of ["", " ", "null"]) {
      assertEquals(facts({ [field]: empty }), facts({ [field]: null }), `${field} "${empty}"`);
    }
  }
  const [alone] = work([callback("in.child.completed", { ParentCallSid: "" })]);
  assertEquals([alone?.type, alone?.person], ["call_completed", "client:mira"]);
  assertEquals(
    alone && "objectId" in alone && alone.objectId,
    "CA10000000000000000000000000000002",
  );
  // An invalid parent counts as missing.
  assertEquals(facts({ ParentCallSid: "C".repeat(51) }), facts({ ParentCallSid: null }));
  for (const field of ["CallSid", "AccountSid"]) {
    for (const empty of ["", " ", null]) {
      assertThrows(() => facts({ [field]: empty }), Unparseable, field);
    }
  }
});

Deno.test("Twilio - words may have any letter case, times any form, and names any length", () => {
  const plain = mapOf(callback("in.child.completed"));
  const fields = { CallStatus: "Completed", Direction: "Outbound-Dial" };
  assertEquals(mapOf(callback("in.child.completed", fields)).facts, plain.facts);
  assertEquals(
    mapOf(callback("out.child.completed", {}, "?direction=Inbound")).facts,
    mapOf(callback("out.child.completed", {}, "?direction=inbound")).facts,
  );
  assertEquals(mapOf(callback("in.child.completed", {}, "?direction=&agent=")), plain);
  const [fact] = plain.facts;
  const iso = new Date(fact!.fact.time).toISOString();
  assertEquals(mapOf(callback("in.child.completed", { Timestamp: iso })).facts, plain.facts);
  const people = ["a".repeat(141), "b".repeat(900)].map((agent) =>
    mapOf(callback("in.child.completed", {}, `?agent=${agent}`)).people[0]!.id
  );
  assert(people.every((id) => /^agent:[0-9a-f]{64}$/.test(id)) && people[0] !== people[1]);
});

Deno.test("Twilio - callbacks about recordings and conferences are ignored with a reason", () => {
  for (
    const fields of [
      { CallStatus: null, RecordingSid: "RE1", RecordingStatus: "completed" },
      { CallStatus: "", ConferenceSid: "CF1", StatusCallbackEvent: "participant-join" },
    ]
  ) {
    const { facts, people, ignored } = mapOf(callback("api.completed", fields));
    assertEquals([facts, people], [[], []]);
    assertStringIncludes(ignored!, "no call status");
  }
});

Deno.test("Twilio - other callbacks are ignored with a reason", () => {
  const instructions = mapOf(callback("in.child.ringing", { Timestamp: null }));
  assertEquals(instructions.facts, []);
  assertStringIncludes(instructions.ignored!, "no Timestamp");
  for (const CallStatus of [null, "", "paused", "constructor"]) {
    const mapped = mapOf(callback("in.child.ringing", { CallStatus }));
    assertEquals(mapped.facts, []);
    assertStringIncludes(mapped.ignored!, "call status");
  }
  assertEquals(mapOf(callback("in.child.ringing")).tenant, "AC5f0000000000000000000000000000aa");
});

Deno.test("Twilio - the stored payload has no recording and maps to the same", () => {
  for (const name of FIXTURES) {
    const payload = twilio.read(callback(name, { SpeechResult: "hush hush" }, "?agent=7"));
    const kept = JSON.parse(JSON.stringify(twilio.redact(payload)));
    assertFalse(JSON.stringify(kept).includes("hush"));
    assertEquals(twilio.map(kept, mapContext()), twilio.map(payload, mapContext()));
    assertEquals(twilio.redact(kept), kept);
  }
});

Deno.test("Twilio - a form is read as UTF-8, JSON works as well, and the first of repeated fields counts", () => {
  const read = (body: string, type = "") => twilio.read(webhook(body, { "content-type": type }));
  assertEquals(read("a=S%C3%A3o+Jo%C3%A3o&a=2&b=%00&__proto__=x"), {
    fields: { a: "São João", b: "\uFFFD" },
    query: {},
  });
  assertEquals(read('{"a":"x","n":7,"o":{}}', "application/json; charset=utf-8"), {
    fields: { a: "x", n: "7" },
    query: {},
  });
  for (const body of ["null", "[]", '"x"', "7", "{", "", "[".repeat(50_000)]) {
    assertThrows(() => read(body, "application/json"), Unparseable);
  }
});

Deno.test("Twilio - other shapes are unparseable with a sentence, never a crash", () => {
  const map = (payload: unknown) => twilio.map(payload, mapContext());
  for (const payload of [null, [], "x", 7, {}, { fields: {}, query: {} }]) {
    assertThrows(() => map(payload), Unparseable, "not a status callback of Twilio Voice");
  }
  assertThrows(
    () => mapOf(callback("in.child.ringing", { CallSid: null })),
    Unparseable,
    "CallSid",
  );
  const outcome = (payload: unknown) => {
    try {
      return map(payload);
    } catch (error) {
      assert(error instanceof Unparseable, String(error));
      return "unparseable";
    }
  };
  const good = twilio.read(callback("in.child.completed")) as { fields: object };
  const fields = fc.dictionary(
    fc.constantFrom("CallSid", "CallStatus", "From", "Timestamp", "ParentCallSid", "__proto__"),
    fc.oneof(fc.constantFrom("completed", "client:", "sip:x"), fc.jsonValue()),
  ).map((some) => ({ ...good, fields: { ...good.fields, ...some } }));
  fc.assert(
    fc.property(
      fc.oneof(fields, fc.jsonValue()),
      (payload) => assertEquals(outcome(twilio.redact(payload)), outcome(payload)),
    ),
  );
  for (const body of byteMutations(new TextEncoder().encode(fixture("in.child.completed")))) {
    try {
      outcome(twilio.read(webhook(body, { "content-type": "application/x-www-form-urlencoded" })));
    } catch (error) {
      assert(error instanceof Unparseable, String(error));
    }
  }
});

Deno.test("Twilio - its own sample earns a call", () => {
  const url = "https://laurel.example/";
  const { headers, body } = twilio.sample({ url, secret: "12345", now: TIME, id: "9" });
  assertEquals(work([webhook(body, headers, { url })]).map(({ type, person }) => [type, person]), [
    ["call_completed", "client:laurel-test"],
    ["inbound_handled", "client:laurel-test"],
  ]);
});
