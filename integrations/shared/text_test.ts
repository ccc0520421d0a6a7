import { assertEquals } from "@std/assert";
import fc from "fast-check";
import { readText, redactText } from "./text.ts";

const REPLY = "Your order left our warehouse this morning and should arrive on Thursday.";

Deno.test("text - the marker of a text reads the same and contains none of its words", () => {
  const kept = redactText(REPLY)!;
  assertEquals(readText(kept), readText(REPLY));
  assertEquals(Object.keys(kept), ["redacted", "characters", "quality"]);
  assertEquals(kept.characters, REPLY.length);
});

Deno.test("text - redacting twice gives the same as redacting once, for any input", () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.jsonValue()), (value) => {
    const kept = redactText(value);
    assertEquals(redactText(kept), kept);
    assertEquals(readText(kept), readText(value));
    // Through JSON and back, like in the database.
    assertEquals(readText(JSON.parse(JSON.stringify(kept))), readText(value));
  }));
});

Deno.test("text - a value that is neither text nor a marker reads as null", () => {
  for (
    const value of [null, undefined, 7, true, [], {}, ["text"], { redacted: true }, {
      redacted: true,
      characters: 4,
      quality: 7,
    }]
  ) {
    assertEquals(readText(value), null);
    assertEquals(redactText(value), null);
  }
});

Deno.test("text - an empty text has no characters and no quality", () => {
  assertEquals(readText(""), { characters: 0, quality: null });
  const blank = [
    " \n",
    "<p></p>",
    "<p><br/></p>",
    "<div>&nbsp;</div>",
    '<p class="no-margin"> </p>',
  ];
  for (const text of blank) assertEquals(readText(text)?.characters, 0, text);
  for (const text of ['<img src="a.png">', "<p>.</p>", '<a href="https://x">', "<"]) {
    assertEquals(readText(text)?.characters, text.length, text);
  }
  // The time must grow linearly with the text.
  assertEquals(readText("<p ".repeat(100_000))?.characters, 300_000);
});
