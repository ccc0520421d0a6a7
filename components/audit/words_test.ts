import { assertEquals } from "@std/assert";
import { AUDIT_ACTIONS } from "@/api/audit_actions.ts";
import { setLocaleSource } from "@/components/shared/locale.ts";
import { auditActionWords, auditKindWords } from "@/words/audit_actions.ts";
import { actionInWords, kindInWords } from "./words.ts";

Deno.test("audit words - every action and every kind has words in German, and nothing else has", () => {
  const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
  const actions = AUDIT_ACTIONS.map(({ action }) => action);
  assertEquals(sorted(Object.keys(auditActionWords.de)), sorted(actions));
  const kinds = AUDIT_ACTIONS.map(({ kind }) => kind);
  assertEquals(sorted(Object.keys(auditKindWords.de)), sorted(kinds));
});

Deno.test("audit words - English is what the server says", () => {
  const act = { action: "wall_link.make", title: "Made a wall link" };
  assertEquals([actionInWords(act), kindInWords("wall_link")], ["Made a wall link", "wall link"]);
  try {
    setLocaleSource(() => ({ language: "de", format: "de-DE" }));
    const said = [actionInWords(act), kindInWords("wall_link")];
    assertEquals(said, ["Wandanzeige angelegt", "Wandanzeige"]);
    assertEquals(actionInWords({ action: "new.act", title: "Did it" }), "Did it");
  } finally {
    setLocaleSource(() => undefined);
  }
});
