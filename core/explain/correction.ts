import type { ChangedBy } from "@/core/events/corrections.ts";
import { titleOf } from "./arithmetic.ts";

/** Who changed an entry by hand, and why. */
export interface ChangeByHand {
  readonly reason: string | null;
  readonly by: ChangedBy | null;
}

/** What stands between a verb and its object: `Corrected by Mia: double counted call`. */
export function changeWords(verb: string, { reason, by }: ChangeByHand): string {
  const who = by === null ? verb : `${verb} by ${by.name}`;
  return reason === null ? who : `${who}: ${reason}`;
}

/** Returns points with their sign, as in `+5` and `−5`. */
export function signedPoints(points: number): string {
  return points < 0 ? `−${-points}` : `+${points}`;
}

/** Returns the name of a correction's entry: of what it corrects. */
export function correctedTitle(title: string | undefined): string {
  return title === undefined ? titleOf("points_corrected") : `${title}, corrected`;
}

/** A correction with the points that it pays. */
export interface PaidCorrection extends ChangeByHand {
  readonly points: number;
}

/**
 * Returns the sentences about the corrections of an event: `Corrected by Mia: double counted call
 * (−5). With this it counts 7 points.`
 */
export function correctionSentences(
  points: number,
  corrections: readonly PaidCorrection[],
): string {
  const each = corrections.map((one) =>
    `${changeWords("Corrected", one)} (${signedPoints(one.points)}).`
  );
  const sum = corrections.reduce((total, one) => total + one.points, points);
  return `${each.join(" ")} With this it counts ${sum} ${sum === 1 ? "point" : "points"}.`;
}
