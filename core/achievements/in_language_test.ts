import { assert, assertEquals } from "@std/assert";
import { germanAchievement } from "@/words/achievement_names.ts";
import { DEFAULT_ACHIEVEMENTS } from "./defaults/mod.ts";
import { inLanguage } from "./in_language.ts";

const [first] = DEFAULT_ACHIEVEMENTS;

Deno.test("achievements in a language - each of Laurel's own has German words of its own", () => {
  const titles = new Set<string>();
  for (const one of DEFAULT_ACHIEVEMENTS) {
    const german = germanAchievement("de", one.key);
    if (!german) throw new Error(`${one.key} has no German words in words/achievement_names.ts`);
    assert(!titles.has(german[0]), `two achievements are called ${german[0]}`);
    titles.add(german[0]);
    // Numbers are the same, written as German writes them.
    const numbers = (text: string) => text.match(/\d[\d.,]*\d|\d/g) ?? [];
    const expected = numbers(one.description).map((number) =>
      number.replace(/[.,]/g, (sign) => sign === "," ? "." : ",")
    );
    assertEquals(numbers(german[1]), expected, one.key);
    assertEquals(inLanguage(one, "de").title, german[0]);
    assertEquals(inLanguage(one, "en"), one);
  }
});

Deno.test("achievements in a language - what an admin wrote stays", () => {
  const renamed = { ...first!, title: "Our first words" };
  assertEquals(inLanguage(renamed, "de").title, "Our first words");
  assertEquals(inLanguage(renamed, "de").description, germanAchievement("de", first!.key)![1]);
  const own = { key: "constructor", title: "Ours", description: "Only ours." };
  assertEquals(inLanguage(own, "de"), own);
});
