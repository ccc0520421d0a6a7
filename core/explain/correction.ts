import type { ChangedBy } from "@/core/events/corrections.ts";
import type { Language } from "@/core/language.ts";
import { changeTexts } from "@/words/changes.ts";
import { numberText } from "@/words/numbers.ts";
import { titleOf } from "./arithmetic.ts";

/** Who changed an entry by hand, and why. */
export interface ChangeByHand {
  readonly reason: string | null;
  readonly by: ChangedBy | null;
}

/** What people do by hand to entries and work. */
export type Deed = keyof typeof changeTexts.en.verbs;

/** Says who did something, and why: `Corrected by Mia: double counted call`. */
export function changeWords(
  deed: Deed,
  change: ChangeByHand,
  language: Language = "en",
): string {
  return withWho(changeTexts[language].verbs[deed], change, language);
}

/** Adds to a verb who did it, and why: `It was taken back by Mia: double counted call`. */
export function withWho(
  verb: string,
  { reason, by }: ChangeByHand,
  language: Language = "en",
): string {
  const who = by === null ? verb : changeTexts[language].by(verb, by.name);
  return reason === null ? who : `${who}: ${reason}`;
}

/** Returns points with their sign, as in `+5` and `−5`. */
export function signedPoints(points: number, language: Language = "en"): string {
  return `${points < 0 ? "−" : "+"}${numberText(language, Math.abs(points))}`;
}

/** Returns the name of a correction's entry: of what it corrects. */
export function correctedTitle(title: string | undefined, language: Language = "en"): string {
  return title === undefined
    ? titleOf("points_corrected", language)
    : changeTexts[language].corrected(title);
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
  language: Language = "en",
): string {
  const each = corrections.map((one) =>
    `${changeWords("points_corrected", one, language)} (${signedPoints(one.points, language)}).`
  );
  const sum = corrections.reduce((total, one) => total + one.points, points);
  const words = changeTexts[language];
  return `${each.join(" ")} ${words.countsNow(words.points(sum))}`;
}
