import { WINDOW_NAMES, WINDOWS } from "@/core/windows/table.ts";
import type { DeskLayout } from "@/core/windows/views.ts";

/**
 * The styles of a page's first paint: how large each floating window is at first, and where this
 * person has put which window. They come with the page, so that a reload moves nothing.
 */
export function windowStyles({ places, order }: DeskLayout): string {
  return WINDOW_NAMES.map((name) => {
    const { size } = WINDOWS[name];
    const { x, y, width, height } = places[name];
    const first = size ? `--first-width:${size.width}px;--first-height:${size.height}px;` : "";
    const own = width === null || height === null ? "" : `--width:${width}px;--height:${height}px;`;
    const depth = order.indexOf(name) + 1;
    return `#window-${name}{${first}--x:${x}px;--y:${Number(y)}px;${own}z-index:${depth}}`;
  }).join("");
}
