import { assertEquals } from "@std/assert";
import { at, contextWith, derived, lines } from "@/testing/pairing.ts";
import type { CallFact } from "./facts.ts";
import type { IntegrationSettingsInput } from "./settings.ts";

type LegFact = Extract<CallFact, { what: "leg" }>;
type Times = readonly [started?: string | null, answered?: string | null, ended?: string | null];

function leg(
  name: string,
  person: string | null,
  [started, answered, ended]: Times,
  more: Partial<LegFact> = {},
): LegFact {
  const moment = (time: string | null | undefined) => time ? at(time) : null;
  return {
    key: `leg/${name}`,
    what: "leg",
    leg: name,
    person,
    isChild: false,
    isHuman: true,
    time: moment(ended ?? answered ?? started) ?? at("10:00"),
    direction: "inbound",
    startedAt: moment(started),
    answeredAt: moment(answered),
    endedAt: moment(ended),
    talkTime: null,
    ...more,
  };
}
function tag(tag: string, person: string | null = null): CallFact {
  return { key: `tag/${tag}`, what: "tag", time: at("11:00"), tag, person };
}

function earned(facts: CallFact[], settings: IntegrationSettingsInput = {}): string[] {
  return lines(derived("call", facts, contextWith(settings)).events);
}

const OUT = { direction: "outbound" } as const;
const CHILD = { isChild: true, direction: null } as const;
const INBOUND = leg("a", "ann", ["10:00", "10:00:15", "10:03:15"]);
const OUTBOUND = leg("a", "ann", ["10:00", "10:00:15", "10:03:15"], OUT);

Deno.test("call - an inbound call earns a completed call and a handled request", () => {
  assertEquals(earned([INBOUND]), [
    '10:03:15 ann completed call_completed {"talkTime":180,"direction":"inbound"}',
    '10:03:15 ann handled inbound_handled {"channel":"call","responseTime":15}',
  ]);
});

Deno.test("call - an outbound call earns a completed call and an outbound success", () => {
  assertEquals(earned([{ ...OUTBOUND, contact: "c7" }]), [
    '10:03:15 ann completed call_completed {"talkTime":180,"direction":"outbound","contactId":"c7"}',
    "10:03:15 ann success outbound_success {}",
  ]);
});

Deno.test("call - nothing is paid before the call is over, and then once for all reports of it", () => {
  const ringing = leg("a", "ann", ["10:00"]);
  const answered = { ...leg("a", "ann", ["10:00", "10:00:15"]), revision: 1 };
  const hungUp = { ...INBOUND, revision: 2 };
  const ended = { ...INBOUND, time: at("10:03:45"), revision: 3 };
  assertEquals(earned([ringing]), []);
  assertEquals(earned([ringing, answered]), []);
  const all = [ended, ringing, hungUp, answered, ended];
  assertEquals(earned(all), earned([INBOUND]));
});

Deno.test("call - reports of one leg under several keys are merged", () => {
  const answered = leg("a", "ann", ["10:00", "10:00:15"], { key: "answered" });
  const ended = leg("a", null, [null, null, "10:03:15"], { key: "ended", direction: null });
  assertEquals(earned([ended, answered]), earned([INBOUND]));
});

Deno.test("call - when one report says that a machine answered, no other report makes it human", () => {
  const machine = leg("a", "ann", ["10:00", "10:00:15"], { key: "amd", isHuman: false });
  assertEquals(earned([{ ...OUTBOUND, key: "ended" }, { ...machine, direction: "outbound" }]), [
    '10:03:15 ann missed call_missed {"direction":"outbound"}',
  ]);
});

Deno.test("call - the talk time that the tool states overrides the one computed from the times", () => {
  const stated = leg("a", "ann", ["10:00", "10:00:15", "10:03:15"], { talkTime: 90 });
  assertEquals(
    earned([stated])[0],
    '10:03:15 ann completed call_completed {"talkTime":90,"direction":"inbound"}',
  );
  // When the tool does not report the moment of the answer, it follows from the end and the talk
  // time.
  const bare = leg("a", "ann", ["10:00", null, "10:03:15"], { talkTime: 180 });
  assertEquals(earned([bare]), earned([INBOUND]));
});

