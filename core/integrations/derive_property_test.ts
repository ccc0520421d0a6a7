/** Properties of deriving that must hold for any facts, in any order, number and grouping. */
import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { contextWith } from "@/testing/pairing.ts";
import { SCORED_TYPES } from "@/core/events/events.ts";
import { eventDataSchema } from "@/core/events/event_data.ts";
import { derive } from "./derive.ts";
import type {
  CallFact,
  ContactFact,
  ConversationFact,
  DealFact,
  EventFact,
  Fact,
  FactsOf,
  ObjectKind,
  Origin,
  TaskFact,
} from "./facts.ts";
import { mergeFacts } from "./merge.ts";
import type { IntegrationSettingsInput } from "./settings.ts";

const START = Date.parse("2026-03-02T10:00:00Z");
// A few moments, some minutes and some days apart, so that facts often share a moment. Some are
// exact to the millisecond, so that they fall within the seconds of others.
const moment = fc.tuple(
  fc.constantFrom(0, 1, 5, 9, 10, 11, 30, 600, 1_440, 1_500, 6_000),
  fc.constantFrom(0, 0, 262, 700),
).map(([minutes, milliseconds]) => START + minutes * 60_000 + milliseconds);
const momentOrNull = fc.option(moment, { freq: 3 });
// Keys of the maximum length, and only a few, so that facts replace each other.
const base = {
  key: fc.integer({ min: 0, max: 11 }).map((number) => `k${number}`.padEnd(80, "x")),
  time: moment,
  revision: fc.integer({ min: 0, max: 2 }),
};
const person = fc.constantFrom("ann", "bob", "eve", null);
const origin = fc.constantFrom<Origin>("person", "person", "api", "bulk", "import", "automation");
const score = fc.constantFrom(0, 0.5, 0.85, 1);
const scoreOrNull: fc.Arbitrary<number | null> = fc.option(score);
const amountOrNull: fc.Arbitrary<number | null> = fc.option(fc.constantFrom(0, 1, 200));
const by = fc.constantFrom("customer" as const, "agent" as const);
const status = fc.constantFrom("open" as const, "resolved" as const);
const within = fc.constantFrom(1, 60_000);
const what = <const W extends string>(name: W) => fc.constant(name);

const ARBITRARIES: { readonly [K in ObjectKind]: fc.Arbitrary<FactsOf[K]> } = {
  conversation: fc.oneof<fc.Arbitrary<ConversationFact>[]>(
    fc.record({ ...base, what: what("started"), by }),
    fc.record({
      ...base,
      what: what("message"),
      by,
      person,
      quality: scoreOrNull,
    }),
    fc.record({
      ...base,
      what: what("message"),
      by,
      person,
      quality: scoreOrNull,
    }),
    fc.record({
      ...base,
      what: what("status"),
      person,
      origin,
      status,
    }),
    fc.record({ ...base, what: what("status"), person, origin, status, from: status }),
    fc.record({ ...base, what: what("assigned"), person }),
    fc.record({ ...base, what: what("assigned"), person, from: person, within }),
    fc.record({ ...base, what: what("merged") }),
    fc.record({ ...base, what: what("rating"), person, score: scoreOrNull }),
  ),
  deal: fc.oneof<fc.Arbitrary<DealFact>[]>(
    fc.record({ ...base, what: what("created"), person, origin }),
    fc.record({
      ...base,
      what: what("stage"),
      person,
      origin,
      stage: fc.constantFrom("fresh", "demo", "offer", "ready", "won", "lost"),
    }),
    fc.record({
      ...base,
      what: what("outcome"),
      person,
      origin,
      reason: fc.constant("price"),
      outcome: fc.constantFrom("open", "won", "lost"),
    }),
    fc.record({ ...base, what: what("owner"), person }),
    fc.record({ ...base, what: what("value"), value: amountOrNull }),
    fc.record({ ...base, what: what("deleted") }),
    fc.record({ ...base, what: what("restored") }),
  ),
  contact: fc.oneof<fc.Arbitrary<ContactFact>[]>(
    fc.record({ ...base, what: what("created"), person, origin }),
    fc.record({
      ...base,
      what: what("fields"),
      person,
      origin,
      filled: fc.dictionary(fc.constantFrom("name", "email", "phone"), fc.boolean()),
    }),
    fc.record({
      ...base,
      what: what("activity"),
      person,
      origin,
      activity: fc.constantFrom("call", "note"),
    }),
    fc.record({
      ...base,
      what: what("withdrawn"),
      isWithdrawn: fc.boolean(),
      activity: base.key,
    }),
    fc.record({ ...base, what: what("vip"), vip: fc.boolean() }),
    fc.record({ ...base, what: what("deleted") }),
    fc.record({ ...base, what: what("restored") }),
  ),
  call: fc.oneof<fc.Arbitrary<CallFact>[]>(
    fc.record({
      ...base,
      what: what("leg"),
      person,
      isChild: fc.boolean(),
      isHuman: fc.boolean(),
      leg: fc.constantFrom("a", "b", "c"),
      direction: fc.constantFrom("inbound", "outbound", null),
      startedAt: momentOrNull,
      answeredAt: momentOrNull,
      endedAt: momentOrNull,
      talkTime: amountOrNull,
    }),
    fc.record({ ...base, what: what("quality"), quality: score, person }),
    fc.record({ ...base, what: what("satisfaction"), score }),
    fc.record({ ...base, what: what("tag"), tag: fc.constantFrom("hot", "sold", "x"), person }),
  ),
  task: fc.oneof<fc.Arbitrary<TaskFact>[]>(
    fc.record({ ...base, what: what("due"), person, origin, dueAt: momentOrNull }),
    fc.record({ ...base, what: what("done"), person, origin, isDone: fc.boolean() }),
    fc.record({ ...base, what: what("deleted") }),
    fc.record({ ...base, what: what("restored") }),
  ),
  event: fc.record({
    ...base,
    what: what("event"),
    person,
    type: fc.constantFrom("deal_won", "new_contact", "event_reversed", "unheard_of"),
    data: fc.record({ value: fc.integer(), note: fc.constant(null) }),
  }) satisfies fc.Arbitrary<EventFact>,
};

