import { effect, signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { isFloating, type WindowName } from "@/core/windows/table.ts";
import { type DeskPlace, type MissingPart, readDeskPlace, withDeskPlace } from "./desk_place.ts";
import { openWindow, type Windows } from "./use_windows.ts";

/** The places of the desk, with addresses, titles and the browser's history. */
export interface Places {
  /** What the address names, for the panes of the windows. */
  readonly target: { readonly value: DeskPlace | null };
  /** What the address asks for and is not there, until it was read. */
  readonly missing: { value: MissingPart | null };
  /** Opens a window, and goes to something in it. Going back closes what it opened. */
  go(place: DeskPlace): void;
  /** Changes what a window shows: the address follows, and Back does not lead to each change. */
  stay(place: DeskPlace): void;
}

interface Options {
  readonly names: readonly WindowName[];
  readonly titles: Readonly<Record<WindowName, string>>;
  /** The title of the desk itself. */
  readonly base: string;
}

/** The window that an entry of the history opened, and that going back closes. */
type Entry = { readonly opened: WindowName | null };

/** Connects the windows with the address of the page. */
export function usePlaces(windows: Windows, options: Options): Places {
  const { places, start } = useMemo(() => connect(windows, options), []);
  useEffect(start, []);
  return places;
}

function connect(windows: Windows, { names, titles, base }: Options) {
  const target = signal<DeskPlace | null>(null);
  const missing = signal<MissingPart | null>(null);
  let opened: WindowName | null = null;

  const isOpen = (name: WindowName) => windows.layout.value.places[name].state === "open";
  const addressOf = (place: DeskPlace | null) =>
    location.pathname + withDeskPlace(location.search, place);

  function arrive(): DeskPlace | null {
    const { place, gone } = readDeskPlace(location.search, names);
    target.value = place;
    missing.value = gone;
    return place;
  }

  function onPop({ state }: PopStateEvent): void {
    const left = opened;
    opened = (state as Entry | null)?.opened ?? null;
    const place = arrive();
    if (left !== null && isFloating(left) && isOpen(left)) windows.close(left);
    if (place && !isOpen(place.window)) openWindow(windows, place.window);
  }

  /** A window that was closed by hand is no place any more. */
  function leaveClosed(): void {
    const { places } = windows.layout.value;
    const place = target.peek();
    if (!place || places[place.window].state === "open") return;
    target.value = null;
    if (opened === place.window) {
      opened = null;
      history.back();
    } else history.replaceState({ opened: null } satisfies Entry, "", addressOf(null));
  }

  function start() {
    const place = arrive();
    opened = (history.state as Entry | null)?.opened ?? null;
    if (place) openWindow(windows, place.window);
    addEventListener("popstate", onPop);
    const stops = [
      effect(leaveClosed),
      effect(() => {
        const place = target.value;
        document.title = place ? `${titles[place.window]} – ${base}` : base;
      }),
    ];
    return () => {
      removeEventListener("popstate", onPop);
      for (const stop of stops) stop();
    };
  }

  const places: Places = {
    target,
    missing,
    go(place) {
      const { window, board, item } = place;
      const isNew = !isOpen(window);
      missing.value = null;
      if (isNew || board !== undefined || item !== undefined) {
        opened = isNew ? window : null;
        history.pushState({ opened } satisfies Entry, "", addressOf(place));
        target.value = place;
      }
      openWindow(windows, window);
    },
    stay(place) {
      target.value = place;
      history.replaceState(history.state, "", addressOf(place));
    },
  };
  return { places, start };
}
