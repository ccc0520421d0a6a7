import { assert, assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import fc from "fast-check";
import { Unparseable } from "@/integrations/adapter.ts";
import { testAdapterContract } from "@/testing/adapter_contract.ts";
import { earned, mapContext, webhook } from "@/testing/adapters.ts";
import { hubspot } from "./mod.ts";
import { FIXTURES, START } from "./testdata/fixtures.ts";

const context = mapContext(hubspot.defaults);
const map = (payload: unknown) => hubspot.map(payload, context);
const factsIn = (payload: unknown) => map(payload).facts.map(({ fact }) => fact);

const EVENT = FIXTURES.dealWon[1]!;
const DAY_MILLISECONDS = 86_400_000;
const BY = { person: "user:71200045", origin: "person" } as const;

testAdapterContract(hubspot, FIXTURES);

Deno.test("hubspot map - a deal's creation, stages, amount and owner are facts at their own times", () => {
  const { tenant, name, facts, people, ignored } = map(FIXTURES.dealWon);
  const object = { kind: "deal", id: "401220017744" } as const;
  const stage = (stage: string, time: number) => ({
    object,
    fact: { key: `dealstage:${time}`, time, what: "stage", stage, ...BY } as const,
  });
  assertEquals(facts, [
    { object, fact: { key: "created", time: START, what: "created", ...BY } },
    stage("appointmentscheduled", START + 120),
    {
      object,
      fact: { key: `amount:${START + 150}`, time: START + 150, what: "value", value: 4800 },
    },
    {
      object,
      fact: {
        key: `hubspot_owner_id:${START + 3_600_000}`,
        time: START + 3_600_000,
        what: "owner",
        person: "owner:88112",
      },
    },
    stage("qualifiedtobuy", START + DAY_MILLISECONDS),
    stage("closedwon", START + 5 * DAY_MILLISECONDS),
  ]);
  assertEquals(tenant, "52110047");
  assertEquals(name, "deal.creation, deal.propertyChange");
  assertEquals(people, [{ id: "user:71200045" }, { id: "owner:88112" }]);
  assertEquals(ignored, 'The deal property "closedate" decides nothing.');
});

Deno.test("hubspot map - a contact's properties are filled or cleared by the person who did it", () => {
  const facts = factsIn(FIXTURES.contactEntered);
  assertEquals(facts.map((fact) => "filled" in fact ? [fact.filled, fact.person] : fact.what), [
    "created",
    [{ firstname: true }, "user:71200045"],
    [{ lastname: true }, "user:71200045"],
    [{ email: true }, "user:71200045"],
    [{ phone: true }, "user:71200046"],
    [{ phone: false }, "user:71200046"],
  ]);
});

Deno.test("hubspot map - imports, apps, bulk edits and workflows do not count as people", () => {
  const facts = factsIn(FIXTURES.byMachines);
  assertEquals(facts.map((fact) => "origin" in fact && [fact.origin, fact.person]), [
    ["import", null],
    ["api", null],
    ["bulk", "user:71200045"],
    ["automation", null],
  ]);
});

Deno.test("hubspot map - a ticket is resolved in a stage that the settings call won", () => {
  const types = (stages: Record<string, "won" | "lost" | "open">) =>
    earned(hubspot, [webhook(JSON.stringify(FIXTURES.ticketClosed))], mapContext({ stages }))
      .map(({ type }) => type);
  assertEquals(types({ "ticket:4": "won" }), ["conversation_resolved"]);
  assertEquals(types({ "Ticket:4 ": "won" }), ["conversation_resolved"]);
  assertEquals(types({ "ticket:4": "lost" }), []);
  assertEquals(types({ "4": "won" }), []);
  const { facts } = map(FIXTURES.ticketClosed);
  assertEquals(facts[0]?.fact, { key: "started", time: START, what: "started", by: "customer" });
  assert(facts.some(({ fact }) => fact.what === "assigned" && fact.person === "owner:88113"));
});

Deno.test("hubspot map - events of the family object and the older field eventType mean the same", () => {
  const { facts, ignored } = map(FIXTURES.objectFamily);
  assertEquals(facts, map(FIXTURES.dealWon).facts.slice(0, 2));
  assertStringIncludes(ignored ?? "", '"object.creation" is about nothing that Laurel follows');
  assertEquals(map(FIXTURES.olderNames).facts.length, 1);
  assertEquals(map(FIXTURES.olderNames).name, "contact.propertyChange");
});

Deno.test("hubspot map - merges, associations and companies give no facts, deletions do", () => {
  const { facts, ignored } = map(FIXTURES.unused);
  assertEquals(facts, [{
    object: { kind: "contact", id: "5" },
    fact: { key: `deleted:${START}`, time: START, what: "deleted" },
  }]);
  assertStringIncludes(ignored ?? "", '"contact.associationChange": what records belong together');
});

Deno.test("hubspot map - a redelivery has the same keys, other changes have other keys", () => {
  const again = FIXTURES.dealWon.map((event) => ({ ...event, attemptNumber: 3 }));
  assertEquals(map(again).facts, map(FIXTURES.dealWon).facts);
  const [first] = factsIn([EVENT]);
  for (const change of [{ occurredAt: EVENT.occurredAt + 1 }, { propertyName: "amount" }]) {
    assert(factsIn([{ ...EVENT, propertyValue: "1", ...change }])[0]?.key !== first?.key);
  }
  // Another change with the same event id is another fact.
  assertEquals(factsIn([{ ...EVENT, eventId: 1 }]), [first!]);
});

Deno.test("hubspot map - values of a wrong type give no facts", () => {
  for (
    const [propertyName, propertyValue] of [
      ["dealstage", ""],
      ["dealstage", "null"],
      ["dealstage", ["closedwon"]],
      ["dealstage", undefined],
      ["amount", "a lot"],
      ["amount", "1e999"],
      ["amount", "1E15"],
      ["amount", undefined],
      ["hubspot_owner_id", undefined],
      [undefined, "x"],
      ["hubspot_owner_id", "Ann"],
    ]
  ) {
    const { facts, ignored } = map([{ ...EVENT, propertyName, propertyValue }]);
    assertEquals(facts, []);
    assert(ignored !== null);
  }
  const amounts = ["", null, [], "4800", 4800, "1.25E7"].map((propertyValue) =>
    factsIn([{ ...EVENT, propertyName: "amount", propertyValue }])
      .map((fact) => "value" in fact ? fact.value : fact)
  );
  assertEquals(amounts, [[null], [null], [null], [4800], [4800], [12_500_000]]);
});

Deno.test("hubspot map - stages keep their names, in any script", () => {
  const stages = ["gagné", "gagne\u0301", " R&amp;D ", "R&D gewonnen", "契約", 12, "x".repeat(150)];
  for (const stage of stages) {
    const event = { ...EVENT, propertyName: "dealstage", propertyValue: stage };
    const name = String(stage).trim().normalize("NFC");
    for (const payload of [[event], hubspot.redact([event])]) {
      assertEquals(factsIn(payload).map((fact) => "stage" in fact && fact.stage), [name]);
    }
  }
  const long = { ...EVENT, propertyName: "dealstage", propertyValue: "x".repeat(151) };
  const [fact] = factsIn([long]);
  assert(fact?.what === "stage" && fact.stage.length === 64);
  assertEquals(factsIn(hubspot.redact([long])), [fact]);
  for (const length of [143, 144, 150, 151, 500]) {
    const ticket = {
      ...EVENT,
      subscriptionType: "ticket.propertyChange",
      propertyName: "hs_pipeline_stage",
      propertyValue: "x".repeat(length),
    };
    assertEquals(factsIn(hubspot.redact([ticket])), factsIn([ticket]));
  }
  // Older versions of Laurel stored such names like this.
  assertEquals(factsIn([{ ...EVENT, propertyValue: "[removed]" }]), []);
});

Deno.test("hubspot map - a property without a value was not cleared", () => {
  const { propertyValue: _, ...event } = { ...FIXTURES.contactEntered[1]! };
  const { facts, people, ignored } = map([event]);
  assertEquals([facts, people], [[], []]);
  assertStringIncludes(ignored ?? "", "was changed, but not to what.");
  assertEquals(map(hubspot.redact([event])).ignored, ignored);
  for (const value of [null, "", [], {}, "null"]) {
    const [fact] = factsIn([{ ...event, propertyValue: value }]);
    assert(fact?.what === "fields" && Object.values(fact.filled)[0] === false);
  }
});

Deno.test("hubspot map - deleted, erased and restored records give facts, tickets do not", () => {
  const presence = (type: string) =>
    map([{ ...EVENT, subscriptionType: type }]).facts.map(({ object, fact }) => ({
      kind: object.kind,
      ...fact,
    }));
  const time = EVENT.occurredAt;
  assertEquals(presence("deal.restore"), [
    { kind: "deal", key: `restored:${time}`, time, what: "restored" },
  ]);
  assertEquals(presence("contact.privacyDeletion"), [
    { kind: "contact", key: `erased:${time}`, time, what: "deleted", isErased: true },
  ]);
  assertEquals(presence("ticket.deletion"), []);
  assertEquals(presence("ticket.restore"), []);
});

Deno.test("hubspot map - people who caused only ignored events are not reported", () => {
  for (
    const event of [
      { ...EVENT, subscriptionType: "deal.merge", objectId: undefined, mergedObjectIds: [1, 2] },
      { ...EVENT, subscriptionType: "company.creation" },
      { ...EVENT, subscriptionType: "contact.associationChange", fromObjectId: 1, toObjectId: 2 },
      { ...EVENT, propertyName: "closedate" },
    ]
  ) {
    const { facts, people, ignored } = map([event]);
    assertEquals([facts, people], [[], []]);
    assert(ignored !== null && !ignored.includes("is not about one object"), String(ignored));
  }
});

Deno.test("hubspot map - optional fields may be empty or odd, wrong required ones are named", () => {
  const fields = ["eventId", "subscriptionId", "appId", "attemptNumber", "changeFlag", "sourceId"];
  const nothing = [undefined, null, "", " ", [], {}, false];
  for (const odd of [...nothing, 0, "0", "null", 7, "x"]) {
    for (const field of [...fields, "changeSource", "objectTypeId", "eventType"]) {
      assertEquals(factsIn([{ ...EVENT, [field]: odd }]).length, 1, `${field} ${odd}`);
    }
  }
  for (const odd of nothing) {
    const older = { ...EVENT, subscriptionType: odd, eventType: "deal.propertyChange" };
    assertEquals(map([older]).facts, map([EVENT]).facts);
    for (const field of ["portalId", "occurredAt", "objectId"]) {
      assertThrows(() => map([{ ...EVENT, [field]: odd }]), Unparseable, field);
    }
  }
  const ids = { portalId: "52110047", objectId: "401220017744" };
  assertEquals(map([{ ...EVENT, ...ids }]), map([EVENT]));
});

Deno.test("hubspot map - work in the mobile app counts as work by hand", () => {
  for (const changeSource of ["CRM_UI", "MOBILE_IOS", "MOBILE_ANDROID", "crm_ui"]) {
    const [fact] = factsIn([{ ...EVENT, changeSource }]);
    assert(fact && "origin" in fact && fact.origin === "person");
  }
});

Deno.test("hubspot map - events that cannot be read do not affect the others", () => {
  const { facts, ignored } = map([{ ...EVENT, occurredAt: "yesterday" }, EVENT, null, "text"]);
  assertEquals(facts, map([EVENT]).facts);
  assertStringIncludes(ignored ?? "", "occurredAt: expected milliseconds since 1970");
});

Deno.test("hubspot map - JSON of another shape is refused with a reason", () => {
  const cases: [unknown, string][] = [
    [{ objectId: 1, portalId: 2 }, "sends an array"],
    [[], "is empty"],
    [[{}], "portalId"],
    [[{ portalId: 1, occurredAt: START }], "subscriptionType: is missing"],
    [[EVENT, { ...EVENT, portalId: 9 }], "of 2 HubSpot accounts"],
    [Array(101).fill(EVENT), "100 events at most"],
  ];
  for (const [payload, reason] of cases) {
    assertThrows(() => map(payload), Unparseable, reason);
    assertThrows(() => map(hubspot.redact(payload)), Unparseable, reason);
  }
  assertEquals(map(Array(100).fill(EVENT)).facts.length, 100);
});

const value = fc.oneof(fc.string(), fc.integer(), fc.constant(""), fc.constant(null));
const anyEvent = fc.record({
  portalId: fc.constantFrom(1, "1"),
  occurredAt: fc.oneof(fc.integer({ min: START, max: START + DAY_MILLISECONDS }), fc.string()),
  subscriptionType: fc.constantFrom(
    ...["deal", "contact", "ticket", "object", "company", "__proto__"].flatMap((family) =>
      [
        ...["creation", "propertyChange", "deletion", "privacyDeletion", "restore", "merge"],
        ...["associationChange", "toString"],
      ].map((action) => `${family}.${action}`)
    ),
  ),
  objectTypeId: fc.constantFrom("0-1", "0-3", "0-5", "constructor", 7),
  objectId: value,
  propertyName: fc.oneof(
    fc.constantFrom("dealstage", "amount", "hubspot_owner_id", "hs_pipeline_stage", "__proto__"),
    value,
  ),
  propertyValue: fc.oneof(fc.constantFrom("closedwon", "4", "12.5"), fc.jsonValue()),
  changeSource: fc.constantFrom("CRM_UI", "IMPORT", "API", "BATCH_UPDATE", "FORM", 4),
  sourceId: fc.oneof(fc.constantFrom("userId:7", "12", 12), fc.jsonValue()),
  somethingNew: fc.jsonValue(),
}, { requiredKeys: ["portalId", "subscriptionType"] });

/** Returns the result of mapping, or the message of Unparseable. Any other error fails the test. */
function resultOf(payload: unknown) {
  try {
    return map(payload);
  } catch (error) {
    if (error instanceof Unparseable) return error.message;
    throw error;
  }
}

Deno.test("hubspot map - any JSON is mapped or refused, the same before and after redaction", () => {
  const anything = fc.oneof(fc.jsonValue(), fc.array(anyEvent, { maxLength: 5 }));
  fc.assert(
    fc.property(anything, (body) => {
      const payload = hubspot.read(webhook(JSON.stringify(body)));
      const meaning = resultOf(payload);
      assertEquals(resultOf(hubspot.redact(payload)), meaning);
      if (typeof meaning !== "string") {
        for (const { fact } of meaning.facts) assert(fact.key.length <= 80);
      }
    }),
    { numRuns: 1000 },
  );
});
