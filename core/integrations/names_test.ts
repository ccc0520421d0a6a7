import { assertEquals, assertNotEquals } from "@std/assert";
import fc from "fast-check";
import { entryOf, nameKey } from "./names.ts";

Deno.test("names - spellings that look alike have one key", () => {
  const alike: string[][] = [
    [
      "gagné",
      "gagne\u0301",
      "Gagn\u00e9",
      " GAGNÉ\u00a0",
      "gagn&eacute;",
      "gagn&#233;",
      "gag\u200bné",
    ],
    ["R&D won", "R&amp;D won", "r&amp;amp;d  WON", "R&#38;D\twon", "R&D\u202f won"],
    ["Straße", "STRASSE", "strasse"],
    ["ΟΔΟΣ", "οδος", "οδοσ"],
    ["kazanıldı", "KAZANILDI"],
    ["❤️ won", "❤ won"],
    ["closed/won", "Closed/Won"],
  ];
  for (const spellings of alike) {
    assertEquals(new Set(spellings.map(nameKey)).size, 1, JSON.stringify(spellings.map(nameKey)));
  }
});

Deno.test("names - different names have different keys", () => {
  const names = ["won", "won 2", "gagne", "gagné", "R&D", "RD", "R & D", "&", "&nope;", "2", "12"];
  assertEquals(new Set(names.map(nameKey)).size, names.length);
  assertNotEquals(nameKey("m²"), nameKey("m2"));
});

Deno.test("names - the key of a key is the same key", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (name) => {
    const key = nameKey(name);
    assertEquals(nameKey(` ${name.normalize("NFD")}\u200b`), key);
    if (!key.includes("&")) assertEquals(nameKey(key), key);
  }));
});

Deno.test("names - an exact name is preferred to another spelling of it", () => {
  const record = { Lead: "a", lead: "b", "gagne\u0301": "c", toString: "d" };
  assertEquals(["Lead", "lead", "LEAD"].map((name) => entryOf(record, name)), ["a", "b", "a"]);
  assertEquals(entryOf(record, "GAGNÉ"), "c");
  for (const name of ["constructor", "__proto__", "hasOwnProperty", ""]) {
    assertEquals(entryOf(record, name), undefined);
  }
  assertEquals(entryOf(Object.fromEntries(Object.entries(record).reverse()), "LEAD"), "a");
});
