import { assertEquals } from "@std/assert";
import { DEFAULT_ACHIEVEMENTS } from "@/core/achievements/defaults/mod.ts";
import { titleIn } from "@/core/language.ts";
import { DEFAULT_WHEEL } from "@/core/spins/default_wheel.ts";
import { challengeTemplateTexts } from "@/words/challenge_templates.ts";
import { explainEntry } from "./ledger_entry.ts";
import { reversedEntry } from "./reversed_entry.ts";
import { titleInLanguage, titlesOf } from "./titles.ts";

const ENTRY = {
  source: "s",
  id: "1",
  points: 5,
  breakdown: [{ rule: "base", points: 5 }],
  ruleVersion: 1,
  time: 0,
};

Deno.test("titles - Laurel's own are called in the reader's language, in whichever they are kept", () => {
  assertEquals(titleInLanguage("de", "Reply"), "Antwort");
  assertEquals(titleInLanguage("de", DEFAULT_ACHIEVEMENTS[0]!.title), "Erste Worte");
  const [en, de] = [challengeTemplateTexts.en, challengeTemplateTexts.de];
  assertEquals(titleInLanguage("de", en["team-week"].title), de["team-week"].title);
  assertEquals(titleInLanguage("en", de["team-week"].title), en["team-week"].title);
  const english = DEFAULT_WHEEL.map(({ title }) => titleInLanguage("de", title))
    .filter((title, index) => title === DEFAULT_WHEEL[index]!.title);
  assertEquals(english, []);
});

Deno.test("titles - what people wrote stays as it is", () => {
  assertEquals(titlesOf("Our spring race"), {});
  assertEquals(titleIn("de", { title: "Our spring race" }), "Our spring race");
});

Deno.test("titles - entries bring them along; a type that an admin defined keeps its title", () => {
  const reply = explainEntry({ ...ENTRY, type: "message_response" });
  assertEquals([reply.title, titleIn("de", reply), titleIn("en", reply)], [
    ...["Reply", "Antwort", "Reply"],
  ]);
  const own = explainEntry({ ...ENTRY, type: "parcel_sent" }, 0, [], "Reply");
  assertEquals([own.title, titleIn("de", own)], ["Reply", "Reply"]);
  const correction = {
    reason: "twice",
    by: { id: "m", name: "Mia" },
    at: "2026-11-30T10:00:00.000Z",
    corrects: { source: "s", id: "1" },
  };
  const corrected = explainEntry({
    ...ENTRY,
    type: "points_corrected",
    title: "Deal won",
    correction,
  });
  assertEquals(titleIn("de", corrected), "Abschluss gewonnen, korrigiert");
});

Deno.test("titles - the line of what was taken back is in the reader's language too", () => {
  const line = reversedEntry({
    title: "Our spring race",
    reason: null,
    by: { id: "m", name: "Mia" },
    at: 0,
    reversal: { source: "s", id: "2" },
    ruleVersion: 1,
  });
  assertEquals([line.title, titleIn("de", line)], [
    ...["Our spring race, taken back", "Our spring race, zurückgenommen"],
  ]);
});
