import { findProgram } from "./find_program.ts";

/** The path of a Chromium the browser tests can drive; undefined when none is installed. */
export function findChromium(): Promise<string | undefined> {
  return findProgram("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");
}
