import type { Language } from "@/core/language.ts";
import { germanAchievement } from "@/words/achievement_names.ts";
import { DEFAULT_ACHIEVEMENTS } from "./defaults/mod.ts";

/** The words of an achievement. */
interface Words {
  readonly key: string;
  readonly title: string;
  readonly description: string;
}

const OWN = new Map(DEFAULT_ACHIEVEMENTS.map((one) => [one.key, one]));

/**
 * Returns an achievement with its words in a language. Laurel translates only what it brought along:
 * a title or description that an admin changed stays as it is.
 */
export function inLanguage<T extends Words>(achievement: T, language: Language): T {
  const own = OWN.get(achievement.key);
  const german = germanAchievement(language, achievement.key);
  if (!own || !german) return achievement;
  const [title, description] = german;
  return {
    ...achievement,
    title: achievement.title === own.title ? title : achievement.title,
    description: achievement.description === own.description
      ? description
      : achievement.description,
  };
}
