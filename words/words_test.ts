import { assert, assertEquals } from "@std/assert";
import { plural } from "./plural.ts";
import { boostWords } from "./boosts.ts";
import { calendarWords } from "./calendars.ts";
import { typeWords } from "./event_types.ts";

/** Stands for a value that a sentence is made of. */
const VALUES = ["‹1›", "‹2›", "‹3›", "‹4›", "‹5›"];

/** The texts of one language by their paths; a function is asked for its sentence. */
function textsOf(value: unknown, path: string, found: Map<string, string>): Map<string, string> {
  if (typeof value === "string") found.set(path, value);
  else if (typeof value === "function") {
    const text = sentenceOf(value as (...values: string[]) => unknown);
    if (text !== undefined) found.set(path, text);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, one] of Object.entries(value)) textsOf(one, `${path}.${key}`, found);
  }
  return found;
}

/** Returns the sentence of a function; undefined for one that takes no texts and numbers. */
function sentenceOf(make: (...values: string[]) => unknown): string | undefined {
  try {
    const made = make(...VALUES);
    return typeof made === "string" ? made : undefined;
  } catch {
    // It takes a list or an object.
    return undefined;
  }
}

/** Returns the values of a sentence, and the places of its elements. */
function slotsOf(text: string): string[] {
  return [...new Set(text.match(/‹\d›|\{\w+\}/g) ?? [])].sort();
}

Deno.test("words - a German text has the values and the elements of the English one", async () => {
  const wrong: string[] = [];
  let count = 0;
  for await (const { name } of Deno.readDir(new URL(".", import.meta.url))) {
    if (!/^[a-z_]+\.ts$/.test(name) || name.endsWith("_test.ts")) continue;
    const module: Record<string, unknown> = await import(`./${name}`);
    for (const [exported, value] of Object.entries(module)) {
      if (typeof value !== "object" || value === null || !("en" in value && "de" in value)) {
        continue;
      }
      const english = textsOf(value.en, exported, new Map());
      const german = textsOf(value.de, exported, new Map());
      for (const [path, text] of english) {
        const other = german.get(path);
        if (other === undefined) continue;
        count++;
        const [en, de] = [slotsOf(text).join(" "), slotsOf(other).join(" ")];
        if (en !== de) wrong.push(`${name} ${path}: ${en || "none"} but ${de || "none"}: ${other}`);
      }
    }
  }
  assert(count > 1_500, `only ${count} texts`);
  assertEquals(wrong, []);
});

Deno.test("words - one and many have forms of their own in both languages, zero is many", () => {
  const days = { one: "1 Tag", other: "mehrere Tage" };
  assertEquals([0, 1, 2, 1.5].map((count) => plural("de", count, days)), [
    ...["mehrere Tage", "1 Tag", "mehrere Tage", "mehrere Tage"],
  ]);
  assertEquals([1, 2].map((count) => calendarWords.de.ahead(count, String(count))), [
    ...["1 Feiertag in Sicht", "2 Feiertage in Sicht"],
  ]);
  assertEquals([1, 2].map((count) => calendarWords.en.ahead(count, String(count))), [
    ...["1 holiday ahead", "2 holidays ahead"],
  ]);
  assertEquals([1, 2].map((people) => boostWords.de.estimate.paid("+40", people)), [
    "Mit der bisherigen Arbeit hätte er 1 Person +40 Punkte gebracht.",
    "Mit der bisherigen Arbeit hätte er 2 Personen +40 Punkte gebracht.",
  ]);
  assertEquals([1, 2].map((count) => typeWords.de.pays.points(count)), ["1 Punkt", "2 Punkte"]);
});
