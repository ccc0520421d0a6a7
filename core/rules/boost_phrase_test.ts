import { assertEquals } from "@std/assert";
import { boostPhrase } from "./boost_phrase.ts";

Deno.test("boost phrase - says what is paid for which work, in both languages", () => {
  const titles = { site_visit: "Site visit" };
  const say = (factor: number, types: string[] | null, language: "en" | "de" = "en") =>
    boostPhrase({ factor, types }, titles, language);
  assertEquals(say(2, ["call_completed"]), "Double points for calls");
  assertEquals(say(1.5, null), "1.5 × points");
  assertEquals(say(3, ["deal_won", "site_visit"]), "Triple points for deals and “Site visit”");
  assertEquals(say(2, ["a", "b", "c", "d"]), "Double points for 4 kinds of work");
  assertEquals(say(1.5, ["call_completed"], "de"), "1,5-fache Punkte für Anrufe");
  assertEquals(say(2, ["constructor"], "de"), "Doppelte Punkte für „constructor“");
});
