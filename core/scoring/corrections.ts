import { correctedBy, correctionPoints, isCorrection } from "@/core/events/corrections.ts";
import { type EventIdentity, identityKey } from "@/core/events/event_identity.ts";
import type { ScoringEvent } from "@/core/events/events.ts";
import { HOLDOUT_REASON } from "@/core/events/unpaid.ts";
import type { Outcome } from "./score_event.ts";
import type { BreakdownStep } from "./views.ts";

/**
 * Scores the corrections of one event. Each pays exactly the points that it names, but together
 * with its event never less than nothing: when other rules lower the event later, the correction
 * takes no more than is left. A correction counts only while its event stands, and not on a day without
 * Laurel.
 * @param corrections in canonical order
 */
export function scoreCorrections(
  corrected: Outcome,
  corrections: readonly ScoringEvent[],
): readonly Outcome[] {
  let left = corrected.points;
  return corrections.map((event): Outcome => {
    const { ruleVersion } = corrected;
    const none = { event, points: 0, breakdown: [], ruleVersion, reason: null };
    if (event.isReversed) return { ...none, status: "reversed" };
    if (corrected.status === "reversed" || corrected.reason === HOLDOUT_REASON) {
      return { ...none, status: "recorded" };
    }
    const wanted = correctionPoints(event);
    const points = Math.max(wanted, -left);
    left += points;
    if (points === 0) return { ...none, status: "recorded" };
    const breakdown: BreakdownStep[] = [{ rule: "correction", points: wanted }];
    if (points !== wanted) breakdown.push({ rule: "nothing_left", points: points - wanted });
    return { ...none, status: "scored", points, breakdown };
  });
}

/** The outcome of a correction whose event is not among the agent's events of the day. */
export function strayCorrection(event: ScoringEvent, ruleVersion: number): Outcome {
  const status = event.isReversed ? "reversed" : "recorded";
  return { event, status, points: 0, breakdown: [], ruleVersion, reason: null };
}

/** The fields of a counted event that a correction changes. */
interface Counted {
  readonly status: string;
  readonly points: number;
}

/**
 * Returns how achievements and challenges count an event that was corrected: with its corrected
 * points. An event that a limit had left unpaid counts when the correction pays it.
 */
export function asCorrected<T extends Counted>(counted: T, difference: number): T {
  if (difference === 0) return counted;
  const points = counted.points + difference;
  const status = counted.status === "capped" && points > 0 ? "scored" : counted.status;
  return { ...counted, points, status };
}

/** Returns scored events as {@link asCorrected} by the corrections among them. */
export function withCorrections<
  T extends Counted & { readonly event: EventIdentity & Pick<ScoringEvent, "data"> & Typed },
>(all: readonly T[]): readonly T[] {
  const corrections = all.filter(({ event }) => isCorrection(event));
  if (corrections.length === 0) return all;
  const differences = new Map<string, number>();
  for (const { event, points } of corrections) {
    const key = identityKey(correctedBy(event));
    differences.set(key, (differences.get(key) ?? 0) + points);
  }
  return all.map((one) => asCorrected(one, differences.get(identityKey(one.event)) ?? 0));
}

interface Typed {
  readonly type: string;
}
