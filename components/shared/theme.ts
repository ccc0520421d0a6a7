import type { Theme } from "@/core/desk.ts";

const COOKIE = "laurel_theme";
const YEAR_SECONDS = 31_536_000;

/**
 * Returns the theme of a `Cookie` header. The server must know the theme, or the page would flash
 * in the wrong colors.
 */
export function themeFromCookie(header: string | null): Theme {
  const value = new RegExp(`(?:^|;\\s*)${COOKIE}=(light|dark)(?:;|$)`).exec(header ?? "")?.[1];
  return value === "light" || value === "dark" ? value : "auto";
}

/** Switches the page to a theme and remembers the choice for a year. */
export function applyTheme(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  const age = theme === "auto" ? 0 : YEAR_SECONDS;
  document.cookie = `${COOKIE}=${theme}; path=/; max-age=${age}; samesite=lax`;
}
