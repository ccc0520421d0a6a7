import { DEFAULT_LAYOUT, isArranged, type Layout, parseLayout } from "./window_layout.ts";

const STORAGE_KEY = "laurel-windows";
// The cookie lets the server know that windows are not at their default places. The layout itself
// never
// leaves the browser.
const COOKIE = "laurel_windows";
const YEAR_SECONDS = 31_536_000;

/** Returns whether a `Cookie` header says that the browser has a stored layout. */
export function hasLayoutCookie(header: string | null): boolean {
  return new RegExp(`(?:^|;\\s*)${COOKIE}=1(?:;|$)`).test(header ?? "");
}

/** Returns the stored layout, or the default when none is stored or storage is forbidden. */
export function readLayout(): Layout {
  try {
    return parseLayout(localStorage.getItem(STORAGE_KEY));
  } catch {
    // Storage is forbidden.
    return DEFAULT_LAYOUT;
  }
}

/** Stores a layout in the browser. */
export function storeLayout(layout: Layout): void {
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(layout));
  } catch {
    // Storage is full or forbidden: the layout lasts as long as the page.
    return;
  }
  const age = isArranged(layout) ? YEAR_SECONDS : 0;
  document.cookie = `${COOKIE}=1; path=/; max-age=${age}; samesite=lax`;
}
