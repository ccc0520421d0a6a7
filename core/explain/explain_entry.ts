import {
  ACHIEVEMENT_TYPE,
  REVERSAL_TYPE,
  STREAK_TYPE,
  type SystemType,
} from "@/core/events/events.ts";
import { arithmetic, titleOf } from "./arithmetic.ts";
import { type ChangeByHand, changeWords } from "./correction.ts";
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
export function entrySentence(entry: ExplainableEntry): string {
  const sentence = reasonSentence(entry);
  return entry.isVoid ? `${sentence} A later entry took it back.` : sentence;
}

function reasonSentence(entry: ExplainableEntry): string {
  const { type, typeTitle = titleOf(type), points, breakdown, title, voids } = entry;
  const sum = arithmetic(breakdown, points);
  const named = title === undefined ? "" : ` "${title}"`;
  if (voids !== null) {
    return `It takes back entry ${voids}, because what came before it was scored again; what stands ` +
      `instead has an entry of its own.`;
  }
  switch (
    type as SystemType | typeof STREAK_TYPE | typeof ACHIEVEMENT_TYPE | typeof REVERSAL_TYPE
  ) {
    case STREAK_TYPE:
      return `${streakDay(breakdown)}: ${sum}. Every ${DAYS_PER_FREEZE}th day earns a freeze.`;
    case ACHIEVEMENT_TYPE:
      return `The achievement${named} was earned: ${sum}.`;
    case "challenge_completed":
      return `The challenge${named} was completed: ${sum}.`;
    case "points_corrected":
      return `${changeWords("Corrected", entry.correction ?? NOBODY)}. It changed${named}: ${sum}.`;
    case "spin_won":
      return `The wheel gave the prize${named}: ${sum}.`;
    default:
      return `${typeTitle}: ${sum}.`;
  }
}

const NOBODY: ChangeByHand = { reason: null, by: null };

/**
 * Names the day of the streak. The breakdown shows which day it was, except when a limit cut the
 * points.
 */
function streakDay(breakdown: readonly BreakdownStep[]): string {
  const isFirst = !breakdown.some((step) => step.rule === "consecutive_bonus");
  return isFirst
    ? "The first working day of a streak with work that pays"
    : "A further working day in a row with work that pays";
}
