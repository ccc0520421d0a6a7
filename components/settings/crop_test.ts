import { assertAlmostEquals, assertEquals } from "@std/assert";
import { MAX_ZOOM, MIDDLE, moveCrop, squareOf, zoomCrop } from "./crop.ts";

const WIDE = { width: 400, height: 200 };

Deno.test("crop - at first it is the largest square in the middle", () => {
  assertEquals(squareOf(MIDDLE, WIDE), { left: 100, top: 0, side: 200 });
});

Deno.test("crop - the picture follows the pointer and never leaves the square", () => {
  const moved = moveCrop(MIDDLE, WIDE, 0.25, 0.25);
  assertEquals(squareOf(moved, WIDE), { left: 50, top: 0, side: 200 });
  assertEquals(squareOf(moveCrop(moved, WIDE, 9, 9), WIDE), { left: 0, top: 0, side: 200 });
  assertEquals(squareOf(moveCrop(moved, WIDE, -9, -9), WIDE), { left: 200, top: 0, side: 200 });
});

Deno.test("crop - the zoom keeps the center where it can, within its limits", () => {
  const near = zoomCrop(MIDDLE, WIDE, 2);
  assertEquals(squareOf(near, WIDE), { left: 150, top: 50, side: 100 });
  const corner = moveCrop(near, WIDE, 9, 9);
  assertEquals(squareOf(corner, WIDE), { left: 0, top: 0, side: 100 });
  assertEquals(squareOf(zoomCrop(corner, WIDE, 1), WIDE), { left: 0, top: 0, side: 200 });
  assertEquals(zoomCrop(MIDDLE, WIDE, 99).zoom, MAX_ZOOM);
  assertAlmostEquals(zoomCrop(MIDDLE, WIDE, 0).zoom, 1);
});
