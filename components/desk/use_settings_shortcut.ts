import { useEffect } from "preact/hooks";

/** The address of the person's own settings. */
export const SETTINGS = "/settings";

/** Opens the settings on Ctrl or Command with the comma, as on a Mac. */
export function useSettingsShortcut(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
      if (key !== "," || ctrlKey === metaKey || altKey || shiftKey) return;
      event.preventDefault();
      location.assign(SETTINGS);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
