import { useEffect } from "preact/hooks";
import type { Tile } from "@/core/windows/views.ts";
import { isTyping } from "@/components/shared/is_typing.ts";
import type { Windows } from "./use_windows.ts";

/** The keys that tile the front window, together with Ctrl or Command; null: its own place again. */
export const TILE_KEYS: readonly {
  readonly tile: Tile | null;
  /** As menus show it. */
  readonly key: string;
  readonly name: string;
  readonly arrow: string;
}[] = [
  { tile: "left", key: "⇧←", name: "Control+Shift+ArrowLeft", arrow: "ArrowLeft" },
  { tile: "right", key: "⇧→", name: "Control+Shift+ArrowRight", arrow: "ArrowRight" },
  { tile: "fill", key: "⇧↑", name: "Control+Shift+ArrowUp", arrow: "ArrowUp" },
  { tile: null, key: "⇧↓", name: "Control+Shift+ArrowDown", arrow: "ArrowDown" },
];

/** Tiles the front window with the keys of {@link TILE_KEYS}. */
export function useTileKeys(windows: Windows): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
      const found = TILE_KEYS.find(({ arrow }) => arrow === key);
      const front = windows.front.value;
      if (!found || !shiftKey || altKey || ctrlKey === metaKey || front === null) return;
      // In a field the same keys select text.
      if (windows.isPhone.value || isTyping(event)) return;
      event.preventDefault();
      windows.tile(front, found.tile);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
