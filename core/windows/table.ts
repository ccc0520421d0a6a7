/** A size in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** What is known of a window before anybody moves it. */
interface WindowRow {
  /**
   * A floating window is closed at first and lies above the others; on phones it is a sheet. Any
   * other one has an area of the same name in the grid of `styles/windows.css`, and is open.
   */
  readonly isFloating: boolean;
  /** The size of a floating window at first, in the middle of the desktop; its grid gives the rest. */
  readonly size: Size | null;
  /** How small it can be made. */
  readonly minimum: Size;
  /** Who has it: everybody, or only people with work of their own. */
  readonly audience: "everyone" | "agents";
}

const docked = (minimum: Size): WindowRow => (
  { isFloating: false, size: null, minimum, audience: "agents" }
);

const floating = (size: Size): WindowRow => (
  { isFloating: true, size, minimum: { width: 360, height: 260 }, audience: "agents" }
);

/**
 * The windows of the desk, in the order of the dock. A new one needs a row here, its titles in
 * `words/windows.ts`, an icon in `components/windows/Dock.tsx`, and its pane in
 * `components/desk/RewardWindows.tsx` or `AgentWindows.tsx`.
 */
export const WINDOWS = {
  level: docked({ width: 260, height: 240 }),
  streak: docked({ width: 260, height: 200 }),
  activity: docked({ width: 300, height: 220 }),
  leaderboard: { ...docked({ width: 320, height: 220 }), audience: "everyone" },
  today: floating({ width: 760, height: 690 }),
  achievements: floating({ width: 760, height: 690 }),
  challenges: floating({ width: 660, height: 690 }),
  spin: floating({ width: 780, height: 690 }),
} as const satisfies Readonly<Record<string, WindowRow>>;
export type WindowName = keyof typeof WINDOWS;

export const WINDOW_NAMES = Object.keys(WINDOWS) as readonly WindowName[];

/** Whether a window is closed at first, and a sheet on phones. */
export function isFloating(name: WindowName): boolean {
  return WINDOWS[name].isFloating;
}

/** The windows that a person has, in the order of the dock. */
export function windowsFor(audience: WindowRow["audience"]): readonly WindowName[] {
  return WINDOW_NAMES.filter((name) =>
    audience === "agents" || WINDOWS[name].audience === "everyone"
  );
}
