/** The windows of the desk, in the order of the dock. */
export const WINDOW_NAMES = ["level", "streak", "activity", "leaderboard"] as const;
export type WindowName = typeof WINDOW_NAMES[number];

/** Where a window is. `x` and `y` are pixels from its default place. */
export interface WindowPlace {
  readonly x: number;
  readonly y: number;
  readonly state: "open" | "minimized" | "closed";
  readonly isZoomed: boolean;
}

/** All windows; `order` is from back to front. */
export interface Layout {
  readonly places: Readonly<Record<WindowName, WindowPlace>>;
  readonly order: readonly WindowName[];
}

const DEFAULT_PLACE: WindowPlace = { x: 0, y: 0, state: "open", isZoomed: false };

export const DEFAULT_LAYOUT: Layout = {
  places: {
    level: DEFAULT_PLACE,
    streak: DEFAULT_PLACE,
    activity: DEFAULT_PLACE,
    leaderboard: DEFAULT_PLACE,
  },
  order: ["leaderboard", "activity", "streak", "level"],
};

/** Changes the place of one window. */
export function place(layout: Layout, name: WindowName, change: Partial<WindowPlace>): Layout {
  const places = { ...layout.places, [name]: { ...layout.places[name], ...change } };
  return { ...layout, places };
}

/** Brings a window to the front, opening it when it is not open. */
export function focusWindow(layout: Layout, name: WindowName): Layout {
  const order = [...layout.order.filter((one) => one !== name), name];
  return { ...place(layout, name, { state: "open" }), order };
}

/** The open window in front, or null when none is open. */
export function frontWindow(
  layout: Layout,
  names: readonly WindowName[] = WINDOW_NAMES,
): WindowName | null {
  const isOpen = (name: WindowName) => layout.places[name].state === "open";
  return layout.order.findLast((name) => names.includes(name) && isOpen(name)) ?? null;
}

/** Whether any window is not where it is by default; which one is in front does not count. */
export function isArranged({ places }: Layout): boolean {
  return Object.values(places).some(({ x, y, state, isZoomed }) =>
    x !== 0 || y !== 0 || state !== "open" || isZoomed
  );
}

/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

// So much of a title bar stays within reach, in pixels.
const GRIP = 80;
const TITLE_BAR = 44;

/**
 * Keeps a window within reach: it may hang over the sides and the bottom, but its title bar can
 * always be caught, and never slides under the menu bar.
 * @param slot the window's default place within the desktop
 * @param area size of the desktop
 */
export function clampOffset(
  slot: Box,
  area: { width: number; height: number },
  { x, y }: { x: number; y: number },
): { x: number; y: number } {
  const between = (value: number, least: number, most: number) =>
    Math.round(Math.max(least, Math.min(most, value)));
  return {
    x: between(x, GRIP - slot.left - slot.width, area.width - GRIP - slot.left),
    y: between(y, -slot.top, area.height - TITLE_BAR - slot.top),
  };
}

/** Reads a stored layout; whatever is not understood gets its default. */
export function parseLayout(text: string | null): Layout {
  let stored: unknown;
  try {
    stored = JSON.parse(text ?? "null");
  } catch {
    return DEFAULT_LAYOUT;
  }
  if (!isRecord(stored) || !isRecord(stored.places)) return DEFAULT_LAYOUT;
  let layout: Layout = { ...DEFAULT_LAYOUT, order: parseOrder(stored.order) };
  for (const name of WINDOW_NAMES) layout = place(layout, name, parsePlace(stored.places[name]));
  return layout;
}

function parseOrder(stored: unknown): readonly WindowName[] {
  const isWhole = Array.isArray(stored) && stored.length === WINDOW_NAMES.length &&
    WINDOW_NAMES.every((name) => stored.includes(name));
  return isWhole ? stored : DEFAULT_LAYOUT.order;
}

function parsePlace(stored: unknown): WindowPlace {
  if (!isRecord(stored)) return DEFAULT_PLACE;
  const { x, y, state, isZoomed } = stored;
  return {
    x: typeof x === "number" && Number.isFinite(x) ? x : 0,
    y: typeof y === "number" && Number.isFinite(y) ? y : 0,
    state: state === "minimized" || state === "closed" ? state : "open",
    isZoomed: isZoomed === true,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
