import { PERIOD_KINDS, type PeriodKind } from "@/core/leaderboards/kinds.ts";
import { WINDOW_NAMES, type WindowName } from "@/core/windows/table.ts";

/** A place of the desk that has an address: a window, and what is shown in it. */
export interface DeskPlace {
  readonly window: WindowName;
  readonly board?: PeriodKind | undefined;
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

const OWN_PARAMETERS = ["window", "board", "achievement", "challenge"];

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
  const text = window === "leaderboard" ? query.get("board") : null;
  const board = PERIOD_KINDS.find((one) => one === text);
  const gone = text !== null && board === undefined ? "board" : null;
  return { place: { window, board, item }, gone };
}

/** Returns the search part of an address with another place; other parameters stay. */
export function withDeskPlace(search: string, place: DeskPlace | null): string {
  const query = new URLSearchParams(search);
  for (const name of OWN_PARAMETERS) query.delete(name);
  if (place) {
    query.set("window", place.window);
    if (place.board) query.set("board", place.board);
    const kind = ITEMS[place.window];
    if (kind && place.item) query.set(kind, place.item);
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
