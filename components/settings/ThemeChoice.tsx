import type { Theme } from "@/core/desk.ts";

const THEMES: readonly (readonly [Theme, string])[] = [
  ["auto", "Auto"],
  ["light", "Light"],
  ["dark", "Dark"],
];

/** The choice of the color theme, with a small drawing of a window for each. */
export function ThemeChoice({ value, on }: { value: Theme; on: (theme: Theme) => void }) {
  return (
    <fieldset class="group-row theme-choice">
      <legend class="sr-only">Appearance</legend>
      <span class="group-label" aria-hidden="true">Appearance</span>
      <span class="theme-tiles">
        {THEMES.map(([theme, name]) => (
          <label key={theme} class="theme-tile">
            <input
              type="radio"
              name="theme"
              value={theme}
              checked={theme === value}
              onChange={() => on(theme)}
            />
            <span class="theme-window" data-look={theme} aria-hidden="true">
              <i />
              <i />
            </span>
            <span>{name}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}
