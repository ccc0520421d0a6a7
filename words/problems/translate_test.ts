import { assertEquals } from "@std/assert";
import { germanProblemText } from "./translate.ts";

Deno.test("problems in German - values stay, and nouns among them are translated", () => {
  assertEquals(
    germanProblemText("title", "There is no such wall link"),
    "Nicht gefunden: Wandlink",
  );
  assertEquals(
    germanProblemText("detail", 'No team has the id "red {0}". Create the team first.'),
    "Kein Team hat die ID „red {0}“. Lege das Team zuerst an.",
  );
  assertEquals(
    germanProblemText("message", "must be text, not a number"),
    "muss Text sein, keine Zahl",
  );
  assertEquals(
    germanProblemText("message", "must have at most 40 characters"),
    "darf höchstens 40 Zeichen haben",
  );
});

Deno.test("problems in German - an unknown text stays as it is", () => {
  assertEquals(germanProblemText("title", "Something new"), "Something new");
});

Deno.test("problems in German - a text that is too long to be matched stays in English", () => {
  const text = `${"a: ".repeat(20_000)}b`;
  assertEquals(germanProblemText("message", text), text);
});
