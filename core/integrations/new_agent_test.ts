import { assertEquals } from "@std/assert";
import { draftAgent, ID_ROUNDS, idCandidates, isLikelyBot } from "./new_agent.ts";

const person = (name: string | null, email: string | null = null, user = "7") => ({
  user,
  name,
  email,
});

Deno.test("new agents - the id follows from the e-mail address, or else from the name", () => {
  assertEquals(draftAgent("chatwoot", person("Grace", "Grace.Hopper@Shop.example")), {
    baseId: "grace.hopper",
    name: "Grace",
    email: "grace.hopper@shop.example",
  });
  assertEquals(draftAgent("chatwoot", person("Zoë Müller")), {
    baseId: "zoe-muller",
    name: "Zoë Müller",
    email: null,
  });
  assertEquals(draftAgent("chatwoot", person(null, "ada.king@x.example"))?.name, "Ada King");
  assertEquals(draftAgent("chatwoot", person("!?", "n/a")), {
    baseId: "agent",
    name: "!?",
    email: null,
  });
});

Deno.test("new agents - somebody of whom only the tool's id is known has no name to show", () => {
  assertEquals(draftAgent("hubspot", person(null, null, "user:71200045")), null);
  assertEquals(draftAgent("chatwoot", person(" \u200b", "no address")), null);
});

Deno.test("new agents - the generic webhook names agents by its own ids", () => {
  assertEquals(draftAgent("standard", person(null, null, "A-17")), {
    baseId: "A-17",
    name: "A-17",
    email: null,
  });
  assertEquals(draftAgent("standard", person(null, null, "ada@x.example")), {
    baseId: "ada",
    name: "Ada",
    email: "ada@x.example",
  });
});

Deno.test("new agents - programs are recognized by their name or mailbox", () => {
  const bots: readonly (readonly [string | null, string | null])[] = [
    ["Support Bot", null],
    ["[bot] Answers", null],
    ["ChatBot", null],
    ["System", null],
    [null, "no-reply@x.example"],
    [null, "noreply@x.example"],
    [null, "operator+abc@intercom.io"],
    ["Answers", "help-bot@x.example"],
  ];
  for (const [name, email] of bots) assertEquals(isLikelyBot({ name, email }), true, `${name}`);
  for (const name of ["Abbot Costello", "Lara Botham", "Ada Systema", null]) {
    assertEquals(isLikelyBot({ name, email: "norepley.ada@x.example" }), false, `${name}`);
  }
});

Deno.test("new agents - ids that are taken get a number", () => {
  assertEquals(idCandidates("ada", 0), ["ada"]);
  assertEquals(idCandidates("ada", 1).slice(0, 2), ["ada-2", "ada-3"]);
  const all = Array.from({ length: ID_ROUNDS + 1 }, (_, round) => idCandidates("ada", round))
    .flat();
  assertEquals([all.length, new Set(all).size], [999, 999]);
});
