import { useMemo, useRef, useState } from "preact/hooks";
import { Search } from "@/components/shared/page_icons.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { Modal } from "@/components/shared/Modal.tsx";
import { paletteWords } from "@/words/palette.ts";
import { deskItems, type PaletteSources } from "./desk_items.ts";
import { findItems } from "./find_items.ts";
import { openSheet } from "./open_palette.ts";
import type { PaletteItem } from "./palette_item.ts";
import { readRecent, rememberItem } from "./recent_items.ts";

/** The command palette: one field that finds everything, worked by the keyboard alone. */
export default function Palette(sources: PaletteSources) {
  const words = wordsOf(paletteWords);
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const all = useMemo(() => deskItems(sources), [sources.achievements, sources.challenges]);
  const recent = useMemo(readRecent, []);
  const found = useMemo(() => findItems(all, text, recent), [all, text]);
  const current = found[Math.min(active, found.length - 1)];

  const close = () => openSheet.value = null;
  const choose = (item: PaletteItem) => {
    rememberItem(item.id);
    close();
    // The dialog gives the focus back first; what is opened takes it then.
    requestAnimationFrame(item.run);
  };
  const move = (to: number) => {
    const next = (to + found.length) % Math.max(found.length, 1);
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") move(active + 1);
    else if (event.key === "ArrowUp") move(active - 1);
    else if (event.key === "PageDown") move(Math.min(active + 8, found.length - 1));
    else if (event.key === "PageUp") move(Math.max(active - 8, 0));
    else if (event.key === "Enter") current && choose(current);
    else return;
    event.preventDefault();
  };

  return (
    <Modal class="palette" titleId="palette-title" onCancel={close}>
      <h2 id="palette-title" class="sr-only">{words.title}</h2>
      <div class="palette-field">
        <Search size={20} aria-hidden="true" />
        <input
          id="palette-input"
          class="palette-input"
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-activedescendant={current && `palette-${current.id}`}
          aria-label={words.title}
          placeholder={words.placeholder}
          autocomplete="off"
          spellcheck={false}
          autofocus
          value={text}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setActive(0);
            if (list.current) list.current.scrollTop = 0;
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <ul
        ref={list}
        id="palette-list"
        class="palette-list"
        role="listbox"
        aria-label={words.results}
      >
        {found.map((item, index) => (
          <li
            key={item.id}
            id={`palette-${item.id}`}
            class="palette-option"
            role="option"
            aria-selected={item === current}
            onPointerMove={() => setActive(index)}
            onClick={() => choose(item)}
          >
            <span class="truncate">
              <bdi>{item.label}</bdi>
            </span>
            <span class="palette-kind">{words.kinds[item.kind]}</span>
          </li>
        ))}
      </ul>
      <p class={found.length === 0 ? "palette-none" : "sr-only"} role="status">
        {found.length === 0 ? words.none(text) : text === "" ? "" : words.count(found.length)}
      </p>
    </Modal>
  );
}
