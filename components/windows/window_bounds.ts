import type { Size } from "@/core/windows/table.ts";

/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The part of the desktop that people see: right of 0, below the menu bar, above the dock. */
export interface Area {
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
}

/** An edge or a corner of a window, as the points of the compass. */
export type Edge = "n" | "ne" | "e" | "se" | "s" | "sw" | "w" | "nw";

// This much of a title bar stays within reach, in pixels.
const GRIP = 80;
const TITLE_BAR = 44;

const between = (value: number, min: number, max: number) =>
  Math.round(Math.max(min, Math.min(max, value)));

/**
 * Limits an offset so that the window stays within reach: it may extend beyond the sides and the
 * bottom, but its title bar always stays visible, below the menu bar and above the dock.
 * @param slot the window's first place within the desktop
 */
export function clampOffset(
  slot: Box,
  area: Area,
  { x, y }: { x: number; y: number },
): { x: number; y: number } {
  const highest = area.top - slot.top;
  return {
    x: between(x, GRIP - slot.left - slot.width, area.width - GRIP - slot.left),
    y: between(y, highest, Math.max(highest, area.bottom - TITLE_BAR - slot.top)),
  };
}

/**
 * Moves edges of a window. Each stays on the visible desktop, unless it was beyond it before, and
 * the window never becomes smaller than its minimum.
 */
export function resizeBox(
  box: Box,
  edge: Edge,
  { x, y }: { x: number; y: number },
  minimum: Size,
  area: Area,
): Box {
  let { left, top } = box;
  let right = left + box.width;
  let bottom = top + box.height;
  if (edge.includes("e")) {
    right = between(right + x, left + minimum.width, Math.max(right, area.width));
  }
  if (edge.includes("w")) left = between(left + x, Math.min(left, 0), right - minimum.width);
  if (edge.includes("s")) {
    bottom = between(bottom + y, top + minimum.height, Math.max(bottom, area.bottom));
  }
  if (edge.includes("n")) {
    top = between(top + y, Math.min(top, area.top), bottom - minimum.height);
  }
  return { left, top, width: right - left, height: bottom - top };
}

/** How near the pointer must be to an edge to take it, in pixels: outside and inside of it. */
const OUTSIDE = 7;
const INSIDE = 4;
/** How far a corner reaches along the edges. */
const CORNER = 16;

/** Returns the edge or corner at a point, or null. */
export function edgeAt(box: Box, { x, y }: { x: number; y: number }): Edge | null {
  const [left, top] = [x - box.left, y - box.top];
  const [right, bottom] = [box.width - left, box.height - top];
  const nearest = Math.min(left, top, right, bottom);
  if (nearest > INSIDE || nearest < -OUTSIDE) return null;
  const vertical = top < CORNER ? "n" : bottom < CORNER ? "s" : "";
  const horizontal = left < CORNER ? "w" : right < CORNER ? "e" : "";
  if (vertical && horizontal) return `${vertical}${horizontal}`;
  return nearest === top ? "n" : nearest === bottom ? "s" : nearest === left ? "w" : "e";
}