Deno.test("call - a call that is too short, or with a machine, is no success", () => {
  assertEquals(earned([INBOUND], { minTalkTime: 181 }), []);
  assertEquals(earned([INBOUND], { minTalkTime: 180 }).length, 2);
  assertEquals(earned([{ ...OUTBOUND, isHuman: false }]), [
    '10:03:15 ann missed call_missed {"direction":"outbound"}',
  ]);
});

Deno.test("call - a call that an unknown person answered pays nobody", () => {
  assertEquals(earned([leg("a", null, ["10:00", "10:00:15", "10:03:15"])]), []);
  assertEquals(earned([leg("a", null, ["10:00", null, "10:00:30"])]), []);
});

Deno.test("call - a call that rang at several agents through child legs pays the one who answered", () => {
  const facts = [
    leg("p", null, ["10:00", "10:00:01", "10:05"]),
    leg("c1", "ann", ["10:00:10", null, "10:00:30"], CHILD),
    leg("c2", "bob", ["10:00:10", "10:00:30", "10:05"], CHILD),
  ];
  assertEquals(earned(facts), [
    '10:05:00 bob completed call_completed {"talkTime":270,"direction":"inbound"}',
    '10:05:00 bob handled inbound_handled {"channel":"call","responseTime":20}',
  ]);
  assertEquals(earned(facts.slice(0, 2)), [
    '10:00:30 ann missed call_missed {"direction":"inbound"}',
  ]);
});

Deno.test("call - an agent's call through a child leg counts once, by the child's talk", () => {
  const parent = leg("p", "ann", ["10:00", "10:00:01", "10:05"], OUT);
  const child = leg("c", null, ["10:00:05", "10:00:20", "10:05"], CHILD);
  assertEquals(
    earned([parent, child])[0],
    '10:05:00 ann completed call_completed {"talkTime":280,"direction":"outbound"}',
  );
  const unanswered = leg("c", null, ["10:00:05", null, "10:00:40"], CHILD);
  assertEquals(earned([parent, unanswered]), [
    '10:00:40 ann missed call_missed {"direction":"outbound"}',
  ]);
});

Deno.test("call - a transferred call pays the agent who talked longest", () => {
  const ann = leg("c1", "ann", ["10:00", "10:00:10", "10:01:10"], CHILD);
  const bob = leg("c2", "bob", ["10:01", "10:01:10", "10:03:10"], CHILD);
  assertEquals(earned([ann, bob]), [
    '10:03:10 bob completed call_completed {"talkTime":120}',
  ]);
  const same = leg("c2", "bob", ["10:01", "10:01:10", "10:02:10"], CHILD);
  assertEquals(earned([same, ann])[0]?.split(" ")[1], "ann");
});

Deno.test("call - a call is missed when it is over and rang at an agent who did not answer", () => {
  const missed = (...facts: CallFact[]) => earned(facts).map((line) => line.split(" ")[1]);
  assertEquals(missed(leg("a", "ann", ["10:00"])), []);
  assertEquals(missed(leg("a", "ann", ["10:00", null, "10:00:30"])), ["ann"]);
  const stillRinging = leg("b", "bob", ["10:00:05"]);
  assertEquals(missed(leg("a", "ann", ["10:00", null, "10:00:30"]), stillRinging), []);
});

Deno.test("call - quality, satisfaction and tags that come later add to it", () => {
  const settings = { tags: { hot: "lead_qualified", sold: "converted" } } as const;
  const facts: CallFact[] = [
    OUTBOUND,
    { key: "q", what: "quality", time: at("12:00"), quality: 0.9, person: null },
    { key: "s", what: "satisfaction", time: at("12:30"), score: 1 },
    tag("hot", "bob"),
    tag("sold"),
    tag("other"),
  ];
  assertEquals(earned(facts, settings), [
    '10:03:15 ann completed call_completed {"talkTime":180,"direction":"outbound","satisfaction":1}',
    '10:03:15 ann success outbound_success {"converted":true}',
    '12:00:00 ann quality call_quality_scored {"quality":0.9}',
    "11:00:00 bob qualified lead_qualified {}",
  ]);
  assertEquals(earned(facts).length, 3);
});

Deno.test("call - the newest of several scores is its quality", () => {
  const score = (key: string, time: string, quality: number): CallFact => ({
    key,
    what: "quality",
    time: at(time),
    quality,
    person: "ann",
  });
  assertEquals(earned([score("q2", "12:00", 0.5), score("q1", "11:00", 0.9)]), [
    '12:00:00 ann quality call_quality_scored {"quality":0.5}',
  ]);
});
