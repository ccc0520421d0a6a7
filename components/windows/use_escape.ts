import { useEffect, useRef } from "preact/hooks";

/**
 * Calls `onEscape` when Escape is pressed, unless a focused menu, dialog or window handled the key.
 */
export function useEscape(onEscape: () => void): void {
  const latest = useRef(onEscape);
  latest.current = onEscape;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      // The browser itself closes an open dialog.
      if (!document.querySelector("dialog[open]")) latest.current();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
