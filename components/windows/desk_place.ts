import {
  BOARD_VIEWS,
  type BoardView,
  PERIOD_KINDS,
  type PeriodKind,
} from "@/core/leaderboards/kinds.ts";
import { WINDOW_NAMES, type WindowName } from "@/core/windows/table.ts";

/** A place of the desk that has an address: a window, and what is shown in it. */
export interface DeskPlace {
  readonly window: WindowName;
  readonly board?: PeriodKind | undefined;
  /** A day in the period of the board; left out: today. */
  readonly at?: string | undefined;
  /** Which part of the board is shown. */
  readonly show?: BoardView | undefined;
  /** An achievement or a challenge of the window. */
  readonly item?: string | undefined;
}

/** What an address asks for and the desk does not have. */
export type MissingPart = "window" | "board" | "achievement" | "challenge";

/** The parameter that names something in a window. */
const ITEMS: Readonly<Partial<Record<WindowName, "achievement" | "challenge">>> = {
  achievements: "achievement",
  challenges: "challenge",
};

const BOARD_PARAMETERS = ["board", "at", "show"] as const;
const OWN_PARAMETERS = ["window", ...BOARD_PARAMETERS, "achievement", "challenge"];

/** Returns the parameter that names something in this window, or undefined. */
export function itemKind(name: WindowName): "achievement" | "challenge" | undefined {
  return ITEMS[name];
}

/**
 * Reads the place from the search part of an address, such as `?window=leaderboard&board=week`.
 * @param names the windows that the person has
 */
export function readDeskPlace(
  search: string,
  names: readonly WindowName[],
): { readonly place: DeskPlace | null; readonly gone: MissingPart | null } {
  const query = new URLSearchParams(search);
  const wanted = query.get("window");
  if (wanted === null) return { place: null, gone: null };
  const window = WINDOW_NAMES.find((name) => name === wanted);
  if (!window || !names.includes(window)) return { place: null, gone: "window" };
  const kind = ITEMS[window];
  const item = kind && query.get(kind) || undefined;
  const [text, day, part] = BOARD_PARAMETERS.map((name) =>
    window === "leaderboard" && query.get(name) || undefined
  );
  const board = PERIOD_KINDS.find((one) => one === text);
  const at = isNaN(Date.parse(`${day}T00:00Z`)) ? undefined : day;
  const show = BOARD_VIEWS.find((one) => one === part);
  const gone = text !== board || day !== at || part !== show ? "board" : null;
  return { place: { window, board, at, show, item }, gone };
}

/** Returns the search part of an address with another place; other parameters stay. */
export function withDeskPlace(search: string, place: DeskPlace | null): string {
  const query = new URLSearchParams(search);
  for (const name of OWN_PARAMETERS) query.delete(name);
  if (place) {
    query.set("window", place.window);
    for (const name of BOARD_PARAMETERS) if (place[name]) query.set(name, place[name]);
    const kind = ITEMS[place.window];
    if (kind && place.item) query.set(kind, place.item);
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
