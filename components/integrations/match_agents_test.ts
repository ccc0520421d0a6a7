import { assertEquals } from "@std/assert";
import { matchAgents } from "./match_agents.ts";

const AGENTS = [
  { id: "zoe", name: "Zoë Amos" },
  { id: "amy", name: "Amy Ray" },
  { id: "a-17", name: "Ben Okri" },
];
const ids = (search: string) => matchAgents(AGENTS, search).map(({ id }) => id);

Deno.test("match agents - all by name when nothing is typed", () => {
  assertEquals(ids("  "), ["amy", "a-17", "zoe"]);
});

Deno.test("match agents - by parts of name and id, without regard to case and accents", () => {
  assertEquals(ids("ZOE"), ["zoe"]);
  assertEquals(ids("ray amy"), ["amy"]);
  assertEquals(ids("17"), ["a-17"]);
  assertEquals(ids("nobody"), []);
});

Deno.test("match agents - names that begin with it come first", () => {
  assertEquals(ids("am"), ["amy", "zoe"]);
  assertEquals(ids("o"), ["a-17", "zoe"]);
});
