import { useState } from "preact/hooks";
import type { ConnectionStatus } from "@/components/live/event_stream.ts";
import { LaurelMark } from "@/components/shared/LaurelMark.tsx";
import { applyTheme } from "@/components/shared/theme.ts";
import { Clock } from "./Clock.tsx";
import { ConnectionState } from "./ConnectionState.tsx";
import { WINDOWS } from "@/components/windows/Dock.tsx";
import { Menus } from "@/components/windows/Menus.tsx";
import type { MenuItem } from "@/components/windows/menu_item.ts";
import type { DeskPerson, Theme } from "@/components/shared/types.ts";
import type { Windows } from "@/components/windows/use_windows.ts";
import type { WindowName } from "@/components/windows/window_layout.ts";

const THEMES: readonly (readonly [Theme, string])[] = [
  ["auto", "Match System"],
  ["light", "Light"],
  ["dark", "Dark"],
];

const ROLES: Readonly<Record<string, string>> = {
  agent: "Agent",
  manager: "Manager",
  admin: "Administrator",
};

/** The menu bar: menus on the left, connection, person and clock on the right. */
export function MenuBar(props: {
  names: readonly WindowName[];
  windows: Windows;
  person: DeskPerson;
  theme: Theme;
  connection: ConnectionStatus;
  now: number;
  timeZone: string;
  onAbout: () => void;
}) {
  const { names, windows, person, connection } = props;
  const [theme, setTheme] = useState(props.theme);
  const front = windows.front.value;
  const { places } = windows.layout.value;

  const appearance: MenuItem[] = THEMES.map(([value, label]) => ({
    kind: "radio",
    label,
    isChecked: theme === value,
    onSelect: () => {
      setTheme(value);
      applyTheme(value);
    },
  }));
  const list: MenuItem[] = names.map((name) => ({
    kind: "check",
    label: WINDOWS[name].title,
    isChecked: front === name,
    onSelect: () => windows.show(name),
  }));
  const settings: MenuItem[] = person.role === "admin"
    ? [{ kind: "separator" }, {
      kind: "action",
      label: "Settings…",
      onSelect: () => location.assign("/admin/integrations"),
    }]
    : [];
  const isNoneOpen = front === null;
  const menus = [
    {
      id: "laurel",
      button: (
        <>
          <LaurelMark size={17} />
          <strong>Laurel</strong>
        </>
      ),
      items: [
        { kind: "action", label: "About Laurel", onSelect: props.onAbout },
        ...settings,
      ],
    },
    {
      id: "view",
      button: "View",
      items: [
        { kind: "note", label: "Appearance" },
        ...appearance,
        { kind: "separator" },
        { kind: "action", label: "Reset Layout", onSelect: windows.reset },
      ],
    },
    {
      id: "window",
      button: "Window",
      class: "desktop-only",
      items: [
        {
          kind: "action",
          label: "Minimize",
          isDisabled: isNoneOpen,
          onSelect: () => front && windows.minimize(front),
        },
        {
          kind: "action",
          label: front && places[front].isZoomed ? "Restore" : "Zoom",
          isDisabled: isNoneOpen,
          onSelect: () => front && windows.toggleZoom(front),
        },
        {
          kind: "action",
          label: "Close",
          isDisabled: isNoneOpen,
          onSelect: () => front && windows.close(front),
        },
        { kind: "separator" },
        { kind: "action", label: "Show All", onSelect: windows.showAll },
        { kind: "separator" },
        ...list,
      ],
    },
  ] as const satisfies Parameters<typeof Menus>[0]["menus"];

  return (
    <header class="menu-bar">
      <Menus label="Menus" menus={menus} />
      <div class="menu-extras">
        <ConnectionState status={connection} />
        <Menus
          label="Account"
          align="end"
          menus={[{
            id: "person",
            button: (
              <span class="menu-person truncate">
                <bdi>{person.name}</bdi>
              </span>
            ),
            items: [
              { kind: "note", label: person.name, detail: person.email },
              { kind: "note", label: ROLES[person.role] ?? person.role },
              { kind: "separator" },
              {
                kind: "action",
                label: "Sign Out",
                onSelect: () => document.querySelector<HTMLFormElement>("#sign-out")?.submit(),
              },
            ],
          }]}
        />
        <Clock now={props.now} timeZone={props.timeZone} />
      </div>
      <form id="sign-out" method="post" action="/sign-out" hidden />
    </header>
  );
}
