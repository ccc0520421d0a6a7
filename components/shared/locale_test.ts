import { assertEquals } from "@std/assert";
import { formatDays, formatNumber, formatPeriod } from "./format.ts";
import { catalogue } from "@/words/catalogue.ts";
import { plural } from "@/words/plural.ts";
import { setLocaleSource, wordsOf } from "./locale.ts";

Deno.test("locale - numbers and dates follow the person's region", () => {
  const week = { kind: "week", start: "2026-11-16", end: "2026-11-23" };
  const shown = () => [
    formatNumber(12_345),
    formatPeriod(week),
    formatDays("2026-12-21", "2026-12-23"),
  ];
  assertEquals(shown(), ["12,345", "Nov 16 – 22", "Dec 21 – 23, 2026"]);
  try {
    setLocaleSource(() => ({ language: "de", format: "de-DE" }));
    assertEquals(shown(), ["12.345", "16.–22. Nov.", "21.–23. Dez. 2026"]);
    // The names of months are in the language of the page, numbers as in the chosen region.
    setLocaleSource(() => ({ language: "de", format: "en-US" }));
    assertEquals(shown(), ["12,345", "16.–22. Nov.", "21.–23. Dez. 2026"]);
  } finally {
    setLocaleSource(() => undefined);
  }
  assertEquals(formatNumber(12_345), "12,345");
});

Deno.test("locale - texts are in the language of the page, with the plurals of that language", () => {
  const spins = catalogue({
    en: { left: (n: number) => plural("en", n, { one: "1 spin left", other: `${n} spins left` }) },
    de: { left: (n) => plural("de", n, { one: "noch 1 Dreh", other: `noch ${n} Drehs` }) },
  });
  assertEquals([1, 2].map(wordsOf(spins).left), ["1 spin left", "2 spins left"]);
  try {
    setLocaleSource(() => ({ language: "de", format: "de-DE" }));
    assertEquals([1, 2].map(wordsOf(spins).left), ["noch 1 Dreh", "noch 2 Drehs"]);
  } finally {
    setLocaleSource(() => undefined);
  }
});
