import { assertEquals } from "@std/assert";
import { searchText, searchWords } from "./search.ts";

Deno.test("search - the text of an agent has neither letter case nor accents", () => {
  assertEquals(
    searchText({ name: "Zoë Ångström", id: "A-7", email: "zoe@x.example" }),
    "zoe angstrom\na-7\nzoe@x.example",
  );
  assertEquals(searchText({ name: "Дарья", id: "d", email: null }), "дарья\nd\n");
});

Deno.test("search - a search is its words, each once, at most eight", () => {
  assertEquals(searchWords("  Zoë\u00a0 ANG zoe "), ["zoe", "ang"]);
  assertEquals(searchWords(" \t "), []);
  assertEquals(searchWords("a b c d e f g h i j").length, 8);
});
