import type { RefObject } from "preact";
import type { WindowName } from "@/core/windows/table.ts";
import { clampOffset } from "./window_layout.ts";
import { measure, type Windows } from "./use_windows.ts";

/** How far an arrow key moves a window, in pixels. With Shift the step is smaller. */
const STEP = 24;
const FINE_STEP = 4;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Returns handlers for a title bar: drag with the pointer, move with the arrow keys. */
export function dragHandlers(
  name: WindowName,
  windows: Windows,
  element: RefObject<HTMLElement>,
) {
  const isFixed = () => windows.isPhone.value || windows.layout.value.places[name].isZoomed;

  function onPointerDown(event: PointerEvent & { currentTarget: HTMLElement }) {
    const isControl = (event.target as Element).closest("[data-no-drag]");
    const box = measure(name);
    if (event.button !== 0 || isFixed() || isControl || !box || !element.current) return;
    const bar = event.currentTarget;
    const target = element.current;
    const { x, y } = windows.layout.value.places[name];
    const start = { x: event.clientX, y: event.clientY };
    let offset = { x, y };

    const move = (moved: PointerEvent) => {
      const next = { x: x + moved.clientX - start.x, y: y + moved.clientY - start.y };
      offset = clampOffset(box.slot, box.area, next);
      // Change the style directly: drawing the whole desk again for every pixel would stutter.
      placeElement(target, offset);
      target.dataset.dragging = "true";
    };
    const end = () => {
      bar.removeEventListener("pointermove", move);
      bar.removeEventListener("pointerup", end);
      bar.removeEventListener("pointercancel", end);
      delete target.dataset.dragging;
      if (offset.x !== x || offset.y !== y) windows.moveTo(name, offset);
    };
    bar.setPointerCapture(event.pointerId);
    bar.addEventListener("pointermove", move);
    bar.addEventListener("pointerup", end);
    bar.addEventListener("pointercancel", end);
  }

  function onKeyDown(event: KeyboardEvent) {
    const arrow = ARROWS[event.key];
    if (!arrow || isFixed()) return;
    event.preventDefault();
    const step = event.shiftKey ? FINE_STEP : STEP;
    const { x, y } = windows.layout.value.places[name];
    windows.moveTo(name, { x: x + arrow[0] * step, y: y + arrow[1] * step });
  }

  return { onPointerDown, onKeyDown };
}

/** Moves an element through the CSSOM, which the content security policy allows. */
export function placeElement(element: HTMLElement, { x, y }: { x: number; y: number }): void {
  element.style.setProperty("--x", `${x}px`);
  element.style.setProperty("--y", `${y}px`);
}
