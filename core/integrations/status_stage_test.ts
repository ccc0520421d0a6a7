import { assertEquals } from "@std/assert";
import { at, contextWith, derived } from "@/testing/pairing.ts";
import type { ConversationFact } from "./facts.ts";
import type { IntegrationSettingsInput } from "./settings.ts";

const moved = (stage: string | undefined, time: string): ConversationFact => ({
  key: `stage@${time}`,
  what: "status",
  time: at(time),
  status: "open",
  origin: "person",
  ...(stage === undefined ? {} : { stage }),
  person: "ann",
});

const types = (facts: ConversationFact[], settings: IntegrationSettingsInput) =>
  derived("conversation", facts, contextWith(settings)).events.map(({ type }) => type);

Deno.test("status stage - the current settings decide what a stage means", () => {
  const facts = [moved("ticket:2", "10:00"), moved("ticket:Gelöst", "11:00")];
  assertEquals(types(facts, {}), []);
  for (const name of ["ticket:Gelöst", "TICKET:GELO\u0308ST", "ticket:Gel&ouml;st"]) {
    assertEquals(types(facts, { stages: { [name]: "won" } }), ["conversation_resolved"]);
    assertEquals(types(facts, { stages: { [name]: "lost" } }), []);
  }
  const reopened = [...facts, moved("ticket:2", "12:00")];
  assertEquals(types(reopened, { stages: { "ticket:Gelöst": "won" } }), []);
});

Deno.test("status stage - a status without a stage is used as the tool reports it", () => {
  assertEquals(types([moved(undefined, "10:00")], { stages: { undefined: "won" } }), []);
  const resolved = { ...moved(undefined, "10:00"), status: "resolved" } as ConversationFact;
  assertEquals(types([resolved], {}), ["conversation_resolved"]);
});
