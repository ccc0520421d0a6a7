import { assertEquals } from "@std/assert";
import { achievementWords } from "./achievements.ts";
import { challengePageWords } from "./challenge_pages.ts";
import { challengeWords } from "./challenges.ts";
import { reportSentenceWords } from "./report_sentences.ts";
import { spinWords } from "./spins.ts";

/** Returns the texts without values that are the same in both languages, by their path. */
function sameIn(english: unknown, german: unknown, path: string): string[] {
  if (typeof english === "string") {
    const isSentence = english.split(/\s+/).length > 3;
    return english === german && isSentence ? [`${path}: ${english}`] : [];
  }
  if (typeof english !== "object" || english === null) return [];
  const other = german as Readonly<Record<string, unknown>>;
  return Object.entries(english)
    .flatMap(([key, text]) => sameIn(text, other[key], `${path}.${key}`));
}

Deno.test("words - no sentence of a room was left in English", async () => {
  const same: string[] = [];
  for await (const { name, isFile } of Deno.readDir(new URL(".", import.meta.url))) {
    if (!isFile || !name.endsWith(".ts") || name.endsWith("_test.ts")) continue;
    const room: Readonly<Record<string, unknown>> = await import(`./${name}`);
    for (const texts of Object.values(room)) {
      if (typeof texts !== "object" || texts === null) continue;
      const { en, de } = texts as { en?: unknown; de?: unknown };
      if (en !== undefined && de !== undefined) same.push(...sameIn(en, de, name));
    }
  }
  assertEquals(same, []);
});

Deno.test("words - counts have the form that their number needs, in both languages", () => {
  const { en, de } = spinWords;
  assertEquals([0, 1, 2].map((count) => en.left(count, String(count))), [
    ...["No spins left", "1 spin left", "2 spins left"],
  ]);
  assertEquals([0, 1, 2].map((count) => de.left(count, String(count))), [
    ...["Keine Drehs übrig", "1 Dreh übrig", "2 Drehs übrig"],
  ]);
  assertEquals([1, 3].map(achievementWords.en.secrets), [
    ...["One secret one to find", "3 secret ones to find"],
  ]);
  assertEquals([1, 3].map(achievementWords.de.secrets), [
    ...["Ein geheimer ist noch zu finden", "3 geheime sind noch zu finden"],
  ]);
  assertEquals([1, 3].map(challengeWords.de.firstTeams), [
    ...["Das erste Team, das es erreicht", "Die ersten 3 Teams, die es erreichen"],
  ]);
  const { people } = challengePageWords.de;
  assertEquals([people(1, "1"), people(1_200, "1.200")], ["1 Person", "1.200 Leute"]);
  const { hidden } = reportSentenceWords.de.notes;
  assertEquals(hidden(1).startsWith("1 Person, die nicht gezeigt werden will, zählt"), true);
  assertEquals(hidden(2).startsWith("2 Leute, die nicht gezeigt werden wollen, zählen"), true);
});
