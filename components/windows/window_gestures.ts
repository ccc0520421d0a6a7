import type { RefObject } from "preact";
import { isFloating, type WindowName, WINDOWS } from "@/core/windows/table.ts";
import { followPointer } from "./follow_pointer.ts";
import { measure, placeElement } from "./use_place.ts";
import type { Windows } from "./use_windows.ts";
import { clampOffset, type Edge, edgeAt, resizeBox } from "./window_bounds.ts";

/** How far an arrow key moves a window or its edge, in pixels. With Shift the step is smaller. */
const STEP = 24;
const FINE_STEP = 4;
/** How far a sheet is pulled down until it closes, in pixels. */
const CLOSING_PULL = 90;
/** How far a tiled window is pulled until it leaves its tile, in pixels. */
const LEAST_PULL = 5;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * Returns the handlers of a window: drag the title bar, pull an edge or a corner, move and resize
 * with the arrow keys, and pull a sheet down.
 * @param onSwiped called when a sheet was pulled down far enough
 */
export function windowGestures(
  name: WindowName,
  windows: Windows,
  element: RefObject<HTMLElement>,
  onSwiped: () => void,
) {
  const isFixed = () => windows.isPhone.value || windows.layout.value.places[name].tile !== null;
  const minimum = WINDOWS[name].minimum;

  /** What a move of the edges makes of the window, as a place of the layout. */
  function resized(target: HTMLElement, edge: Edge, by: { x: number; y: number }) {
    const { x, y } = windows.layout.value.places[name];
    const { slot, area } = measure(target);
    const box = { ...slot, left: slot.left + x, top: slot.top + y };
    return (change = by) => {
      const next = resizeBox(box, edge, change, minimum, area);
      const { width, height } = next;
      return { x: x + next.left - box.left, y: y + next.top - box.top, width, height };
    };
  }

  function onEdgeMove(event: PointerEvent & { currentTarget: HTMLElement }) {
    if (event.buttons !== 0 || event.pointerType !== "mouse") return;
    const edge = isFixed() ? null : edgeAt(event.currentTarget.getBoundingClientRect(), {
      x: event.clientX,
      y: event.clientY,
    });
    if (edge) event.currentTarget.dataset.edge = edge;
    else delete event.currentTarget.dataset.edge;
  }

  function onEdgeDown(event: PointerEvent & { currentTarget: HTMLElement }) {
    const target = event.currentTarget;
    const corner = (event.target as Element).closest("[data-corner]") ? "se" : null;
    const edge = corner ?? edgeAt(target.getBoundingClientRect(), {
      x: event.clientX,
      y: event.clientY,
    });
    if (event.button !== 0 || isFixed() || !edge) return;
    if (event.pointerType !== "mouse" && !corner) return;
    event.preventDefault();
    event.stopPropagation();
    windows.raise(name);
    const next = resized(target, edge, { x: 0, y: 0 });
    let spot = next();
    placeElement(target, spot);
    target.dataset.sized = "true";
    followPointer(event, target, (by) => placeElement(target, spot = next(by)), (isMoved) => {
      if (isMoved) windows.put(name, spot);
      else target.dataset.sized = String(windows.layout.value.places[name].width !== null);
    });
  }

  function onBarDown(event: PointerEvent & { currentTarget: HTMLElement }) {
    const isControl = (event.target as Element).closest("[data-no-drag]");
    const target = element.current;
    if (event.button !== 0 || isControl || !target) return;
    if (windows.isPhone.value) {
      if (isFloating(name)) pullDown(event, target);
      return;
    }
    const { x, y, tile } = windows.layout.value.places[name];
    if (tile !== null) return takeOut(event, target);
    const { slot, area } = measure(target);
    let offset = { x, y };
    followPointer(event, target, (by) => {
      offset = clampOffset(slot, area, { x: x + by.x, y: y + by.y });
      // Change the style directly: drawing the whole desk again for every pixel would stutter.
      placeElement(target, offset);
    }, (isMoved) => isMoved && windows.put(name, offset));
  }

  /**
   * Pulls a tiled window out of its tile: at the first real movement it has its former size again,
   * held at the same part of its title bar.
   */
  function takeOut(event: PointerEvent, target: HTMLElement) {
    const tiled = target.getBoundingClientRect();
    const held = { x: event.clientX - tiled.left, y: event.clientY - tiled.top };
    let free: ReturnType<typeof release> | null = null;
    let offset = { x: 0, y: 0 };

    function release() {
      delete target.dataset.tile;
      target.dataset.zoomed = "false";
      const { slot, area } = measure(target);
      const ground = target.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
      const x = event.clientX - held.x / tiled.width * slot.width - ground.left - slot.left;
      const y = event.clientY - held.y - ground.top - slot.top;
      return { slot, area, x, y };
    }

    followPointer(event, target, (by) => {
      // A click, and a double click by an unsteady hand, leave the window where it is.
      if (!free && Math.hypot(by.x, by.y) < LEAST_PULL) return;
      free ??= release();
      offset = clampOffset(free.slot, free.area, { x: free.x + by.x, y: free.y + by.y });
      placeElement(target, offset);
    }, () => free && windows.put(name, { ...offset, tile: null }));
  }

  function pullDown(event: PointerEvent, target: HTMLElement) {
    let pull = 0;
    followPointer(event, target, ({ y }) => {
      pull = Math.max(0, y);
      target.style.setProperty("--pull", `${pull}px`);
    }, () => {
      target.style.removeProperty("--pull");
      if (pull > CLOSING_PULL) onSwiped();
    });
  }

  function onKeyDown(event: KeyboardEvent) {
    const arrow = ARROWS[event.key];
    const target = element.current;
    const isResize = event.ctrlKey || event.metaKey;
    if (!arrow || isFixed() || !target || event.altKey || (isResize && event.shiftKey)) return;
    event.preventDefault();
    const step = event.shiftKey ? FINE_STEP : STEP;
    const by = { x: arrow[0] * step, y: arrow[1] * step };
    if (isResize) return windows.put(name, resized(target, "se", by)());
    const { x, y } = windows.layout.value.places[name];
    const { slot, area } = measure(target);
    windows.put(name, clampOffset(slot, area, { x: x + by.x, y: y + by.y }));
  }

  return { onEdgeMove, onEdgeDown, onBarDown, onKeyDown };
}
