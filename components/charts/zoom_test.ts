import { assertEquals } from "@std/assert";
import { follow, zoomIn, zoomOut, zoomTo } from "./zoom.ts";

Deno.test("zoom - halves around the cursor and stays inside", () => {
  assertEquals(zoomIn({ first: 0, last: 27 }, 20), { first: 13, last: 26 });
  assertEquals(zoomIn({ first: 0, last: 27 }, 27), { first: 14, last: 27 });
  assertEquals(zoomIn({ first: 0, last: 27 }, null), { first: 7, last: 20 });
  assertEquals(zoomIn({ first: 4, last: 6 }, 5), { first: 4, last: 6 });
});

Deno.test("zoom - doubles within the whole, and ends with everything", () => {
  assertEquals(zoomOut({ first: 20, last: 26 }, 28), { first: 14, last: 27 });
  assertEquals(zoomOut({ first: 7, last: 20 }, 28), null);
});

Deno.test("zoom - a drag of two places is no zoom", () => {
  assertEquals(zoomTo(4, 5), null);
  assertEquals(zoomTo(4, 9), { first: 4, last: 9 });
});

Deno.test("zoom - follows the cursor to both sides", () => {
  assertEquals(follow({ first: 4, last: 9 }, 10), { first: 5, last: 10 });
  assertEquals(follow({ first: 4, last: 9 }, 2), { first: 2, last: 7 });
  assertEquals(follow({ first: 4, last: 9 }, 6), { first: 4, last: 9 });
});
