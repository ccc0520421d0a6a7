import type { AchievementView } from "@/core/achievements/views.ts";
import type { ChallengeView } from "@/core/challenges/views.ts";
import type { Theme } from "@/core/desk.ts";
import { PERIOD_KINDS, type PeriodKind } from "@/core/leaderboards/kinds.ts";
import type { Board } from "@/core/leaderboards/views.ts";
import type { CenterModel } from "@/components/notifications/center_model.ts";
import type { Role } from "@/core/roles.ts";
import type { WindowName } from "@/core/windows/table.ts";
import { sectionGroups } from "@/components/admin/sections.ts";
import { storePreferences } from "@/components/shared/preferences.ts";
import { applyTheme } from "@/components/shared/theme.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { TILE_KEYS } from "@/components/windows/use_tile_keys.ts";
import type { Places } from "@/components/windows/use_places.ts";
import type { Windows } from "@/components/windows/use_windows.ts";
import { paletteWords } from "@/words/palette.ts";
import { windowWords } from "@/words/windows.ts";
import { openSheet } from "./open_palette.ts";
import type { PaletteItem } from "./palette_item.ts";

/** What the palette finds things in. */
export interface PaletteSources {
  readonly names: readonly WindowName[];
  readonly windows: Windows;
  readonly places: Places;
  readonly role: Role;
  /** The notifications; null: the person has none. */
  readonly center: CenterModel | null;
  readonly boards: Readonly<Record<PeriodKind, Board>>;
  readonly achievements: readonly Pick<AchievementView, "key" | "title">[];
  readonly challenges: readonly Pick<ChallengeView, "id" | "title">[];
}

const THEMES: readonly Theme[] = ["auto", "light", "dark"];

/** Returns everything that the palette can open for this person. */
export function deskItems(sources: PaletteSources): readonly PaletteItem[] {
  const { names, places, boards } = sources;
  const words = wordsOf(paletteWords);
  const { titles } = wordsOf(windowWords);
  return [
    ...names.map((window): PaletteItem => ({
      id: `window:${window}`,
      kind: "window",
      label: titles[window],
      words: window,
      run: () => places.go({ window }),
    })),
    ...PERIOD_KINDS.map((board): PaletteItem => ({
      id: `board:${board}`,
      kind: "board",
      label: words.boards[board],
      run: () => places.go({ window: "leaderboard", board }),
    })),
    ...actions(sources),
    ...sources.challenges.map(({ id, title }): PaletteItem => ({
      id: `challenge:${id}`,
      kind: "challenge",
      label: title,
      run: () => places.go({ window: "challenges", item: String(id) }),
    })),
    ...pages(sources.role),
    ...sources.achievements.map(({ key, title }): PaletteItem => ({
      id: `achievement:${key}`,
      kind: "achievement",
      label: title,
      run: () => places.go({ window: "achievements", item: key }),
    })),
    ...people(boards, places),
  ];
}

/** The people on the boards, each once, on the first board that they are on. */
function people(boards: PaletteSources["boards"], places: Places): readonly PaletteItem[] {
  const found = new Map<string, PaletteItem>();
  for (const board of PERIOD_KINDS) {
    for (const { agent } of boards[board].entries) {
      if (found.has(agent.id)) continue;
      found.set(agent.id, {
        id: `person:${agent.id}`,
        kind: "person",
        label: agent.name,
        run: () => places.go({ window: "leaderboard", board, item: agent.id }),
      });
    }
  }
  return [...found.values()];
}

/** The pages of the settings window that this role sees. */
function pages(role: Role): readonly PaletteItem[] {
  return sectionGroups(role).flatMap(({ title, sections }) =>
    sections.map((section): PaletteItem => ({
      id: `page:${section.id}`,
      kind: "page",
      label: section.title,
      words: `${section.words} ${title ?? wordsOf(paletteWords).settings}`,
      run: () => location.assign(section.href),
    }))
  );
}

function actions({ windows, center }: PaletteSources): readonly PaletteItem[] {
  const words = wordsOf(paletteWords);
  const { menu } = wordsOf(windowWords);
  const action = (id: string, label: string, run: () => void): PaletteItem => (
    { id: `action:${id}`, kind: "action", label, words: words.also[id], run }
  );
  // The palette has the focus, but the window that was in front is still in front.
  const front = windows.front.value;
  const tiles = front === null || windows.isPhone.value ? [] : TILE_KEYS.map(({ tile }) =>
    action(
      `tile-${tile ?? "none"}`,
      tile ? menu.tiles[tile] : menu.restore,
      () => windows.tile(front, tile),
    )
  );
  const notifications = center === null ? [] : [
    action("notifications", words.notifications, center.toggle),
    ...(center.unread.value === 0
      ? []
      : [action("read-all", words.readAll, () => void center.markAllRead())]),
  ];
  return [
    ...notifications,
    ...THEMES.map((theme) =>
      action(`theme-${theme}`, words.themes[theme], () => {
        applyTheme(theme);
        void storePreferences({ appearance: theme });
      })
    ),
    ...tiles,
    action("show-all", menu.showAll, windows.showAll),
    action("reset", menu.resetLayout, windows.reset),
    action("shortcuts", words.shortcuts, () => openSheet.value = "help"),
    action(
      "sign-out",
      words.signOut,
      () => document.querySelector<HTMLFormElement>("#sign-out")?.submit(),
    ),
  ];
}
