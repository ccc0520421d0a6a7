import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";
import type { WindowName } from "@/core/windows/table.ts";
import type { Windows } from "./use_windows.ts";
import { type Area, type Box, clampOffset } from "./window_bounds.ts";

/** How far a window is from its first place, and its size where somebody chose one. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width?: number | null;
  readonly height?: number | null;
}

/** Draws the window where the layout has it, as far as that is on this screen. */
export function usePlace(
  name: WindowName,
  windows: Windows,
  element: RefObject<HTMLElement>,
): void {
  const { places, order } = windows.layout.value;
  const { x, y, width, height, state, tile } = places[name];
  const isPhone = windows.isPhone.value;

  useLayoutEffect(() => {
    if (!element.current) return;
    placeElement(element.current, { x, y, width, height });
    element.current.style.zIndex = String(order.indexOf(name) + 1);
    const isAtFirst = x === 0 && y === 0 && width === null;
    if (isPhone || tile !== null || isAtFirst) return;
    // Another screen, or another device, may be smaller than the one where it was put.
    const { slot, area } = measure(element.current);
    placeElement(element.current, clampOffset(slot, area, { x, y }));
  }, [x, y, width, height, tile, order, isPhone, windows.viewport.value]);

  useLayoutEffect(() => {
    if (state !== "open" && element.current) aimAtDock(element.current, name);
  }, [state]);
}

/** Moves an element through the CSSOM, which the content security policy allows. */
export function placeElement(element: HTMLElement, { x, y, width, height }: Spot): void {
  element.style.setProperty("--x", `${x}px`);
  element.style.setProperty("--y", `${y}px`);
  if (typeof width === "number") element.style.setProperty("--width", `${width}px`);
  if (typeof height === "number") element.style.setProperty("--height", `${height}px`);
}

/**
 * Returns a window's box without its offset, and the visible part of the desktop. The offset
 * properties ignore transforms, as needed here.
 */
export function measure(element: HTMLElement): { readonly slot: Box; readonly area: Area } {
  const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = element;
  // A floating window is fixed to the screen; the others are on a desktop that may be higher.
  const ground = element.offsetParent ?? document.documentElement;
  const bar = document.querySelector<HTMLElement>(".menu-bar")?.offsetHeight ?? 0;
  const dock = document.querySelector<HTMLElement>(".dock")?.offsetHeight ?? 0;
  return {
    slot: { left, top, width, height },
    area: { width: ground.clientWidth, top: bar, bottom: ground.clientHeight - dock },
  };
}

/** Sets where the window's icon is in the dock, for the closing animation. */
function aimAtDock(element: HTMLElement, name: WindowName): void {
  const icon = document.getElementById(`dock-${name}`)?.getBoundingClientRect();
  if (!icon) return;
  const ground = element.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const x = ground.left + element.offsetLeft + element.offsetWidth / 2;
  const y = ground.top + element.offsetTop + element.offsetHeight / 2;
  element.style.setProperty("--dock-x", `${Math.round(icon.left + icon.width / 2 - x)}px`);
  element.style.setProperty("--dock-y", `${Math.round(icon.top + icon.height / 2 - y)}px`);
}
