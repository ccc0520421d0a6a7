import { computed, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { PHONE_QUERY, prefersReducedMotion } from "@/components/shared/motion.ts";
import { FIRST_LAYOUT, focusWindow, frontWindow, place } from "@/core/windows/layout.ts";
import { isFloating, type WindowName } from "@/core/windows/table.ts";
import type { DeskLayout, StoredLayout, Tile, WindowPlace } from "@/core/windows/views.ts";
import { openLayoutStore } from "./layout_store.ts";

/** What the windows, the dock and the menus can do with the layout. */
export interface Windows {
  readonly layout: { readonly value: DeskLayout };
  readonly front: { readonly value: WindowName | null };
  /** Whether the browser has taken over; then windows glide. */
  readonly isReady: { readonly value: boolean };
  readonly isPhone: { readonly value: boolean };
  /** Changes when the browser's window has another size. */
  readonly viewport: { readonly value: string };
  /** Brings a window to the front. Opens it when it is closed. */
  show(name: WindowName): void;
  /** Brings an open window to the front. */
  raise(name: WindowName): void;
  minimize(name: WindowName): void;
  close(name: WindowName): void;
  /** Lets a window fill a part of the desktop, or gives it back its own place for null. */
  tile(name: WindowName, tile: Tile | null): void;
  toggleZoom(name: WindowName): void;
  /** Gives a window another place or size; both are limited where people make them. */
  put(name: WindowName, change: Partial<WindowPlace>): void;
  showAll(): void;
  /** Closes the windows that cover the screen of a phone. */
  closeSheets(): void;
  reset(): void;
}

/**
 * The window manager: one layout, stored for the person on the server.
 * @param names the windows that this person has
 * @param stored the layout that the server has drawn
 */
export function useWindows(
  names: readonly WindowName[],
  { person, stored }: { readonly person: string; readonly stored: StoredLayout },
): Windows {
  const { windows, start } = useMemo(() => createWindows(names, person, stored), []);
  useEffect(start, []);
  return windows;
}

function createWindows(names: readonly WindowName[], person: string, stored: StoredLayout) {
  const layout = signal<DeskLayout>(stored.layout);
  const isReady = signal(false);
  const isPhone = signal(false);
  const viewport = signal("");
  const store = openLayoutStore(person, stored);

  function set(next: DeskLayout) {
    layout.value = next;
    // Sheets come and go on a phone; they say nothing about the windows of a desktop.
    if (!isPhone.value) store.save(next);
  }

  const windows: Windows = {
    layout,
    isReady,
    isPhone,
    viewport,
    front: computed(() => frontWindow(layout.value, names)),
    show: (name) => set(focusWindow(layout.value, name)),
    raise(name) {
      const { places } = layout.value;
      if (frontWindow(layout.value, names) === name || places[name].state !== "open") return;
      set(focusWindow(layout.value, name));
    },
    minimize: (name) => set(place(layout.value, name, { state: "minimized" })),
    close: (name) => set(place(layout.value, name, { state: "closed" })),
    tile: (name, tile) => set(place(focusWindow(layout.value, name), name, { tile })),
    toggleZoom(name) {
      windows.tile(name, layout.value.places[name].tile === "fill" ? null : "fill");
    },
    put: (name, change) => set(place(layout.value, name, change)),
    showAll() {
      const own = layout.value.order.filter((name) => names.includes(name));
      set(own.reduce((next, name) => focusWindow(next, name), layout.value));
    },
    closeSheets() {
      const open = names.filter((name) =>
        isFloating(name) && layout.value.places[name].state === "open"
      );
      if (open.length === 0) return;
      set(open.reduce((next, name) => place(next, name, { state: "closed" }), layout.value));
    },
    reset: () => set(FIRST_LAYOUT),
  };

  /** Takes over in the browser. */
  function start() {
    const phone = matchMedia(PHONE_QUERY);
    const update = () => {
      isPhone.value = phone.matches;
      if (phone.matches) windows.closeSheets();
    };
    const measure = () => viewport.value = `${innerWidth} ${innerHeight}`;
    const stop = store.listen((other) => {
      if (!isPhone.value) layout.value = other;
    });
    layout.value = store.unsent() ?? layout.value;
    update();
    measure();
    phone.addEventListener("change", update);
    addEventListener("resize", measure);
    // Wait one frame, so that windows appear at their places and do not slide there.
    requestAnimationFrame(() => isReady.value = true);
    return () => {
      stop();
      phone.removeEventListener("change", update);
      removeEventListener("resize", measure);
    };
  }

  return { windows, start };
}

/** Opens a window and goes to it. On phones the page scrolls to it, or it appears as a sheet. */
export function openWindow(windows: Windows, name: WindowName): void {
  const isPhone = windows.isPhone.value;
  if (isPhone && !isFloating(name)) {
    windows.closeSheets();
    // Wait until the sheets have disappeared: what they cover is hidden.
    requestAnimationFrame(() => {
      const behavior = prefersReducedMotion() ? "auto" : "smooth";
      windowElement(name)?.scrollIntoView({ behavior, block: "start" });
    });
    return;
  }
  windows.show(name);
  requestAnimationFrame(() => {
    // Escape can be faster than a frame.
    if (windows.layout.value.places[name].state !== "open") return;
    const element = windowElement(name);
    // On a low screen the desktop scrolls; what floats or is tiled is fixed to the screen.
    if (!isPhone && element?.offsetParent) element.scrollIntoView({ block: "start" });
    const handle = isPhone ? ".window-done" : ".window-grip";
    focusOnceDrawn(element?.querySelector<HTMLElement>(handle) ?? null, MAX_FRAMES);
  });
}

/**
 * Runs an action that takes a window away. What had the focus in it disappears, so the focus moves to
 * the dock icon that opens the window again.
 */
export function leaveWindow(action: (name: WindowName) => void, name: WindowName): void {
  action(name);
  document.getElementById(`dock-${name}`)?.focus();
}

/** How long a window may take until it can take the focus, in frames. */
const MAX_FRAMES = 30;

/** A hidden element cannot take the focus; whoever moves it elsewhere meanwhile keeps it there. */
function focusOnceDrawn(target: HTMLElement | null, frames: number): void {
  const before = document.activeElement;
  target?.focus({ preventScroll: true });
  if (!target || document.activeElement === target || frames === 0) return;
  requestAnimationFrame(() => {
    if (document.activeElement === before) focusOnceDrawn(target, frames - 1);
  });
}

/** Returns the element of a window. */
export function windowElement(name: WindowName): HTMLElement | null {
  return document.getElementById(`window-${name}`);
}
