import { useEffect, useRef } from "preact/hooks";

/** Calls back on Escape, unless a menu, a dialog or a window that has the focus took it. */
export function useEscape(onEscape: () => void): void {
  const latest = useRef(onEscape);
  latest.current = onEscape;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented) return;
      // The browser closes an open dialog.
      if (!document.querySelector("dialog[open]")) latest.current();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
