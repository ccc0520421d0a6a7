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

/** Returns the cookie that makes a browser remember a theme for a year. */
export function themeCookie(theme: Theme): string {
  const age = theme === "auto" ? 0 : YEAR_SECONDS;
  return `${COOKIE}=${theme}; path=/; max-age=${age}; samesite=lax`;
}

/** Switches the page to a theme, which the browser remembers for pages without an account. */
export function applyTheme(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  document.cookie = themeCookie(theme);
}
