import { findProgram } from "./find_program.ts";

/**
 * Returns the path of a Chromium that the browser tests can use, or undefined when none is
 * installed.
 */
export function findChromium(): Promise<string | undefined> {
  return findProgram("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
}
