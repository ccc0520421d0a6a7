import { assert, assertEquals } from "@std/assert";
import { MAX_AGE_DAYS, MAX_AHEAD_MINUTES } from "./events.ts";
import { eventDataSchema } from "./event_data.ts";
import { DATA_FIELDS, factsOf, type FieldKind, FIELDS, isServerField } from "./fields.ts";

const isAccepted = (field: string, value: unknown) =>
  eventDataSchema.safeParse({ [field]: value }).success;

Deno.test("fields - what events are checked for is what conditions know", () => {
  const fields = Object.keys(eventDataSchema.shape);
  assertEquals(fields, Object.keys(DATA_FIELDS));
  assertEquals(
    Object.keys(FIELDS).filter((field) => !isServerField(field)),
    fields,
  );
});

Deno.test("fields - the schema accepts exactly the values that the table of fields allows", () => {
  for (const [field, kind] of Object.entries<FieldKind>(DATA_FIELDS)) {
    assert(isAccepted(field, null), field);
    assertEquals(isAccepted(field, true), kind.kind === "flag", field);
    assertEquals(isAccepted(field, "x"), kind.kind === "text", field);
    assertEquals(isAccepted(field, { source: "/crm", id: "1" }), kind.kind === "event", field);
    if (kind.kind !== "number") continue;
    const { min, max } = kind;
    assertEquals(
      [min - 0.01, min, max, max + 0.01].map((value) => isAccepted(field, value)),
      [false, true, true, false],
      field,
    );
  }
});

Deno.test("fields - the server's values replace those of an event", () => {
  const facts = factsOf({ streak: 900, quality: 1 }, { streak: 2, volumeToday: 3 });
  assertEquals(["streak", "volumeToday", "quality"].map(facts), [2, 3, 1]);
});

Deno.test("fields - the documentation states how early and how late work may be reported", async () => {
  const text = await Deno.readTextFile(new URL("../../docs/scoring.md", import.meta.url));
  const limits = `up to ${MAX_AHEAD_MINUTES} minutes in the future and up to ${MAX_AGE_DAYS} days`;
  assert(text.replaceAll(/\s+/g, " ").includes(limits), limits);
});
