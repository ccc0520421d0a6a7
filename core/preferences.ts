import { z } from "zod";
import { FORMATS } from "./formats.ts";
import { LANGUAGES } from "./language.ts";
import { shape } from "./shapes.ts";

const format = z.enum(["auto", ...FORMATS]);
const language = z.enum(["auto", ...Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]]);

const choices = {
  appearance: z.enum(["auto", "light", "dark"])
    .describe("The color theme; `auto` follows the system"),
  motion: z.enum(["system", "reduced", "full"])
    .describe("Whether things move; `system` follows the system"),
  transparency: z.enum(["system", "reduced", "full"])
    .describe(
      "Whether windows let the desktop shine through; `system` follows the system, and is reduced " +
        "where drawing is slow",
    ),
  sound: z.boolean().describe("Whether a new level or achievement plays a sound"),
  volume: z.number().min(0).max(1).describe("How loud the sound is, from 0 to 1"),
  language: language.describe("The language of the pages; `auto` follows the browser"),
  format: format.describe(
    "The region whose dates and numbers pages show; `auto` follows the language and the browser",
  ),
  usage: z.boolean().describe("Whether Laurel may measure how the person uses its pages"),
};

/** What a person chose about how Laurel looks, sounds and measures. */
export const preferencesSchema = shape(choices).meta({ id: "Preferences" });
export type Preferences = z.infer<typeof preferencesSchema>;

/** Changes of preferences; what is left out stays. */
export const preferencesPatchSchema = z.strictObject(choices).partial()
  .meta({ id: "PreferencesPatch" });
export type PreferencesPatch = z.infer<typeof preferencesPatchSchema>;

/** What holds until somebody chooses. */
export const DEFAULT_PREFERENCES: Preferences = {
  appearance: "auto",
  motion: "system",
  transparency: "system",
  sound: false,
  volume: 0.5,
  language: "auto",
  format: "auto",
  usage: true,
};

const storedSchema = z.object({
  appearance: choices.appearance.catch(DEFAULT_PREFERENCES.appearance),
  motion: choices.motion.catch(DEFAULT_PREFERENCES.motion),
  transparency: choices.transparency.catch(DEFAULT_PREFERENCES.transparency),
  sound: choices.sound.catch(DEFAULT_PREFERENCES.sound),
  volume: choices.volume.catch(DEFAULT_PREFERENCES.volume),
  language: choices.language.catch(DEFAULT_PREFERENCES.language),
  format: choices.format.catch(DEFAULT_PREFERENCES.format),
  usage: choices.usage.catch(DEFAULT_PREFERENCES.usage),
});

/**
 * Reads stored preferences. A value that is missing or no longer exists gets its default, so that an
 * old row never breaks a page.
 */
export function readPreferences(stored: Readonly<Record<string, unknown>>): Preferences {
  return storedSchema.parse(stored);
}
