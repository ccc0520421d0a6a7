import { computed, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { readLayout, storeLayout } from "./layout_store.ts";
import { isFloating, type WindowName } from "@/core/windows/table.ts";
import { PHONE_QUERY, prefersReducedMotion } from "@/components/shared/motion.ts";
import {
  type Box,
  clampOffset,
  DEFAULT_LAYOUT,
  focusWindow,
  frontWindow,
  type Layout,
  place,
} from "./window_layout.ts";

/** What the windows, the dock and the menus can do with the layout. */
export interface Windows {
  readonly layout: { readonly value: Layout };
  readonly front: { readonly value: WindowName | null };
  /** Whether the stored layout has been read. */
  readonly isReady: { readonly value: boolean };
  readonly isPhone: { readonly value: boolean };
  /** Brings a window to the front. Opens it when it is closed. */
  show(name: WindowName): void;
  /** Brings an open window to the front. */
  raise(name: WindowName): void;
  minimize(name: WindowName): void;
  close(name: WindowName): void;
  toggleZoom(name: WindowName): void;
  /** Moves a window to an offset from its default place, limited so that it stays within reach. */
  moveTo(name: WindowName, offset: { x: number; y: number }): void;
  showAll(): void;
  /** Closes the windows that cover the screen of a phone. */
  closeSheets(): void;
  reset(): void;
}

/**
 * The window manager: one layout, stored in the browser.
 * @param names the windows that this person has
 */
export function useWindows(names: readonly WindowName[]): Windows {
  const windows = useMemo(() => createWindows(names), []);
  useEffect(() => {
    windows.read();
    const phone = matchMedia(PHONE_QUERY);
    const update = () => windows.isPhone.value = phone.matches;
    update();
    phone.addEventListener("change", update);
    return () => phone.removeEventListener("change", update);
  }, []);
  return windows;
}

function createWindows(names: readonly WindowName[]) {
  const layout = signal<Layout>(DEFAULT_LAYOUT);
  const isReady = signal(false);
  const isPhone = signal(false);

  function set(next: Layout) {
    layout.value = next;
    storeLayout(next);
  }

  return {
    layout,
    isReady,
    isPhone,
    front: computed(() => frontWindow(layout.value, names)),
    read() {
      layout.value = readLayout();
      // Wait one frame, so that windows appear at their stored places and do not slide there.
      requestAnimationFrame(() => isReady.value = true);
    },
    show: (name: WindowName) => set(focusWindow(layout.value, name)),
    raise(name: WindowName) {
      const { places } = layout.value;
      if (frontWindow(layout.value, names) === name || places[name].state !== "open") return;
      set(focusWindow(layout.value, name));
    },
    minimize: (name: WindowName) => set(place(layout.value, name, { state: "minimized" })),
    close: (name: WindowName) => set(place(layout.value, name, { state: "closed" })),
    toggleZoom(name: WindowName) {
      const next = focusWindow(layout.value, name);
      set(place(next, name, { isZoomed: !next.places[name].isZoomed }));
    },
    moveTo(name: WindowName, offset: { x: number; y: number }) {
      const boxes = measure(name);
      if (boxes) set(place(layout.value, name, clampOffset(boxes.slot, boxes.area, offset)));
    },
    showAll() {
      set(layout.value.order.reduce((next, name) => focusWindow(next, name), layout.value));
    },
    closeSheets() {
      const open = names.filter((name) =>
        isFloating(name) && layout.value.places[name].state === "open"
      );
      if (open.length === 0) return;
      set(open.reduce((next, name) => place(next, name, { state: "closed" }), layout.value));
    },
    reset: () => set(DEFAULT_LAYOUT),
  };
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
  // Wait until the window is drawn: a hidden element cannot receive the focus.
  requestAnimationFrame(() => {
    const handle = isPhone ? ".window-done" : ".window-grip";
    windowElement(name)?.querySelector<HTMLElement>(handle)?.focus();
  });
}

/** Returns the element of a window. */
export function windowElement(name: WindowName): HTMLElement | null {
  return document.getElementById(`window-${name}`);
}

/**
 * Returns a window's default place and the size of the desktop. The offset properties ignore
 * transforms, as needed here.
 */
export function measure(
  name: WindowName,
): { slot: Box; area: { width: number; height: number } } | null {
  const element = windowElement(name);
  const desktop = element?.offsetParent;
  if (!element || !desktop) return null;
  const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = element;
  return {
    slot: { left, top, width, height },
    area: { width: desktop.clientWidth, height: desktop.clientHeight },
  };
}
