import { isFloating, WINDOW_NAMES, type WindowName } from "@/core/windows/table.ts";

/** The place of a window. `x` and `y` are pixels from its default place. */
export interface WindowPlace {
  readonly x: number;
  readonly y: number;
  readonly state: "open" | "minimized" | "closed";
  readonly isZoomed: boolean;
}

/** All windows. `order` is from back to front. */
export interface Layout {
  readonly places: Readonly<Record<WindowName, WindowPlace>>;
  readonly order: readonly WindowName[];
}

const OPEN: WindowPlace = { x: 0, y: 0, state: "open", isZoomed: false };
const CLOSED: WindowPlace = { ...OPEN, state: "closed" };

/** Floating windows are closed; of the others, the first of the dock is in front. */
export const DEFAULT_LAYOUT: Layout = {
  places: Object.fromEntries(
    WINDOW_NAMES.map((name) => [name, isFloating(name) ? CLOSED : OPEN]),
  ) as Record<WindowName, WindowPlace>,
  order: [
    ...WINDOW_NAMES.filter((name) => !isFloating(name)).toReversed(),
    ...WINDOW_NAMES.filter(isFloating),
  ],
};

/** Changes the place of one window. */
export function place(layout: Layout, name: WindowName, change: Partial<WindowPlace>): Layout {
  const places = { ...layout.places, [name]: { ...layout.places[name], ...change } };
  return { ...layout, places };
}

/** Brings a window to the front. Opens it when it is closed. */
export function focusWindow(layout: Layout, name: WindowName): Layout {
  const order = [...layout.order.filter((one) => one !== name), name];
  return { ...place(layout, name, { state: "open" }), order };
}

/** Returns the open window in front, or null when none is open. */
export function frontWindow(
  layout: Layout,
  names: readonly WindowName[] = WINDOW_NAMES,
): WindowName | null {
  const isOpen = (name: WindowName) => layout.places[name].state === "open";
  return layout.order.findLast((name) => names.includes(name) && isOpen(name)) ?? null;
}

/**
 * Returns whether any window is not at its default place. The order of the windows does not matter.
 */
export function isArranged({ places }: Layout): boolean {
  return WINDOW_NAMES.some((name) => {
    const { x, y, state, isZoomed } = places[name];
    return x !== 0 || y !== 0 || isZoomed || state !== DEFAULT_LAYOUT.places[name].state;
  });
}

/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

// This much of a title bar stays within reach, in pixels.
const GRIP = 80;
const TITLE_BAR = 44;

/**
 * Limits an offset so that the window stays within reach: it may extend beyond the sides and the
 * bottom, but its title bar always stays visible and never moves under the menu bar.
 * @param slot the window's default place within the desktop
 * @param area size of the desktop
 */
export function clampOffset(
  slot: Box,
  area: { width: number; height: number },
  { x, y }: { x: number; y: number },
): { x: number; y: number } {
  const between = (value: number, min: number, max: number) =>
    Math.round(Math.max(min, Math.min(max, value)));
  return {
    x: between(x, GRIP - slot.left - slot.width, area.width - GRIP - slot.left),
    y: between(y, -slot.top, area.height - TITLE_BAR - slot.top),
  };
}

/** Parses a stored layout. Anything invalid gets its default. */
export function parseLayout(text: string | null): Layout {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? "null");
  } catch {
    // An older version or somebody's own hand wrote it.
    return DEFAULT_LAYOUT;
  }
  if (!isRecord(stored) || !isRecord(stored.places)) return DEFAULT_LAYOUT;
  let layout: Layout = { ...DEFAULT_LAYOUT, order: parseOrder(stored.order) };
  for (const name of WINDOW_NAMES) {
    layout = place(layout, name, parsePlace(stored.places[name], DEFAULT_LAYOUT.places[name]));
  }
  return layout;
}

/** Windows that are missing in the stored order are placed on top. */
function parseOrder(stored: unknown): readonly WindowName[] {
  if (!Array.isArray(stored)) return DEFAULT_LAYOUT.order;
  const known = WINDOW_NAMES.filter((name) => stored.includes(name));
  if (stored.length !== known.length) return DEFAULT_LAYOUT.order;
  return [...stored, ...DEFAULT_LAYOUT.order.filter((name) => !stored.includes(name))];
}

function parsePlace(stored: unknown, initial: WindowPlace): WindowPlace {
  if (!isRecord(stored)) return initial;
  const { x, y, state, isZoomed } = stored;
  const isState = state === "open" || state === "minimized" || state === "closed";
  return {
    x: typeof x === "number" && Number.isFinite(x) ? x : 0,
    y: typeof y === "number" && Number.isFinite(y) ? y : 0,
    state: isState ? state : initial.state,
    isZoomed: isZoomed === true,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
