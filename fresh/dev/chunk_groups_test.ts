import { assertEquals } from "@std/assert";
import { groupChunks } from "./chunk_groups.ts";

const chunk = (name: string, bytes: number, users: string, needs = "") => {
  return { name, bytes, users: new Set(users), needs: new Set(needs) };
};

Deno.test("chunk groups - small chunks of the same entries are joined", () => {
  const groups = groupChunks([chunk("b", 200, "xyz"), chunk("a", 300, "xyz")], 1_000);
  assertEquals(groups, [["a", "b"]]);
});

Deno.test("chunk groups - nothing large is loaded by an entry that does not need it", () => {
  const groups = groupChunks([chunk("a", 9_000, "x"), chunk("b", 9_000, "xy")], 1_000);
  assertEquals(groups, [["a"], ["b"]]);
});

Deno.test("chunk groups - a little surplus is worth less than a request", () => {
  const [large, small] = [chunk("a", 9_000, "xyz"), chunk("b", 100, "xy")];
  assertEquals(groupChunks([large, small], 1_000), [["a", "b"]]);
  // Here z would load 9,000 bytes to save two requests.
  assertEquals(groupChunks([chunk("a", 100, "xyz"), chunk("b", 9_000, "xy")], 1_000), [["a"], [
    "b",
  ]]);
  // This saves three requests, but 1,000 bytes are too much for an entry of 9,000.
  const tooMuch = [chunk("a", 9_000, "wxyz"), chunk("b", 1_000, "wxy")];
  assertEquals(groupChunks(tooMuch, 1_000), [["a"], ["b"]]);
});

Deno.test("chunk groups - a surplus brings nothing else with it", () => {
  const chunks = [chunk("a", 9_000, "xyz"), chunk("b", 100, "xy", "c"), chunk("c", 9_000, "xy")];
  assertEquals(groupChunks(chunks, 1_000), [["a"], ["b", "c"]]);
});

Deno.test("chunk groups - entries that share nothing keep their own", () => {
  assertEquals(groupChunks([chunk("a", 1, "x"), chunk("b", 1, "y")], 1_000), [["a"], ["b"]]);
  assertEquals(groupChunks([], 1_000), []);
});

Deno.test("chunk groups - the order of the chunks does not matter", () => {
  const chunks = [chunk("a", 10, "xy"), chunk("b", 20, "xyz"), chunk("c", 5, "yz")];
  assertEquals(groupChunks(chunks, 100), groupChunks(chunks.toReversed(), 100));
});
