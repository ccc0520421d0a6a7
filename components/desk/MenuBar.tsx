import { useEffect, useState } from "preact/hooks";
import type { ConnectionStatus } from "@/components/live/event_stream.ts";
import { LaurelMark } from "@/components/shared/LaurelMark.tsx";
import { Avatar } from "@/components/shared/Avatar.tsx";
import { followPreferences, storePreferences } from "@/components/shared/preferences.ts";
import { applyTheme } from "@/components/shared/theme.ts";
import { SETTINGS } from "./use_settings_shortcut.ts";
import { Clock } from "./Clock.tsx";
import { ConnectionState } from "@/components/shared/ConnectionState.tsx";
import { WINDOWS } from "@/components/windows/Dock.tsx";
import { Menus } from "@/components/windows/Menus.tsx";
import type { MenuItem } from "@/components/windows/menu_item.ts";
import type { DeskPerson, Theme } from "@/core/desk.ts";
import { ROLE_NAMES } from "@/core/roles.ts";
import type { Windows } from "@/components/windows/use_windows.ts";
import type { WindowName } from "@/components/windows/window_layout.ts";

const THEMES: readonly (readonly [Theme, string])[] = [
  ["auto", "Match System"],
  ["light", "Light"],
  ["dark", "Dark"],
];

interface Props {
  names: readonly WindowName[];
  windows: Windows;
  person: DeskPerson;
  theme: Theme;
  connection: ConnectionStatus;
  now: number;
  timeZone: string;
  onAbout: () => void;
}

/** The menu bar: menus on the left, connection, person and clock on the right. */
export function MenuBar(props: Props) {
  const { names, windows, person, connection } = props;
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
    { id: "view", button: "View", items: viewItems(theme, chooseTheme, windows) },
    {
      id: "window",
      button: "Window",
      class: "desktop-only",
      items: windowItems(names, windows),
    },
  ];

  return (
    <header class="menu-bar">
      <Menus label="Menus" menus={menus} />
      <div class="menu-extras">
        <ConnectionState status={connection} />
        <AccountMenu person={person} />
        <Clock now={props.now} timeZone={props.timeZone} />
      </div>
      <form id="sign-out" method="post" action="/sign-out" hidden />
    </header>
  );
}

const SETTINGS_ITEM: MenuItem = {
  kind: "action",
  label: "Settings…",
  shortcut: { key: ",", name: "Control+," },
  onSelect: () => location.assign(SETTINGS),
};

function laurelItems(person: DeskPerson, onAbout: () => void): MenuItem[] {
  const about: MenuItem = { kind: "action", label: "About Laurel", onSelect: onAbout };
  if (person.role === "agent") return [about, { kind: "separator" }, SETTINGS_ITEM];
  const team: MenuItem = {
    kind: "action",
    label: "My Team",
    onSelect: () => location.assign("/team"),
  };
  return [about, { kind: "separator" }, team, SETTINGS_ITEM];
}

function viewItems(theme: Theme, onTheme: (theme: Theme) => void, windows: Windows): MenuItem[] {
  return [
    { kind: "note", label: "Appearance" },
    ...THEMES.map(([value, label]): MenuItem => ({
      kind: "radio",
      label,
      isChecked: theme === value,
      onSelect: () => onTheme(value),
    })),
    { kind: "separator" },
    { kind: "action", label: "Reset Layout", onSelect: windows.reset },
  ];
}

/** The items for the front window, and the list of all windows. */
function windowItems(names: readonly WindowName[], windows: Windows): MenuItem[] {
  const front = windows.front.value;
  const { places } = windows.layout.value;
  const isDisabled = front === null;
  return [
    {
      kind: "action",
      label: "Minimize",
      isDisabled,
      onSelect: () => front && windows.minimize(front),
    },
    {
      kind: "action",
      label: front && places[front].isZoomed ? "Restore" : "Zoom",
      isDisabled,
      onSelect: () => front && windows.toggleZoom(front),
    },
    { kind: "action", label: "Close", isDisabled, onSelect: () => front && windows.close(front) },
    { kind: "separator" },
    { kind: "action", label: "Show All", onSelect: windows.showAll },
    { kind: "separator" },
    ...names.map((name): MenuItem => ({
      kind: "check",
      label: WINDOWS[name].title,
      isChecked: front === name,
      onSelect: () => windows.show(name),
    })),
  ];
}

/** The menu of the person who is signed in. */
function AccountMenu({ person }: { person: DeskPerson }) {
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
    { kind: "note", label: ROLE_NAMES[person.role] },
    { kind: "separator" },
    SETTINGS_ITEM,
    { kind: "separator" },
    {
      kind: "action",
      label: "Sign Out",
      onSelect: () => document.querySelector<HTMLFormElement>("#sign-out")?.submit(),
    },
  ];
  return <Menus label="Account" align="end" menus={[{ id: "person", button, items }]} />;
}
