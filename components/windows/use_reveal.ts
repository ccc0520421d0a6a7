import { effect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { prefersReducedMotion } from "@/components/shared/motion.ts";
import { type DeskPlace, itemKind } from "./desk_place.ts";
import type { Places } from "./use_places.ts";
import { windowElement } from "./use_windows.ts";

/** How long the window's list may take to be drawn after its data has come, in frames. */
const MAX_FRAMES = 60;
const SHOWN_MILLISECONDS = 2_400;

/**
 * Scrolls to what the address names in a window, or says that it is missing.
 * @param has whether the window's data has such a thing; undefined: the data is not here yet
 */
export function useReveal(
  { target, missing }: Places,
  has: (place: DeskPlace) => boolean | undefined,
): void {
  useEffect(() => {
    let done: DeskPlace | null = null;
    return effect(() => {
      const place = target.value;
      if (!place?.item || place === done) return;
      const isThere = has(place);
      if (isThere === undefined) return;
      done = place;
      if (isThere) reveal(place, MAX_FRAMES);
      else missing.value = itemKind(place.window) ?? null;
    });
  }, []);
}

function reveal({ window, item }: DeskPlace, frames: number): void {
  const found = windowElement(window)?.querySelector<HTMLElement>(
    `[data-place="${CSS.escape(item ?? "")}"]`,
  );
  if (!found) {
    if (frames > 0) requestAnimationFrame(() => reveal({ window, item }, frames - 1));
    return;
  }
  found.scrollIntoView({ block: "center", behavior: prefersReducedMotion() ? "auto" : "smooth" });
  found.dataset.revealed = "true";
  setTimeout(() => delete found.dataset.revealed, SHOWN_MILLISECONDS);
}
