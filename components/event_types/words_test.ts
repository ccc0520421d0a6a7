import { assert, assertEquals } from "@std/assert";
import { domainTitle, fits } from "./words.ts";

Deno.test("a type is found by its title, its name and its domain, in any order", () => {
  const type = { type: "deal_won", title: "Deal won", domain: "pipeline" };
  for (const text of ["", " ", "won", "DEAL", "pipe won", "deal_w"]) assert(fits(type, text), text);
  for (const text of ["lost", "won lost", "chat"]) assert(!fits(type, text), text);
});

Deno.test("domains have titles", () => {
  assertEquals(["chat", "laurel", "help desk"].map(domainTitle), [
    "Chat",
    "Paid by Laurel",
    "Help desk",
  ]);
});
