import {
  ACHIEVEMENT_TYPE,
  REVERSAL_TYPE,
  STREAK_TYPE,
  type SystemType,
} from "@/core/events/events.ts";
import { sumWords, titleOf } from "./arithmetic.ts";
import { type ChangeByHand, changeWords } from "./correction.ts";
import type { Language } from "@/core/language.ts";
import { changeTexts } from "@/words/changes.ts";
import { explainWords } from "@/words/explain.ts";
import { titleInLanguage } from "./titles.ts";
import { DAYS_PER_FREEZE } from "@/core/calendars/streak.ts";
import type { BreakdownStep } from "@/core/scoring/views.ts";

/** The fields of a ledger entry that its sentence needs. */
export interface ExplainableEntry {
  readonly type: string;
  /** What people call the type; default: its name as words. */
  readonly typeTitle?: string | undefined;
  readonly points: number;
  readonly breakdown: readonly BreakdownStep[];
  /** Title of the achievement, the challenge or the prize that the entry pays for. */
  readonly title?: string | undefined;
  /** On entries that correct another one: who did it, and why. */
  readonly correction?: ChangeByHand | undefined;
  /** Id of the entry that this one voids; null for all other entries. */
  readonly voids: number | null;
  /** Whether a later entry voided this one. */
  readonly isVoid: boolean;
}

/**
 * Returns the sentence that explains a ledger entry. `explainEvent` explains entries of events in
 * more detail.
 */
export function entrySentence(entry: ExplainableEntry, language: Language = "en"): string {
  const sentence = reasonSentence(entry, language);
  return entry.isVoid ? `${sentence} ${explainWords[language].entry.tookBack}` : sentence;
}

function reasonSentence(entry: ExplainableEntry, language: Language): string {
  const { type, typeTitle = titleOf(type, language), points, breakdown, title, voids } = entry;
  const sum = sumWords(breakdown, points, language);
  const words = explainWords[language].entry;
  const named = title === undefined
    ? ""
    : ` ${changeTexts[language].quoted(titleInLanguage(language, title))}`;
  if (voids !== null) return words.voids(voids);
  switch (
    type as SystemType | typeof STREAK_TYPE | typeof ACHIEVEMENT_TYPE | typeof REVERSAL_TYPE
  ) {
    case STREAK_TYPE:
      return words.streak(streakDay(breakdown, language), sum, DAYS_PER_FREEZE);
    case ACHIEVEMENT_TYPE:
      return words.achievement(named, sum);
    case "challenge_completed":
      return words.challenge(named, sum);
    case "points_corrected":
      return words.correction(
        changeWords("points_corrected", entry.correction ?? NOBODY, language),
        named,
        sum,
      );
    case "spin_won":
      return words.spin(named, sum);
    default:
      return `${typeTitle}: ${sum}.`;
  }
}

const NOBODY: ChangeByHand = { reason: null, by: null };

/**
 * Names the day of the streak. The breakdown shows which day it was, except when a limit cut the
 * points.
 */
function streakDay(breakdown: readonly BreakdownStep[], language: Language): string {
  const isFirst = !breakdown.some((step) => step.rule === "consecutive_bonus");
  const { firstDay, laterDay } = explainWords[language].entry;
  return isFirst ? firstDay : laterDay;
}
