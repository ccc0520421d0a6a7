import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { Boundary } from "@/components/shared/Boundary.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { windowWords } from "@/words/windows.ts";
import { usePlace } from "./use_place.ts";
import { leaveWindow, type Windows } from "./use_windows.ts";
import { windowGestures } from "./window_gestures.ts";
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
  const { state, tile, width } = windows.layout.value.places[name];

  usePlace(name, windows, element);

  const leave = (action: (name: WindowName) => void) => leaveWindow(action, name);
  const gestures = windowGestures(name, windows, element, () => leave(windows.close));

  return (
    <section
      ref={element}
      id={`window-${name}`}
      class="window"
      data-window={name}
      data-state={state}
      data-zoomed={String(tile === "fill")}
      data-tile={tile ?? undefined}
      data-sized={String(width !== null)}
      data-front={windows.front.value === name}
      data-floating={isSheet}
      aria-labelledby={`title-${name}`}
      onKeyDown={(event) => {
        if (!isSheet || event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        leave(windows.close);
      }}
      onPointerMove={gestures.onEdgeMove}
      onPointerDownCapture={gestures.onEdgeDown}
      onPointerDown={() => windows.raise(name)}
      onFocusCapture={() => windows.raise(name)}
    >
      <header
        class="title-bar"
        onPointerDown={gestures.onBarDown}
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
              onKeyDown={gestures.onKeyDown}
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
      <span class="window-corner" data-corner aria-hidden="true" />
    </section>
  );
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
  const isZoomed = windows.layout.value.places[name].tile === "fill";
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
