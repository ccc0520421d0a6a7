import { assertEquals, assertStringIncludes, assertThrows } from "@std/assert";
import { Unparseable } from "@/integrations/adapter.ts";
import { testAdapterContract } from "@/testing/adapter_contract.ts";
import { mapContext } from "@/testing/adapters.ts";
import { pipedrive } from "./mod.ts";
import { changed, FIXTURES } from "./testdata/fixtures.ts";

const context = mapContext(pipedrive.defaults);
const map = (payload: unknown) => pipedrive.map(payload, context);
/** Every webhook with facts also reports that its object exists. */
const factsIn = (payload: unknown) =>
  map(payload).facts.map(({ fact }) => fact).filter(({ what }) => what !== "restored");
const at = (time: string) => Date.parse(`2026-03-${time}Z`);

const ANN = { person: "13500212", origin: "person" } as const;
const BEN = { person: "13500211", origin: "person" } as const;
const MADE = at("02T09:00:00");
const FIELD = "8c1d0fa3429dfa2d3dec265b4fc5dc8258ab66cd";

testAdapterContract(pipedrive, FIXTURES);

Deno.test("pipedrive map - a new deal gives its creation, stage, owner and value", () => {
  const { tenant, name, facts, people, ignored } = map(FIXTURES.dealCreated);
  const { id } = FIXTURES.dealCreated.meta;
  const time = at("02T09:00:01.089");
  const revision = Date.UTC(9999, 0, 1) - time;
  assertEquals(facts.map(({ fact }) => fact), [
    { key: "created", revision, time: MADE, what: "created", ...BEN },
    { key: `stage:${id}`, time, what: "stage", stage: "1", ...BEN },
    { key: `owner:${id}`, time, what: "owner", person: "13500211" },
    { key: `value:${id}`, time, what: "value", value: 4800 },
    { key: "restored", revision: time, time, what: "restored" },
  ]);
  assertEquals(facts[0]?.object, { kind: "deal", id: "812" });
  assertEquals([tenant, name, ignored], ["7304411", "create.deal", null]);
  assertEquals(people, [{ id: "13500211" }]);
});

Deno.test("pipedrive map - winning a deal is an outcome of its person, not a stage", () => {
  const { id } = FIXTURES.dealWon.meta;
  const time = at("07T09:00:00.5");
  assertEquals(factsIn(FIXTURES.dealWon), [
    // Repeats what the first webhook reported, in case it was lost.
    { key: "created", time: MADE, what: "created", ...BEN },
    { key: `outcome:${id}`, time, what: "outcome", outcome: "won", ...ANN },
    { key: `owner:${id}`, time, what: "owner", person: "13500211" },
    { key: `value:${id}`, time, what: "value", value: 5200 },
  ]);
});

Deno.test("pipedrive map - fields that `previous` lacks have not changed", () => {
  assertEquals(factsIn(FIXTURES.dealCustomField).map(({ what }) => what), ["created"]);
  assertEquals(factsIn(changed(FIXTURES.personCompleted, { id: "x", data: {} })).length, 2);
  const untouched = { ...FIXTURES.personCompleted, previous: { update_time: "2026-03-02" } };
  assertEquals(factsIn(untouched), []);
  assertEquals(map(untouched).ignored, '"change.person" changed nothing that Laurel follows.');
  assertEquals(factsIn({ ...FIXTURES.activityDone, previous: {} }), []);
});

Deno.test("pipedrive map - the previous stage is known even when its webhook was lost", () => {
  const [, was, stage] = factsIn(FIXTURES.dealMoved);
  const { id } = FIXTURES.dealMoved.meta;
  assertEquals(was, {
    key: `was:${id}`,
    time: at("03T09:01:00"),
    what: "stage",
    stage: "2",
    person: null,
    origin: "automation",
  });
  assertEquals(stage?.what === "stage" && stage.stage, "3");
  // The time since which the stage was set must be known as well.
  const { stage_change_time: _, ...previous } = FIXTURES.dealMoved.previous;
  const facts = factsIn({ ...FIXTURES.dealMoved, previous });
  assertEquals(facts.filter(({ what }) => what === "stage").length, 1);
});

