import { assertEquals } from "@std/assert";
import { setLocaleSource } from "@/components/shared/locale.ts";
import { DEFAULT_WHEEL } from "@/core/spins/default_wheel.ts";
import { consequenceSentence, formatChance, prizeTitle, wonSentence } from "./prize_words.ts";

const field = { key: "k", weight: 1, value: 0, factor: null, minutes: null };

Deno.test("prize words - what was won and what happens next", () => {
  const points = { ...field, kind: "points" as const, title: "25 points", value: 25 };
  assertEquals(wonSentence(points), "You won 25 points");
  const jackpot = { ...points, title: "Jackpot: 500 points", value: 500 };
  assertEquals(wonSentence(jackpot), "Jackpot: 500 points!");
  const boost = { ...field, kind: "boost" as const, title: "Double", factor: 2, minutes: 60 };
  assertEquals(consequenceSentence(boost), "For 60 minutes, your work pays 2 times the points.");
});

Deno.test("prize words - chances have enough digits to compare", () => {
  assertEquals(formatChance(300, 1_000), "30%");
  assertEquals(formatChance(5, 1_000), "0.5%");
  assertEquals(formatChance(1, 3), "33.3%");
  assertEquals(formatChance(1, 1_000_000), "< 0.01%");
});

Deno.test("prize words - Laurel's own prizes are called in German, what an admin wrote stays", () => {
  const titles = (language: "en" | "de") => {
    setLocaleSource(() => ({ language, format: language === "de" ? "de-DE" : "en-US" }));
    try {
      return DEFAULT_WHEEL.map((prize) => prizeTitle(prize));
    } finally {
      setLocaleSource(() => undefined);
    }
  };
  assertEquals(titles("en"), DEFAULT_WHEEL.map(({ title }) => title));
  const german = titles("de");
  setLocaleSource(() => ({ language: "en", format: "en-US" }));
  assertEquals(
    DEFAULT_WHEEL.map((prize, index) => prizeTitle({ ...prize, title: german[index]! })),
    DEFAULT_WHEEL.map(({ title }) => title),
  );
  setLocaleSource(() => undefined);
  assertEquals(german.filter((title) => DEFAULT_WHEEL.some((one) => one.title === title)), []);
  const own = { ...field, key: "nothing", kind: "nothing" as const, title: "Not today" };
  assertEquals(prizeTitle(own), "Not today");
});
