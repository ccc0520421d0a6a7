import { rewardOf } from "@/core/challenges/challenges.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import type { Calculation } from "./points.ts";
import type { BreakdownStep } from "./views.ts";

/** The prize of a `spin_won` event, as its data contains it. */
interface PrizeData {
  readonly kind?: unknown;
  readonly value?: unknown;
}

/**
 * Calculates what one of Laurel's own events pays. Laurel wrote its data when the challenge closed
 * or the wheel was spun, so later changes of the rules do not matter.
 */
export function calculateSystemPoints({ type, data }: ScoringEvent): Calculation {
  const breakdown: BreakdownStep[] = [];
  if (type === "challenge_completed") {
    const base = wholeNumber(data["rewardPoints"]);
    const factor = data["difficultyMultiplier"];
    breakdown.push({ rule: "base", points: base });
    if (typeof factor !== "number" || factor === 1) return { points: base, breakdown };
    breakdown.push({ rule: "difficulty_multiplier", factor });
    return { points: rewardOf({ rewardPoints: base, difficultyMultiplier: factor }), breakdown };
  }
  const prize = prizeOf(data);
  const points = prize.kind === "points" ? wholeNumber(prize.value) : 0;
  if (points > 0) breakdown.push({ rule: "base", points });
  return { points, breakdown };
}

/** Returns whether an event grants a streak freeze on its day. */
export function grantsFreeze({ type, data, isReversed }: ScoringEvent): boolean {
  return type === "spin_won" && !isReversed && prizeOf(data).kind === "streak_freeze";
}

/**
 * Returns the title of such an event's ledger entry: that of the challenge, of the prize, or of
 * what was corrected.
 */
export function systemTitle({ type, data }: ScoringEvent): string | undefined {
  const title = type !== "spin_won" ? data["title"] : (prizeOf(data) as { title?: unknown }).title;
  return typeof title === "string" ? title : undefined;
}

function prizeOf(data: ScoringEvent["data"]): PrizeData {
  const prize = data["prize"];
  return typeof prize === "object" && prize !== null ? prize : {};
}

function wholeNumber(value: unknown): number {
  return typeof value === "number" && Number.isInteger(value) && value > 0 ? value : 0;
}
