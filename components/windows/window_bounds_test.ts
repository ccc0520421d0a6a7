import { assertEquals } from "@std/assert";
import { clampOffset, edgeAt, resizeBox } from "./window_bounds.ts";

const area = { width: 1000, top: 30, bottom: 600 };

Deno.test("window bounds - a window cannot be pushed out of reach", () => {
  const slot = { left: 100, top: 50, width: 300, height: 200 };
  assertEquals(clampOffset(slot, area, { x: -9999, y: -9999 }), { x: -320, y: -20 });
  assertEquals(clampOffset(slot, area, { x: 9999, y: 9999 }), { x: 820, y: 506 });
  assertEquals(clampOffset(slot, area, { x: 12.4, y: -7 }), { x: 12, y: -7 });
});

Deno.test("window bounds - on a very low screen the title bar is still below the menu bar", () => {
  const slot = { left: 0, top: 50, width: 300, height: 200 };
  assertEquals(clampOffset(slot, { width: 300, top: 30, bottom: 40 }, { x: 0, y: 99 }).y, -20);
});

const box = { left: 100, top: 100, width: 400, height: 300 };
const minimum = { width: 260, height: 200 };
const resize = (edge: Parameters<typeof resizeBox>[1], x: number, y: number) =>
  resizeBox(box, edge, { x, y }, minimum, area);

Deno.test("window bounds - each edge moves only itself", () => {
  assertEquals(resize("e", 50, 50), { ...box, width: 450 });
  assertEquals(resize("s", 50, 50), { ...box, height: 350 });
  assertEquals(resize("w", 50, 50), { ...box, left: 150, width: 350 });
  assertEquals(resize("nw", -20, -30), { left: 80, top: 70, width: 420, height: 330 });
});

Deno.test("window bounds - a window keeps its minimum size, and its edges the visible area", () => {
  assertEquals(resize("se", -999, -999), { ...box, width: 260, height: 200 });
  assertEquals(resize("nw", 999, 999), { left: 240, top: 200, width: 260, height: 200 });
  assertEquals(resize("se", 9999, 9999), { ...box, width: 900, height: 500 });
  assertEquals(resize("nw", -9999, -9999), { left: 0, top: 30, width: 500, height: 370 });
});

Deno.test("window bounds - a window that is partly outside does not jump when it is resized", () => {
  const outside = { left: -50, top: 100, width: 400, height: 600 };
  assertEquals(resizeBox(outside, "w", { x: 0, y: 0 }, minimum, area), outside);
  assertEquals(resizeBox(outside, "s", { x: 0, y: 0 }, minimum, area), outside);
});

Deno.test("window bounds - edges and corners are found a little inside and outside", () => {
  assertEquals(edgeAt(box, { x: 102, y: 250 }), "w");
  assertEquals(edgeAt(box, { x: 95, y: 250 }), "w");
  assertEquals(edgeAt(box, { x: 300, y: 98 }), "n");
  assertEquals(edgeAt(box, { x: 497, y: 397 }), "se");
  assertEquals(edgeAt(box, { x: 110, y: 101 }), "nw");
  assertEquals(edgeAt(box, { x: 300, y: 250 }), null);
  assertEquals(edgeAt(box, { x: 80, y: 250 }), null);
});
