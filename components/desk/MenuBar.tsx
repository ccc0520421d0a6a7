import { useEffect, useState } from "preact/hooks";
import type { ConnectionStatus } from "@/components/live/event_stream.ts";
import { LaurelMark } from "@/components/shared/LaurelMark.tsx";
import { Avatar } from "@/components/shared/Avatar.tsx";
import { followPreferences, storePreferences } from "@/components/shared/preferences.ts";
import { applyTheme } from "@/components/shared/theme.ts";
import { SETTINGS } from "./use_settings_shortcut.ts";
import { CenterButton } from "@/components/notifications/CenterButton.tsx";
import type { CenterModel } from "@/components/notifications/center_model.ts";
import { Clock } from "./Clock.tsx";
import { ConnectionState } from "@/components/shared/ConnectionState.tsx";
import { wordsOf } from "@/components/shared/locale.ts";
import { deskWords } from "@/words/desk.ts";
import { roleWords } from "@/words/roles.ts";
import { windowWords } from "@/words/windows.ts";
import { openSheet } from "@/components/palette/open_palette.ts";
import { Menus } from "@/components/windows/Menus.tsx";
import type { MenuItem } from "@/components/windows/menu_item.ts";
import type { DeskPerson, Theme } from "@/core/desk.ts";
import { TILE_KEYS } from "@/components/windows/use_tile_keys.ts";
import type { Windows } from "@/components/windows/use_windows.ts";
import type { WindowName } from "@/core/windows/table.ts";

const THEMES: readonly Theme[] = ["auto", "light", "dark"];

interface Props {
  names: readonly WindowName[];
  windows: Windows;
  person: DeskPerson;
  theme: Theme;
  connection: ConnectionStatus;
  now: number;
  timeZone: string;
  /** Null for people who are not agents. */
  center: CenterModel | null;
  /** Opens a window. */
  onOpen: (name: WindowName) => void;
  onAbout: () => void;
}

/** The menu bar: menus on the left, connection, person and clock on the right. */
export function MenuBar(props: Props) {
  const { names, windows, person, connection } = props;
  const words = wordsOf(deskWords).menus;
  const [theme, setTheme] = useState(props.theme);
  const chooseTheme = (value: Theme) => {
    setTheme(value);
    applyTheme(value);
    // When it cannot be stored, the choice still counts in this browser.
    void storePreferences({ appearance: value });
  };
  useEffect(() => followPreferences(({ appearance }) => setTheme(appearance)), []);
  const menus = [
    {
      id: "laurel",
      button: (
        <>
          <LaurelMark size={17} />
          <strong>Laurel</strong>
        </>
      ),
      items: laurelItems(person, props.onAbout),
    },
    { id: "view", button: words.view, items: viewItems(theme, chooseTheme, windows) },
    {
      id: "window",
      button: words.window,
      class: "desktop-only",
      items: windowItems(names, windows, props.onOpen),
    },
  ];

  const clock = <Clock now={props.now} timeZone={props.timeZone} />;

  return (
    <header class="menu-bar">
      <Menus label={words.label} menus={menus} />
      <div class="menu-extras">
        <ConnectionState status={connection} />
        <AccountMenu person={person} />
        {props.center ? <CenterButton center={props.center}>{clock}</CenterButton> : clock}
      </div>
      <form id="sign-out" method="post" action="/sign-out" hidden />
    </header>
  );
}

function settingsItem(): MenuItem {
  return {
    kind: "action",
    label: wordsOf(deskWords).menus.settings,
    shortcut: { key: ",", name: "Control+," },
    onSelect: () => location.assign(SETTINGS),
  };
}

/** The items of the palette and of the sheet of shortcuts. */
function searchItems(): MenuItem[] {
  const words = wordsOf(deskWords).menus;
  return [
    {
      kind: "action",
      label: words.search,
      shortcut: { key: "K", name: "Control+K" },
      onSelect: () => openSheet.value = "palette",
    },
    { kind: "action", label: words.shortcuts, onSelect: () => openSheet.value = "help" },
  ];
}

function laurelItems(person: DeskPerson, onAbout: () => void): MenuItem[] {
  const words = wordsOf(deskWords).menus;
  const about: MenuItem = { kind: "action", label: words.about, onSelect: onAbout };
  if (person.role === "agent") {
    return [about, { kind: "separator" }, ...searchItems(), settingsItem()];
  }
  const team: MenuItem = {
    kind: "action",
    label: words.team,
    onSelect: () => location.assign("/team"),
  };
  return [about, { kind: "separator" }, team, ...searchItems(), settingsItem()];
}

function viewItems(theme: Theme, onTheme: (theme: Theme) => void, windows: Windows): MenuItem[] {
  const words = wordsOf(deskWords).menus;
  const { resetLayout } = wordsOf(windowWords).menu;
  return [
    { kind: "note", label: words.appearance },
    ...THEMES.map((value): MenuItem => ({
      kind: "radio",
      label: words.themes[value],
      isChecked: theme === value,
      onSelect: () => onTheme(value),
    })),
    { kind: "separator" },
    { kind: "action", label: resetLayout, onSelect: windows.reset },
  ];
}

/** The items for the front window, and the list of all windows. */
function windowItems(
  names: readonly WindowName[],
  windows: Windows,
  onOpen: (name: WindowName) => void,
): MenuItem[] {
  const front = windows.front.value;
  const { places } = windows.layout.value;
  const isDisabled = front === null;
  const { menu, titles } = wordsOf(windowWords);
  return [
    {
      kind: "action",
      label: menu.minimize,
      isDisabled,
      onSelect: () => front && windows.minimize(front),
    },
    {
      kind: "action",
      label: menu.close,
      isDisabled,
      onSelect: () => front && windows.close(front),
    },
    { kind: "separator" },
    ...TILE_KEYS.map(({ tile, key, name }): MenuItem => ({
      kind: "action",
      label: tile ? menu.tiles[tile] : menu.restore,
      isDisabled: isDisabled || (tile === null && places[front].tile === null),
      shortcut: { key, name },
      onSelect: () => front && windows.tile(front, tile),
    })),
    { kind: "separator" },
    { kind: "action", label: menu.showAll, onSelect: windows.showAll },
    { kind: "separator" },
    ...names.map((name): MenuItem => ({
      kind: "check",
      label: titles[name],
      isChecked: front === name,
      onSelect: () => onOpen(name),
    })),
  ];
}

/** The menu of the person who is signed in. */
function AccountMenu({ person }: { person: DeskPerson }) {
  const words = wordsOf(deskWords).menus;
  const button = (
    <span class="menu-person truncate">
      <Avatar
        id={person.agent ?? person.id}
        name={person.name}
        picture={person.picture}
        size={20}
      />
      <bdi class="truncate">{person.name}</bdi>
    </span>
  );
  const items: MenuItem[] = [
    { kind: "note", label: person.name, detail: person.email },
    { kind: "note", label: wordsOf(roleWords)[person.role] },
    { kind: "separator" },
    settingsItem(),
    { kind: "separator" },
    {
      kind: "action",
      label: words.signOut,
      onSelect: () => document.querySelector<HTMLFormElement>("#sign-out")?.submit(),
    },
  ];
  return <Menus label={words.account} align="end" menus={[{ id: "person", button, items }]} />;
}
