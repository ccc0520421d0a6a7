import { WINDOW_NAMES, WINDOWS } from "@/core/windows/table.ts";

/**
 * The styles that say how large each floating window is at first. They come from the table, so that a
 * new window needs no style sheet of its own.
 */
export function windowStyles(): string {
  return WINDOW_NAMES.map((name) => {
    const { size } = WINDOWS[name];
    if (!size) return "";
    return `#window-${name}{--first-width:${size.width}px;--first-height:${size.height}px}`;
  }).join("");
}
