import { useLayoutEffect, useRef } from "preact/hooks";
import { Check } from "@/components/shared/icons.ts";
import type { MenuItem } from "./menu_item.ts";

/** What the key for shortcuts is called where the page is open. Menus open only in the browser. */
const COMMAND = /^(?:Mac|iP)/.test(globalThis.navigator?.platform ?? "") ? "⌘" : "Ctrl ";

interface Props {
  label: string;
  items: readonly MenuItem[];
  align: "start" | "end";
  /** The item that gets the focus first; null when the pointer opened the menu. */
  edge: "first" | "last" | null;
  onClose: (isFocusKept: boolean) => void;
  /** Called when the left or right arrow key moves to the next menu. */
  onStep: (step: number) => void;
}

/** The open menu below a button. */
export function MenuList(props: Props) {
  const { label, items, align, edge, onClose } = props;
  const list = useRef<HTMLDivElement>(null);
  const choices = () => [
    ...list.current?.querySelectorAll<HTMLElement>("button:not([aria-disabled=true])") ?? [],
  ];

  useLayoutEffect(() => {
    if (edge === null) list.current?.focus();
    else choices().at(edge === "first" ? 0 : -1)?.focus();
  }, []);

  return (
    <div
      ref={list}
      class="menu-list"
      role="menu"
      aria-label={label}
      data-align={align}
      tabIndex={-1}
      onKeyDown={(event) => onMenuKey(event, choices(), props)}
    >
      {items.map((item, index) => <MenuEntry key={index} item={item} onClose={onClose} />)}
    </div>
  );
}

/** Moves the focus among the items that can be chosen, closes the menu, or goes to the next one. */
function onMenuKey(
  event: KeyboardEvent,
  all: readonly HTMLElement[],
  { onClose, onStep }: Pick<Props, "onClose" | "onStep">,
): void {
  const index = all.indexOf(document.activeElement as HTMLElement);
  if (event.key === "Tab") return onClose(true);
  const target = event.key === "ArrowDown"
    ? all[(index + 1) % all.length]
    : event.key === "ArrowUp"
    ? all.at(index <= 0 ? -1 : index - 1)
    : event.key === "Home"
    ? all[0]
    : event.key === "End"
    ? all.at(-1)
    : byLetter(all, index, event.key);
  if (target) target.focus();
  else if (event.key === "Escape") onClose(false);
  else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    onStep(event.key === "ArrowRight" ? 1 : -1);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

function byLetter(all: readonly HTMLElement[], index: number, key: string) {
  if (key.length !== 1 || key === " ") return undefined;
  const ordered = [...all.slice(index + 1), ...all.slice(0, index + 1)];
  return ordered.find((one) => one.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()));
}

/** An item of a menu. */
function MenuEntry({ item, onClose }: { item: MenuItem; onClose: Props["onClose"] }) {
  if (item.kind === "separator") return <hr class="menu-rule" />;
  if (item.kind === "note") {
    return (
      <div class="menu-note" role="none">
        <span>
          <bdi>{item.label}</bdi>
        </span>
        {item.detail && (
          <span class="text-label-secondary">
            <bdi>{item.detail}</bdi>
          </span>
        )}
      </div>
    );
  }
  const role = item.kind === "radio"
    ? "menuitemradio"
    : item.kind === "check"
    ? "menuitemcheckbox"
    : "menuitem";
  return (
    <button
      type="button"
      role={role}
      class="menu-item"
      tabIndex={-1}
      aria-checked={item.kind === "action" ? undefined : item.isChecked ?? false}
      aria-disabled={item.isDisabled}
      aria-keyshortcuts={item.shortcut?.name}
      onPointerMove={(event) => !item.isDisabled && event.currentTarget.focus()}
      onClick={() => {
        if (item.isDisabled) return;
        onClose(false);
        item.onSelect();
      }}
    >
      <span class="menu-check">
        {item.isChecked && <Check size={14} strokeWidth={2.600} />}
      </span>
      {item.label}
      {item.shortcut && (
        <kbd class="menu-shortcut" aria-hidden="true">{COMMAND}{item.shortcut.key}</kbd>
      )}
    </button>
  );
}
