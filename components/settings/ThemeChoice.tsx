import type { Theme } from "@/core/desk.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { settingsWords } from "@/words/settings.ts";

const THEMES: readonly Theme[] = ["auto", "light", "dark"];

/** The choice of the color theme, with a small drawing of a window for each. */
export function ThemeChoice({ value, on }: { value: Theme; on: (theme: Theme) => void }) {
  const words = wordsOf(settingsWords).looks;
  return (
    <fieldset class="group-row theme-choice">
      <legend class="sr-only">{words.appearance}</legend>
      <span class="group-label" aria-hidden="true">{words.appearance}</span>
      <span class="theme-tiles">
        {THEMES.map((theme) => (
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
            <span>{words.themes[theme]}</span>
          </label>
        ))}
      </span>
    </fieldset>
  );
}
