import { assertEquals } from "@std/assert";
import { at, contextWith, derived, lines } from "@/testing/pairing.ts";
import type { ContactFact, Origin } from "./facts.ts";
import type { IntegrationSettingsInput } from "./settings.ts";

const FIVE = { requiredFields: ["name", "email", "phone", "city", "company"] };

function created(
  time: string,
  person: string | null = "ann",
  origin: Origin = "person",
): ContactFact {
  return { key: "created", what: "created", time: at(time), person, origin };
}
/** A fact about fields that were filled; a "-" before a name means that the field was cleared. */
function fields(
  names: string,
  time: string,
  person: string | null = "ann",
  origin: Origin = "person",
): ContactFact {
  const filled = Object.fromEntries(
    names.split(" ").map((name) => [name.replace("-", ""), !name.startsWith("-")]),
  );
  return { key: `f@${time}`, what: "fields", time: at(time), filled, person, origin };
}
function vip(time: string, vip = true): ContactFact {
  return { key: `vip@${time}`, what: "vip", time: at(time), vip };
}

function earned(facts: ContactFact[], settings: IntegrationSettingsInput = FIVE): string[] {
  return lines(derived("contact", facts, contextWith(settings)).events);
}

Deno.test("contact - the creation includes what anybody fills within ten minutes", () => {
  const facts = [
    created("10:00"),
    fields("name email", "10:00"),
    fields("phone", "10:05"),
    fields("city", "10:10"),
    fields("company", "10:10:01"),
    vip("10:03"),
  ];
  assertEquals(earned(facts), [
    '10:00:00 ann created new_contact {"dataQuality":0.8,"vip":true}',
    '10:10:01 ann update/f@10:10:01 contact_updated {"completeness":1,"completenessGain":0.2}',
  ]);
});

Deno.test("contact - quality is left out when no field is required or no field is known", () => {
  assertEquals(earned([created("10:00"), fields("name", "10:00")], {}), [
    "10:00:00 ann created new_contact {}",
  ]);
  assertEquals(earned([created("10:00")]), ["10:00:00 ann created new_contact {}"]);
});

Deno.test("contact - required fields may be spelled differently from the tool's fields", () => {
  const facts = [created("10:00"), fields("Nom email", "10:00"), fields("-email", "11:00")];
  for (
    const requiredFields of [["nom", "EMAIL"], [" NOM ", "e\u200bmail"], ["nom", "NOM", "email"]]
  ) {
    assertEquals(earned(facts, { requiredFields }), [
      '10:00:00 ann created new_contact {"dataQuality":1}',
    ]);
  }
  const { state } = derived("contact", facts, contextWith({ requiredFields: ["nom", "Email"] }));
  assertEquals([state["completeness"], state["filledBy"]], [0.5, { Nom: "ann" }]);
});

Deno.test("contact - a removed activity that returns earns the same event again, a new one earns a new event", () => {
  const activity = (time: string, person: string | null = "ann"): ContactFact => ({
    key: "activity:7",
    what: "activity",
    time: at(time),
    revision: at(time),
    person,
    activity: "call",
    origin: "person",
  });
  const withdrawn = (time: string, isWithdrawn: boolean): ContactFact => ({
    key: "withdrawn:7",
    what: "withdrawn",
    time: at(time),
    revision: at(time),
    activity: "activity:7",
    isWithdrawn,
  });
  const called = ['10:00:00 ann activity/activity:7 contact_activity {"activity":"call"}'];
  assertEquals(earned([activity("10:00"), withdrawn("11:00", true)]), []);
  assertEquals(earned([activity("10:00"), withdrawn("12:00", false)]), called);
  assertEquals(
    earned([activity("10:00"), withdrawn("11:00", true), withdrawn("12:00", false)]),
    called,
  );
  assertEquals(earned([withdrawn("11:00", true), activity("13:00", "bob")]), [
    '13:00:00 bob activity/activity:7 contact_activity {"activity":"call"}',
  ]);
});

Deno.test("contact - a contact that becomes a VIP later was not created as one", () => {
  assertEquals(earned([created("10:00"), vip("10:20")]), ["10:00:00 ann created new_contact {}"]);
});

