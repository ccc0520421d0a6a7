import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import { spellings } from "./spellings.ts";

const HOOK = "https://laurel.example/hook";
const MAX_SPELLINGS = 128;
const of = (query: string) => spellings(`${HOOK}?${query}`, MAX_SPELLINGS);
const offers = (called: string, signed: string) =>
  assert(of(called).includes(`${HOOK}?${signed}`), `${called} as ${signed}: ${of(called)}`);

/** Returns the parameters that a program reads from the address. */
const meaningOf = (url: string) => {
  const start = url.indexOf("?");
  return JSON.stringify([url.slice(0, start), ...new URLSearchParams(`&${url.slice(start + 1)}`)]);
};

Deno.test("spellings - the typed address is found from the called one, and the reverse", () => {
  for (const character of `'"<>@:!$()*,;/?[]{}|^\`\\~`) {
    const escaped = `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
    offers(`agent=O${escaped}Brien`, `agent=O${character}Brien`);
    offers(`agent=O${character}Brien`, `agent=O${escaped}Brien`);
    offers(`agent=O${escaped.toLowerCase()}Brien`, `agent=O${escaped}Brien`);
  }
  offers("agent=Zo%C3%AB", "agent=Zoë");
  offers("agent=Zoë", "agent=Zo%C3%AB");
  offers("agent=Zoë", "agent=Zo%c3%ab");
  offers("agent=Ann%20Lee", "agent=Ann Lee");
  offers("agent=Ann+Lee", "agent=Ann%20Lee");
  offers("token=a%3D%3D&x=1", "token=a==&x=1");
  offers("a%2Db=%6D", "a-b=m");
  offers("share=100%25", "share=100%");
  offers("share=100%&x=1", "share=100%25&x=1");
  assertEquals(of("share=%2541"), [`${HOOK}?share=%2541`]);
});

Deno.test("spellings - some characters may be escaped and others not", () => {
  offers("agent=O%27Brien&mail=a%40b.c", "agent=O'Brien&mail=a%40b.c");
  offers("agent=O%27Brien&mail=a@b.c", "agent=O%27Brien&mail=a%40b.c");
  // Too many combinations to try them all: the spellings of libraries are used.
  const typed = `a='"<>@:!$()*,;/?[]{}|^\`~é`;
  offers(encodeURI(typed).replaceAll("'", "%27"), typed);
  offers(typed, `a=${encodeURIComponent(typed.slice(2))}`);
  offers(`a=${encodeURIComponent("O'B@x (1)")}`, "a=O'B@x (1)");
});

Deno.test("spellings - all of them mean the same, the called one comes first, and their number is limited", () => {
  const piece = fc.oneof(
    fc.constantFrom(..."abz=&+%#@'\"<> ;/?é€~.-", "%26", "%3D", "%3d", "%2B", "%25", "%zz", "%4"),
    fc.constantFrom(
      "%C0%A0",
      "%E2%82",
      "%00",
      "%0A",
      "%7f",
      "%C2%85",
      "%F0%9F%98%80",
      "%41",
      "%5A",
      "%2d",
    ),
  );
  fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 1, max: 200 }), (
    pieces,
    most,
  ) => {
    const url = `${HOOK}?${pieces.join("")}`;
    const found = spellings(url, most);
    assertEquals(found[0], url);
    assert(found.length <= most);
    assertEquals(new Set(found).size, found.length);
    for (const one of found) assertEquals(meaningOf(one), meaningOf(url), one);
  }));
});

Deno.test("spellings - an address without a query, or a very long one, is tried only as it is", () => {
  assertEquals(spellings(`${HOOK}/o'brien`, MAX_SPELLINGS), [`${HOOK}/o'brien`]);
  const long = `${HOOK}?a=${"'".repeat(5_000)}`;
  assertEquals(spellings(long, MAX_SPELLINGS), [long]);
});