Deno.test("pipedrive map - bulk edits and API changes do not count as work by hand", () => {
  const originOf = (meta: object) => {
    const facts = factsIn(changed(FIXTURES.dealWon, { id: "x", meta }));
    return facts.flatMap((fact) => fact.what === "outcome" ? [fact.origin] : [])[0];
  };
  assertEquals(originOf({}), "person");
  assertEquals(originOf({ is_bulk_edit: true }), "bulk");
  assertEquals(originOf({ change_source: "api" }), "api");
  assertEquals(originOf({ change_source: "something new" }), "automation");
  const made = (origin: string) =>
    factsIn(changed(FIXTURES.dealCreated, { id: "x", data: { origin } }))
      .flatMap((fact) => fact.what === "created" ? [fact.origin] : [])[0];
  assertEquals(["ManuallyCreated", "API", "Import"].map(made), ["person", "api", "import"]);
});

Deno.test("pipedrive map - a contact's fields are filled or not, custom fields by their key", () => {
  assertEquals(factsIn(FIXTURES.personCreated).map((fact) => "filled" in fact && fact.filled), [
    false,
    { name: true, email: true, phone: false, organization: false, [FIELD]: false },
  ]);
  assertEquals(factsIn(FIXTURES.personCompleted), [
    {
      key: `was:${FIXTURES.personCompleted.meta.id}`,
      time: at("03T09:00:00.615"),
      what: "fields",
      filled: { name: true, email: true, phone: false, organization: false, [FIELD]: false },
      person: null,
      origin: "automation",
    },
    {
      key: `fields:${FIXTURES.personCompleted.meta.id}`,
      time: at("03T09:00:00.616"),
      what: "fields",
      filled: { phone: true, organization: true, [FIELD]: true },
      ...ANN,
    },
  ]);
  const [, cleared] = factsIn(FIXTURES.personPhoneCleared);
  assertEquals(cleared?.what === "fields" && cleared.filled, { phone: false });
});

Deno.test("pipedrive map - a due day ends when it has ended everywhere, a time of day is in UTC", () => {
  const dueAt = (data: object) =>
    factsIn(changed(FIXTURES.activityCreated, { id: "x", data }))
      .flatMap((fact) => fact.what === "due" ? [fact.dueAt] : [])[0];
  assertEquals(dueAt({}), at("04T11:59:59.999"));
  for (const clock of ["14:30", { value: "14:30", timezone_id: 4 }, "14:30:00"]) {
    assertEquals(dueAt({ due_time: clock }), at("03T14:30:00"));
  }
  for (const none of ["", { value: "", timezone_id: null }, null, { value: "soon" }, "99:99"]) {
    assertEquals(dueAt({ due_time: none }), at("04T11:59:59.999"));
  }
  for (const none of [null, "", "2026-02-30", 7]) assertEquals(dueAt({ due_date: none }), null);
});

Deno.test("pipedrive map - a done activity completes the task and is an activity with the contact", () => {
  const { facts } = map(FIXTURES.activityDone);
  assertEquals(facts.map(({ object, fact }) => `${object.kind} ${object.id} ${fact.what}`), [
    "task 9301 due",
    "task 9301 done",
    "task 9301 restored",
    "contact 77 activity",
  ]);
  const done = facts[1]?.fact;
  assertEquals(done?.what === "done" && [done.isDone, done.person], [true, ANN.person]);
  const kinds = ["call", "meeting", "lunch", "email", "demo", "task", "deadline", "__proto__"];
  const stated = kinds.map((type) =>
    factsIn(changed(FIXTURES.activityDone, { id: "x", data: { type } }))
      .flatMap((fact) => fact.what === "activity" ? [fact.activity] : [])[0]
  );
  assertEquals(stated, [
    ...["call", "meeting", "meeting", "email", "other"] as const,
    undefined,
    undefined,
    "other",
  ]);
});