Deno.test("contact - contacts created by imports, the API and automation pay nobody", () => {
  for (const origin of ["import", "api", "automation", "bulk"] as const) {
    const facts = [created("10:00", "ann", origin), fields("name", "10:00", "ann", origin)];
    assertEquals(earned(facts), []);
    const pays = { imports: true, apiChanges: true, bulkEdits: true };
    assertEquals(earned(facts, { ...FIVE, pays }), [
      '10:00:00 ann created new_contact {"dataQuality":0.2}',
    ]);
  }
  assertEquals(earned([created("10:00", null)]), []);
});

Deno.test("contact - the edits of one person within ten minutes of the first count as one", () => {
  const facts = [
    fields("name", "10:00", "ann"),
    fields("email", "10:04", "bob"),
    fields("phone", "10:10", "ann"),
    fields("city", "10:11", "ann"),
  ];
  assertEquals(earned(facts), [
    '10:00:00 ann update/f@10:00 contact_updated {"completeness":0.6,"completenessGain":0.4}',
    '10:04:00 bob update/f@10:04 contact_updated {"completeness":0.4,"completenessGain":0.2}',
    '10:11:00 ann update/f@10:11 contact_updated {"completeness":0.8,"completenessGain":0.2}',
  ]);
});

Deno.test("contact - an edit by another person right after the creation is an edit", () => {
  assertEquals(earned([created("10:00", "ann"), fields("name", "10:05", "bob")]), [
    '10:00:00 ann created new_contact {"dataQuality":0.2}',
    '10:05:00 bob update/f@10:05 contact_updated {"completeness":0.2,"completenessGain":0.2}',
  ]);
});

Deno.test("contact - a field pays when it is first filled, not when it is repeated, cleared or refilled", () => {
  const facts = [
    fields("name", "10:00", "ann", "import"),
    fields("name", "11:00"),
    fields("-name", "12:00"),
    fields("name", "13:00"),
    fields("color", "14:00"),
  ];
  assertEquals(earned(facts), [
    '14:00:00 ann update/f@14:00 contact_updated {"completeness":0.2,"completenessGain":0}',
  ]);
});

Deno.test("contact - entering a field again soon after it was filled takes nothing away", () => {
  assertEquals(earned([fields("name", "10:00"), fields("name", "10:05")]), [
    '10:00:00 ann update/f@10:00 contact_updated {"completeness":0.2,"completenessGain":0.2}',
  ]);
});

Deno.test("contact - fields that an edit clears count against those that it fills", () => {
  const facts = [fields("name email", "10:00"), fields("phone -name -email", "11:00")];
  assertEquals(
    earned(facts).at(-1),
    '11:00:00 ann update/f@11:00 contact_updated {"completeness":0.2,"completenessGain":-0.2}',
  );
});

Deno.test("contact - edits that no person made update the fields and pay nobody", () => {
  const facts = [fields("name", "10:00", null), fields("email", "10:01", "ann", "bulk")];
  const { events, state } = derived("contact", facts, contextWith(FIVE));
  const filledBy = { email: "ann", name: null };
  assertEquals([events.length, state["completeness"], state["filledBy"]], [0, 0.4, filledBy]);
});

Deno.test("contact - the state names who filled a field until it is cleared", () => {
  const facts = [
    fields("name email phone", "10:00", "ann"),
    fields("name", "11:00", "bob"),
    fields("-phone -email", "12:00", "bob"),
    fields("phone", "13:00", "cid"),
  ];
  const { state } = derived("contact", facts, contextWith(FIVE));
  assertEquals(state["filledBy"], { name: "ann", phone: "cid" });
});

Deno.test("contact - activities are recorded for the person who did them", () => {
  const activity = (person: string | null): ContactFact => ({
    key: "a1",
    what: "activity",
    time: at("10:00"),
    activity: "call",
    person,
    direction: "outbound",
    origin: "person",
  });
  assertEquals(earned([activity("ann")]), [
    '10:00:00 ann activity/a1 contact_activity {"activity":"call","direction":"outbound"}',
  ]);
  assertEquals(earned([activity(null)]), []);
});

Deno.test("contact - a contact that is created and deleted within a day earns nothing", () => {
  const deleted = (day: number): ContactFact => ({
    key: "deleted",
    what: "deleted",
    time: at("09:00", day),
  });
  assertEquals(earned([created("10:00"), deleted(1)]), []);
  assertEquals(earned([created("10:00"), deleted(2)]).length, 1);
});