const SETTINGS = {
  stages: { fresh: "new", ready: "qualified", won: "won", lost: "lost" },
  tags: { hot: "lead_qualified", sold: "converted" },
  requiredFields: ["name", "email", "phone"],
} satisfies IntegrationSettingsInput;
const strict = contextWith(SETTINGS);
const generous = contextWith({
  ...SETTINGS,
  pays: { apiChanges: true, bulkEdits: true, imports: true },
});
const context = fc.constantFrom(strict, generous);

/** Returns what is derived from an object after its facts arrived in these batches. */
function arrived(kind: ObjectKind, portions: readonly Fact[][], using = strict) {
  let known: ReadonlyMap<string, Fact> = new Map();
  for (const portion of portions) {
    known = mergeFacts(known, portion);
    // Deriving in between must not change the later result.
    derive({ kind, id: "o1" }, [...known.values()], using);
  }
  return derive({ kind, id: "o1" }, [...known.values()], using);
}

/** Generates facts, and the same facts in another order, with repetitions, in two batches. */
function arrivals(kind: ObjectKind) {
  return fc.array(ARBITRARIES[kind] as fc.Arbitrary<Fact>, { maxLength: 14 }).chain((facts) =>
    fc.record({
      facts: fc.constant(facts),
      shuffled: fc.shuffledSubarray(facts, { minLength: facts.length }),
      repeated: fc.subarray(facts),
      cut: fc.nat({ max: facts.length }),
    })
  );
}

/** Every moment that a fact contains, or that follows from an answer and the talk time after it. */
function momentsOf(facts: readonly Fact[]): Set<number> {
  const moments = new Set(facts.map(({ time }) => time));
  const legs = facts.filter((fact) => fact.what === "leg");
  const add = (time: number | null) => time !== null && moments.add(time);
  for (const leg of legs) {
    add(leg.startedAt);
    add(leg.endedAt);
    for (const { talkTime } of legs) {
      if (leg.answeredAt !== null) add(leg.answeredAt + (talkTime ?? 0) * 1000);
    }
  }
  return moments;
}

for (const kind of Object.keys(ARBITRARIES) as ObjectKind[]) {
  Deno.test(`derive ${kind} - order, repetition and batches of the facts do not matter`, () => {
    fc.assert(
      fc.property(arrivals(kind), context, ({ facts, shuffled, repeated, cut }, using) => {
        const expected = arrived(kind, [facts], using);
        const portions = [shuffled.slice(0, cut), repeated, shuffled.slice(cut), repeated];
        assertEquals(arrived(kind, portions, using), expected);
        assertEquals(arrived(kind, shuffled.map((fact) => [fact]), using), expected);
      }),
      { numRuns: 300 },
    );
  });

  Deno.test(`derive ${kind} - all events have unique keys, valid data and times that come from facts`, () => {
    fc.assert(
      fc.property(arrivals(kind), context, ({ facts }, using) => {
        const { events, state } = arrived(kind, [facts], using);
        const keys = events.map(({ key }) => key);
        assertEquals(new Set(keys).size, keys.length);
        assertEquals(JSON.parse(JSON.stringify(state)), state);
        const moments = momentsOf(facts);
        for (const { key, person, time, data } of events) {
          assert(key.length >= 1 && key.length <= 100, key);
          assert(person !== "" && moments.has(time), `${key} at ${time}`);
          assert(Object.values(data).every((value) => value !== null && value !== undefined));
          assertEquals(eventDataSchema.safeParse(data).error, undefined);
        }
      }),
      { numRuns: 300 },
    );
  });

  Deno.test(`derive ${kind} - any one fact may be missing`, () => {
    fc.assert(
      fc.property(arrivals(kind), ({ facts }) => {
        for (let i = 0; i < facts.length; i++) arrived(kind, [facts.toSpliced(i, 1)]);
      }),
      { numRuns: 100 },
    );
  });
}

Deno.test("derive - work that only machines and imports did is not paid", () => {
  const kinds = fc.constantFrom<ObjectKind>("conversation", "deal", "contact", "task");
  const scored: readonly string[] = SCORED_TYPES;
  fc.assert(
    fc.property(kinds.chain((kind) => fc.tuple(fc.constant(kind), arrivals(kind))), (
      [kind, { facts }],
    ) => {
      // Messages and ratings have no origin: adapters make no facts from those of bots.
      const byMachines = facts.filter(({ what }) => what !== "message" && what !== "rating")
        .map((fact) => "origin" in fact ? { ...fact, origin: "import" as const } : fact);
      const { events } = arrived(kind, [byMachines]);
      assertEquals(events.filter(({ type }) => scored.includes(type)), []);
    }),
    { numRuns: 200 },
  );
});