Deno.test("pipedrive map - an activity that is created as done was never due", () => {
  const { facts } = map(FIXTURES.activityLogged);
  assertEquals(facts.map(({ object, fact }) => `${object.kind} ${fact.what}`), [
    "contact activity",
  ]);
});

Deno.test("pipedrive map - webhooks about users give name and e-mail", () => {
  const { people, facts, ignored } = map(FIXTURES.userChanged);
  assertEquals(people, [{ id: "13500212", name: "Ann Larsen", email: "ann@laurel.example" }]);
  assertEquals(facts, []);
  assertStringIncludes(ignored ?? "", "that is not work");
});

Deno.test("pipedrive map - leads and other objects give no facts, with a reason", () => {
  assertStringIncludes(map(FIXTURES.leadCreated).ignored ?? "", "when it becomes a deal");
  for (const entity of ["organization", "note", "product", "pipeline", "constructor"]) {
    const { facts, ignored } = map(changed(FIXTURES.leadCreated, { id: "x", meta: { entity } }));
    assertEquals(facts, []);
    assertStringIncludes(ignored ?? "", `not "${entity}"`);
  }
});

Deno.test("pipedrive map - every attempt of a delivery gives the same facts", () => {
  for (const fixture of Object.values(FIXTURES)) {
    const again = { ...fixture, meta: { ...fixture.meta, attempt: 4 } };
    assertEquals(map(again), map(fixture));
  }
});

Deno.test("pipedrive map - times come as ISO or as seconds", () => {
  const inSeconds = changed(FIXTURES.dealWon, { id: "x", meta: { timestamp: 1772874000 } });
  assertEquals(factsIn(inSeconds)[1]?.time, at("07T09:00:00"));
});

Deno.test("pipedrive map - JSON of another shape is refused with a reason", () => {
  const { meta, ...rest } = FIXTURES.dealWon;
  const { company_id: _, ...anonymous } = meta;
  const cases: [unknown, string][] = [
    [{ v: 1, event: "updated.deal", current: {}, meta: { action: "updated" } }, "version 1"],
    [rest, "meta"],
    [{ ...rest, meta: anonymous }, "meta.company_id"],
    [{ ...rest, meta: { ...meta, timestamp: "soon" } }, "expected a time"],
    [{ ...FIXTURES.dealWon, data: {}, meta: { ...meta, entity_id: "" } }, "meta.entity_id"],
    [{ ...FIXTURES.dealWon, meta: [] }, "meta"],
    [[], "a webhook of Pipedrive"],
  ];
  for (const [payload, reason] of cases) {
    assertThrows(() => map(payload), Unparseable, reason);
    assertThrows(() => map(pipedrive.redact(payload)), Unparseable, reason);
  }
  // Without data, only the creation is known.
  for (const data of [null, undefined, [], "", "null", 0, false]) {
    const bare = factsIn({ ...FIXTURES.personCreated, data });
    assertEquals(bare.map(({ what }) => what), ["created"]);
  }
});

