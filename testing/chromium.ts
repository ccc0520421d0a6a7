import { findProgram } from "./find_program.ts";

/**
 * Returns the path of a Chromium that the browser tests can use, or undefined when none is installed.
 * The headless one comes first: it is the same engine without windows and menus of its own, which
 * take half of the processor time of a test.
 */
export function findChromium(): Promise<string | undefined> {
  return findProgram(
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
  );
}
