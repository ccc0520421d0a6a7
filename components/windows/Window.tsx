import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Boundary } from "@/components/shared/Boundary.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { windowWords } from "@/words/windows.ts";
import { dragHandlers, placeElement } from "./use_drag.ts";
import type { Windows } from "./use_windows.ts";
import { isFloating, type WindowName } from "@/core/windows/table.ts";

/**
 * A window of the desk: a title bar with three buttons, and the content. A floating window also
 * closes with Escape and, on phones, with a button.
 */
export function Window(
  { name, title, windows, children }: {
    name: WindowName;
    title: string;
    windows: Windows;
    children: ComponentChildren;
  },
) {
  const words = wordsOf(windowWords);
  const isSheet = isFloating(name);
  const element = useRef<HTMLElement>(null);
  const { state, isZoomed } = windows.layout.value.places[name];
  const { onPointerDown, onKeyDown } = dragHandlers(name, windows, element);

  usePlace(name, windows, element);

  const leave = (action: (name: WindowName) => void) => {
    action(name);
    // The focused element has disappeared; move the focus to the dock icon that opens the window
    // again.
    document.getElementById(`dock-${name}`)?.focus();
  };

  return (
    <section
      ref={element}
      id={`window-${name}`}
      class="window"
      data-window={name}
      data-state={state}
      data-zoomed={isZoomed}
      data-front={windows.front.value === name}
      data-floating={isSheet}
      aria-labelledby={`title-${name}`}
      onKeyDown={(event) => {
        if (!isSheet || event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        leave(windows.close);
      }}
      onPointerDown={() => windows.raise(name)}
      onFocusCapture={() => windows.raise(name)}
    >
      <header
        class="title-bar"
        onPointerDown={onPointerDown}
        onDblClick={(event) => {
          const isControl = (event.target as Element).closest("[data-no-drag]");
          if (!isControl && !windows.isPhone.value) windows.toggleZoom(name);
        }}
      >
        <Lights title={title} windows={windows} name={name} onLeave={leave} />
        <h2 class="window-title" id={`title-${name}`}>
          {windows.isPhone.value ? title : (
            <button
              type="button"
              class="window-grip"
              aria-describedby="move-hint"
              onKeyDown={onKeyDown}
            >
              {title}
            </button>
          )}
        </h2>
        {isSheet && (
          <button
            type="button"
            class="window-done phone-only"
            data-no-drag
            onClick={() => leave(windows.close)}
          >
            {words.done}
            <span class="sr-only">{words.doneWith(title)}</span>
          </button>
        )}
      </header>
      <div class="window-body">
        <Boundary>{children}</Boundary>
      </div>
    </section>
  );
}

/** Draws the window where the layout has it. */
function usePlace(name: WindowName, windows: Windows, element: RefObject<HTMLElement>): void {
  const { places, order } = windows.layout.value;
  const { x, y, state } = places[name];

  useLayoutEffect(() => {
    if (!element.current) return;
    placeElement(element.current, { x, y });
    element.current.style.zIndex = String(order.indexOf(name) + 1);
  }, [x, y, order]);

  useLayoutEffect(() => {
    if (state !== "open" && element.current) aimAtDock(element.current, name);
  }, [state]);
}

/** The three buttons of a title bar. */
function Lights({ name, title, windows, onLeave }: {
  name: WindowName;
  title: string;
  windows: Windows;
  /** Runs an action that takes the window away, and moves the focus. */
  onLeave: (action: (name: WindowName) => void) => void;
}) {
  const words = wordsOf(windowWords);
  const { isZoomed } = windows.layout.value.places[name];
  return (
    <div class="lights" data-no-drag>
      <button
        type="button"
        class="light light-close"
        aria-label={words.close(title)}
        onClick={() => onLeave(windows.close)}
      >
        <Glyph d="M3.300 3.300l5.400 5.400M8.700 3.300L3.300 8.700" />
      </button>
      <button
        type="button"
        class="light light-minimize"
        aria-label={words.minimize(title)}
        onClick={() => onLeave(windows.minimize)}
      >
        <Glyph d="M2.500 6h7" />
      </button>
      <button
        type="button"
        class="light light-zoom"
        aria-label={isZoomed ? words.restore(title) : words.zoom(title)}
        aria-pressed={isZoomed}
        onClick={() => windows.toggleZoom(name)}
      >
        <Glyph d="M6 2.500v7M2.500 6h7" />
      </button>
    </div>
  );
}

function Glyph({ d }: { d: string }) {
  return (
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      <path d={d} fill="none" stroke="currentColor" stroke-width="1.300" stroke-linecap="round" />
    </svg>
  );
}

/** Sets where the window's icon is in the dock, for the closing animation. */
function aimAtDock(element: HTMLElement, name: WindowName): void {
  const icon = document.getElementById(`dock-${name}`)?.getBoundingClientRect();
  const parent = element.offsetParent?.getBoundingClientRect();
  if (!icon || !parent) return;
  const x = parent.left + element.offsetLeft + element.offsetWidth / 2;
  const y = parent.top + element.offsetTop + element.offsetHeight / 2;
  element.style.setProperty("--dock-x", `${Math.round(icon.left + icon.width / 2 - x)}px`);
  element.style.setProperty("--dock-y", `${Math.round(icon.top + icon.height / 2 - y)}px`);
}
