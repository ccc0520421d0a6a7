import { DEFAULT_ACHIEVEMENTS } from "@/core/achievements/defaults/mod.ts";
import { SENDABLE_TYPES, STREAK_TYPE, SYSTEM_TYPES } from "@/core/events/events.ts";
import { type Language, LANGUAGE_CODES, type Titles } from "@/core/language.ts";
import { germanAchievement } from "@/words/achievement_names.ts";
import { challengeText } from "@/words/challenge_templates.ts";
import { spinWords } from "@/words/spins.ts";
import { titleOf } from "./arithmetic.ts";

const TYPES = [...SENDABLE_TYPES, ...SYSTEM_TYPES, STREAK_TYPE];

const GERMAN: ReadonlyMap<string, string> = new Map([
  ...TYPES.map((type) => [titleOf(type), titleOf(type, "de")] as const),
  ...Object.entries(spinWords.en.ownPrizes).map(([key, title]) =>
    [title, spinWords.de.ownPrizes[key as keyof typeof spinWords.de.ownPrizes]] as const
  ),
  ...DEFAULT_ACHIEVEMENTS.map(({ key, title }) =>
    [title, germanAchievement("de", key)?.[0] ?? title] as const
  ),
]);

/**
 * Returns a title of Laurel's own in a language: of a type, an achievement, a prize, or a challenge
 * that a template made. What people wrote stays as it is.
 */
export function titleInLanguage(language: Language, title: string): string {
  const challenge = challengeText(language, "title", title);
  if (challenge !== title || language === "en") return challenge;
  const points = /^(\d+) points$/.exec(title)?.[1];
  return points === undefined ? GERMAN.get(title) ?? title : spinWords.de.pointsTitle(points);
}

/**
 * Returns a title of Laurel's own in the languages in which it is called otherwise, for messages
 * that reach readers of both.
 * @param say makes of the title what is shown
 * @example
 * titlesOf("First words"); // { de: "Erste Worte" }
 */
export function titlesOf(
  title: string,
  say: (title: string, language: Language) => string = (same) => same,
): { readonly titles?: Titles } {
  const shown = say(title, "en");
  const titles: Partial<Record<Language, string>> = {};
  for (const language of LANGUAGE_CODES) {
    const own = say(titleInLanguage(language, title), language);
    if (own !== shown) titles[language] = own;
  }
  return Object.keys(titles).length > 0 ? { titles } : {};
}
