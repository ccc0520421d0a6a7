import { assertEquals } from "@std/assert";
import { rankLines } from "./rank_lines.ts";

Deno.test("rank lines - the best rank is on top, and a missing one breaks the line", () => {
  assertEquals(rankLines([3, 1, null, 2]), [[[0, 1], [1, 0]], [[3, 0.5]]]);
  assertEquals(rankLines([4, 4]), [[[0, 0.5], [1, 0.5]]]);
  assertEquals(rankLines([null]), []);
});
