import { isFloating, WINDOW_NAMES, type WindowName } from "./table.ts";
import type { DeskLayout, WindowPlace } from "./views.ts";

/** No stored place and no size is farther than this, in pixels. */
export const FARTHEST = 20_000;

const OPEN: WindowPlace = { x: 0, y: 0, width: null, height: null, tile: null, state: "open" };
const CLOSED: WindowPlace = { ...OPEN, state: "closed" };

/** Floating windows are closed; of the others, the first of the dock is in front. */
export const FIRST_LAYOUT: DeskLayout = {
  places: Object.fromEntries(
    WINDOW_NAMES.map((name) => [name, isFloating(name) ? CLOSED : OPEN]),
  ) as Record<WindowName, WindowPlace>,
  order: [
    ...WINDOW_NAMES.filter((name) => !isFloating(name)).toReversed(),
    ...WINDOW_NAMES.filter(isFloating),
  ],
};

/** Changes the place of one window. */
export function place(
  layout: DeskLayout,
  name: WindowName,
  change: Partial<WindowPlace>,
): DeskLayout {
  const places = { ...layout.places, [name]: { ...layout.places[name], ...change } };
  return { ...layout, places };
}

/** Brings a window to the front. Opens it when it is closed. */
export function focusWindow(layout: DeskLayout, name: WindowName): DeskLayout {
  const order = [...layout.order.filter((one) => one !== name), name];
  return { ...place(layout, name, { state: "open" }), order };
}

/** Returns the open window in front, or null when none is open. */
export function frontWindow(
  layout: DeskLayout,
  names: readonly WindowName[] = WINDOW_NAMES,
): WindowName | null {
  const isOpen = (name: WindowName) => layout.places[name].state === "open";
  return layout.order.findLast((name) => names.includes(name) && isOpen(name)) ?? null;
}

/**
 * Reads a stored layout. Whatever is missing or invalid gets its default, so that neither an old
 * version nor a hand that wrote it breaks a desk.
 */
export function readLayout(stored: unknown): DeskLayout {
  if (!isRecord(stored) || !isRecord(stored.places)) return FIRST_LAYOUT;
  let layout: DeskLayout = { ...FIRST_LAYOUT, order: readOrder(stored.order) };
  for (const name of WINDOW_NAMES) {
    layout = place(layout, name, readPlace(stored.places[name], FIRST_LAYOUT.places[name]));
  }
  return layout;
}

/** Windows that are missing in the stored order are placed on top. */
function readOrder(stored: unknown): readonly WindowName[] {
  if (!Array.isArray(stored)) return FIRST_LAYOUT.order;
  const known = WINDOW_NAMES.filter((name) => stored.includes(name));
  if (stored.length !== known.length) return FIRST_LAYOUT.order;
  return [...stored, ...FIRST_LAYOUT.order.filter((name) => !stored.includes(name))];
}

function readPlace(stored: unknown, initial: WindowPlace): WindowPlace {
  if (!isRecord(stored)) return initial;
  const { x, y, width, height, tile, state, isZoomed } = stored;
  const hasSize = isPixels(width) && isPixels(height) && width > 0 && height > 0;
  const isTile = tile === "left" || tile === "right" || tile === "fill";
  const isState = state === "open" || state === "minimized" || state === "closed";
  return {
    x: isPixels(x) ? x : 0,
    y: isPixels(y) ? y : 0,
    width: hasSize ? width : null,
    height: hasSize ? height : null,
    // Browsers that stored their layout before windows could be tiled call a filling one zoomed.
    tile: isTile ? tile : isZoomed === true ? "fill" : null,
    state: isState ? state : initial.state,
  };
}

function isPixels(value: unknown): value is number {
  return typeof value === "number" && Math.abs(value) <= FARTHEST;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
