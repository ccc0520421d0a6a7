import { assert, assertEquals } from "@std/assert";
import { RECORDED_TYPES, SCORED_TYPES } from "@/core/events/events.ts";
import { BUILT_IN_TYPES } from "./built_in.ts";
import { compareDomains, TYPE_DOMAINS } from "./definitions.ts";

Deno.test("built-in types - every type that can be sent is described once", () => {
  const types = BUILT_IN_TYPES.map(({ type }) => type);
  assertEquals(types, [...SCORED_TYPES, ...RECORDED_TYPES]);
  assertEquals(new Set(BUILT_IN_TYPES.map(({ title }) => title)).size, types.length);
  for (const { domain } of BUILT_IN_TYPES) {
    assert((TYPE_DOMAINS as readonly string[]).includes(domain));
  }
});

Deno.test("built-in types - their fields have the kinds and ranges of core/events/fields.ts", () => {
  const won = BUILT_IN_TYPES.find(({ type }) => type === "deal_won")!;
  assertEquals(won.fields, [
    { name: "value", kind: "number", minimum: -1e12, maximum: 1e12 },
    { name: "cycleDays", kind: "number", minimum: 0, maximum: 36_600, unit: "days" },
    { name: "objectId", kind: "text" },
  ]);
  const contact = BUILT_IN_TYPES.find(({ type }) => type === "new_contact")!;
  assertEquals(contact.fields.map(({ kind }) => kind), ["number", "boolean", "text"]);
});

Deno.test("domains - Laurel's own order, then other names, prizes last", () => {
  const sorted = ["laurel", "tickets", "other", "chat", "academy", "dialer"].sort(compareDomains);
  assertEquals(sorted, ["chat", "dialer", "other", "academy", "tickets", "laurel"]);
});