Deno.test("pipedrive map - empty and odd fields are absent, and the rest is read", () => {
  const NOTHING = [undefined, null, "", " ", [], {}, 0, "0", "null"];
  const expected = factsIn(FIXTURES.dealWon).map(({ what }) => what);
  for (const odd of [...NOTHING, false, "x", ["x"], { x: 1 }]) {
    for (const field of ["creator_user_id", "owner_id", "value", "origin", "custom_fields"]) {
      const facts = factsIn(changed(FIXTURES.dealWon, { id: "x", data: { [field]: odd } }));
      assertEquals(facts.map(({ what }) => what), expected, `${field} ${JSON.stringify(odd)}`);
    }
    for (const field of ["id", "user_id", "is_bulk_edit", "attempt", "change_source"]) {
      const facts = factsIn(changed(FIXTURES.dealWon, { id: "x", meta: { [field]: odd } }));
      assertEquals(facts.map(({ what }) => what), expected);
    }
    const { previous: _, ...without } = FIXTURES.dealCreated;
    assertEquals(factsIn({ ...without, previous: odd }), factsIn(FIXTURES.dealCreated));
  }
  for (const odd of NOTHING) {
    const [, outcome] = factsIn(changed(FIXTURES.dealWon, { id: "x", meta: { user_id: odd } }));
    assertEquals(outcome && "person" in outcome && outcome.person, null);
    const named = { ...FIXTURES.dealWon, meta: { ...FIXTURES.dealWon.meta, entity_id: odd } };
    assertEquals(map(named).facts, map(FIXTURES.dealWon).facts);
  }
  const ids = { owner_id: "13500211", creator_user_id: "13500211", value: "5200", stage_id: "3" };
  const asText = changed(FIXTURES.dealWon, { id: FIXTURES.dealWon.meta.id, data: ids });
  assertEquals(map(asText).facts, map(FIXTURES.dealWon).facts);
});

Deno.test("pipedrive map - a custom field of any type is filled when it has a value", () => {
  const isFilled = (value: unknown) => {
    const data = { custom_fields: { [FIELD]: value } };
    const facts = factsIn(changed(FIXTURES.personCreated, { id: "x", data }));
    return facts.flatMap((fact) => fact.what === "fields" ? [fact.filled[FIELD]] : [])[0];
  };
  for (
    const empty of [
      ...[null, "", " ", "null", [], {}, false],
      { type: "set", values: [] },
      { type: "set", values: null },
      { type: "enum", id: null },
      { type: "varchar", value: "" },
      { type: "monetary", value: null, currency: "EUR" },
      { type: "daterange", from: null, until: null },
      { type: "timerange", from: "", until: "", timezone_id: 4, timezone_name: "Europe/Tallinn" },
      { type: "address", value: null, country: "Estonia" },
      { type: "user" },
      [{ label: "work", value: "", primary: true }],
      [{ type: "set", values: [{}] }],
    ]
  ) {
    assertEquals(isFilled(empty), false, JSON.stringify(empty));
  }
  for (
    const full of [
      ...["x", 0, 7, true],
      { type: "set", values: [{ id: 28 }] },
      { type: "enum", id: 28 },
      { type: "monetary", value: 0, currency: "EUR" },
      { type: "daterange", from: "2026-03-01", until: null },
      [{ label: "", value: "1", primary: false }],
    ]
  ) {
    assertEquals(isFilled(full), true, JSON.stringify(full));
  }
});

Deno.test("pipedrive map - a contact with the organization 0 has none", () => {
  const filled = (org_id: unknown) => {
    const payload = changed(FIXTURES.personCreated, { id: "x", data: { org_id } });
    assertEquals(factsIn(pipedrive.redact(payload)), factsIn(payload));
    return factsIn(payload).flatMap((fact) =>
      fact.what === "fields" ? [fact.filled["organization"]] : []
    )[0];
  };
  for (const none of [null, 0, "0", "", "null", [], {}, false, { value: null }]) {
    assertEquals(filled(none), false, JSON.stringify(none));
  }
  for (const one of [41, "41", { value: 41, name: "Quickborn" }]) assertEquals(filled(one), true);
});

Deno.test("pipedrive map - people who caused only ignored events are not reported", () => {
  const untouched = { ...FIXTURES.personCompleted, previous: { label: 1 } };
  const organization = changed(FIXTURES.leadCreated, { id: "x", meta: { entity: "organization" } });
  const gone = changed(FIXTURES.userChanged, { id: "x", meta: { action: "delete" } });
  for (const payload of [FIXTURES.leadCreated, untouched, organization, gone]) {
    const { facts, people, ignored } = map(payload);
    assertEquals([facts, people], [[], []]);
    assertEquals(typeof ignored, "string");
  }
});
