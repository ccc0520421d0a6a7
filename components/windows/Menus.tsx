import { MenuItem } from "./menu_item.ts";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { MenuList } from "./MenuList.tsx";

/** A menu of the menu bar. */
export interface MenuSpec {
  readonly id: string;
  /** The content of the button. */
  readonly button: ComponentChildren;
  /** The name of the button for screen readers, when it shows no text. */
  readonly label?: string;
  readonly class?: string;
  readonly items: readonly MenuItem[];
}

/**
 * A row of menus with the keyboard control of a menu bar: arrows, Enter, Escape, Home, End, first
 * letters.
 */
export function Menus(
  { label, menus, align = "start" }: {
    label: string;
    menus: readonly MenuSpec[];
    align?: "start" | "end";
  },
) {
  const { bar, open, reachable, edge, show, focusButton, neighbor, onButtonKey } = useMenuBar(
    menus,
  );

  return (
    <div ref={bar} class="menus" role="menubar" aria-label={label}>
      {menus.map(({ id, button, label: name, class: extra, items }) => (
        <div key={id} class="menu" role="none">
          <button
            type="button"
            role="menuitem"
            class={extra ? `menu-button ${extra}` : "menu-button"}
            data-menu={id}
            aria-label={name}
            aria-haspopup="menu"
            aria-expanded={open === id}
            tabIndex={reachable === id ? 0 : -1}
            // A click from the keyboard has detail 0; then the focus moves into the menu.
            onClick={(event) =>
              show(open === id ? null : id, event.detail === 0 ? "first" : null)}
            onKeyDown={(event) =>
              onButtonKey(event, id)}
            onPointerEnter={() =>
              open !== null && open !== id && show(id, null)}
          >
            {button}
          </button>
          {open === id && (
            <MenuList
              label={name ?? id}
              items={items}
              align={align}
              edge={edge}
              onClose={(isFocusKept) => {
                show(null, null);
                if (!isFocusKept) focusButton(id);
              }}
              onStep={(step) => {
                const next = neighbor(id, step);
                focusButton(next);
                show(next, "first");
              }}
            />
          )}
        </div>
      ))}
    </div>
  );
}

/** Keeps which menu is open and which button has the focus. */
function useMenuBar(menus: readonly MenuSpec[]) {
  const bar = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<string | null>(null);
  // The button that Tab reaches. The arrow keys reach the others.
  const [reachable, setReachable] = useState(menus[0]?.id);
  const [edge, setEdge] = useState<"first" | "last" | null>(null);

  useEffect(() => {
    if (open === null) return;
    const onPointerDown = (event: PointerEvent) => {
      if (!bar.current?.contains(event.target as Node)) setOpen(null);
    };
    document.addEventListener("pointerdown", onPointerDown);
    return () => document.removeEventListener("pointerdown", onPointerDown);
  }, [open]);

  function show(id: string | null, focus: "first" | "last" | null) {
    setEdge(focus);
    setOpen(id);
    if (id) setReachable(id);
  }

  function focusButton(id: string) {
    setReachable(id);
    bar.current?.querySelector<HTMLElement>(`[data-menu="${id}"]`)?.focus();
  }

  function neighbor(id: string, step: number): string {
    const index = menus.findIndex((menu) => menu.id === id);
    return menus[(index + step + menus.length) % menus.length]?.id ?? id;
  }

  function onButtonKey(event: KeyboardEvent, id: string) {
    const isKnown = ["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Escape"].includes(
      event.key,
    );
    if (!isKnown) return;
    event.preventDefault();
    if (event.key === "ArrowDown") show(id, "first");
    else if (event.key === "ArrowUp") show(id, "last");
    else if (event.key === "Escape") show(null, null);
    else {
      const next = neighbor(id, event.key === "ArrowRight" ? 1 : -1);
      focusButton(next);
      if (open !== null) show(next, null);
    }
  }

  return { bar, open, reachable, edge, show, focusButton, neighbor, onButtonKey };
}
