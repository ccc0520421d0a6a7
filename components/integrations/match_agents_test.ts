import { assertEquals } from "@std/assert";
import { matchAgents } from "./match_agents.ts";

const AGENTS = [
  { id: "zoe", name: "Zoë Amos" },
  { id: "amy", name: "Amy Ray" },
  { id: "a-17", name: "Ben Okri" },
];
const ids = (search: string) => matchAgents(AGENTS, search).map(({ id }) => id);

Deno.test("match agents - an empty search gives all agents by name", () => {
  assertEquals(ids("  "), ["amy", "a-17", "zoe"]);
});

Deno.test("match agents - parts of name and id match, whatever the case and accents", () => {
  assertEquals(ids("ZOE"), ["zoe"]);
  assertEquals(ids("ray amy"), ["amy"]);
  assertEquals(ids("17"), ["a-17"]);
  assertEquals(ids("nobody"), []);
});

Deno.test("match agents - names that begin with the search come first", () => {
  assertEquals(ids("am"), ["amy", "zoe"]);
  assertEquals(ids("o"), ["a-17", "zoe"]);
});
