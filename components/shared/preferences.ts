import { localeFor } from "@/core/language.ts";
import type { Preferences, PreferencesPatch } from "@/core/preferences.ts";
import { sharedWords } from "@/words/shared.ts";
import { isKept } from "./kept.ts";
import { wordsOf } from "./locale.ts";
import { applyTheme } from "./theme.ts";

/**
 * The attributes of the `<html>` element that styles, formats and sounds follow.
 * @param format the locale of dates and numbers
 */
export function preferenceAttributes(
  { motion, transparency, sound, volume, usage }: Preferences,
  format: string,
): Readonly<Record<string, string | undefined>> {
  return {
    "data-motion": motion === "system" ? undefined : motion,
    "data-transparency": transparency === "system" ? undefined : transparency,
    "data-format": format,
    "data-volume": sound ? String(volume) : undefined,
    "data-usage": usage ? undefined : "off",
  };
}

/** Makes the page look and sound as the person chose. */
function applyPreferences(preferences: Preferences): void {
  applyTheme(preferences.appearance);
  const { format } = localeFor(preferences, navigator.languages);
  for (const [name, value] of Object.entries(preferenceAttributes(preferences, format))) {
    if (value === undefined) document.documentElement.removeAttribute(name);
    else document.documentElement.setAttribute(name, value);
  }
}

const CHANNEL = "laurel_preferences";

/** Applies preferences on this tab and all other tabs of Laurel. */
export function sharePreferences(preferences: Preferences): void {
  applyPreferences(preferences);
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(preferences);
  channel.close();
}

/**
 * Applies what the person chooses on other tabs, until the returned function is called.
 * @param onChange called after each change
 */
export function followPreferences(onChange: (preferences: Preferences) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", ({ data }: MessageEvent<Preferences>) => {
    applyPreferences(data);
    onChange(data);
  });
  return () => channel.close();
}

/**
 * Stores a change with the account, and applies it on all tabs.
 * @returns why it could not be stored, or null
 */
export async function storePreferences(patch: PreferencesPatch): Promise<string | null> {
  try {
    const response = await fetch("/api/v1/me", {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ preferences: patch }),
      // The person may leave the page at once.
      keepalive: true,
    });
    // Kept until the network is back: whoever asked shows the choice already.
    if (isKept(response)) return null;
    const answer = await response.json() as { preferences: Preferences; detail?: string };
    if (!response.ok) return answer.detail ?? wordsOf(sharedWords).answered(response.status);
    sharePreferences(answer.preferences);
    return null;
  } catch {
    // No network or no answer: to the person it is all the same.
    return wordsOf(sharedWords).unanswered.thisPageOnly;
  }
}
