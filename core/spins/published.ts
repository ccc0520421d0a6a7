import { type FairnessDay, type PublishedWheel, type SpinRecord } from "./views.ts";
import { PRIZE_FIELDS } from "./prize_fields.ts";
import type { Language } from "@/core/language.ts";
import { spinFindings } from "@/words/spin_findings.ts";

/**
 * Compares a spin with what was published for its day. Returns the first difference as a sentence,
 * or null. Prizes that can run out may be missing from the draw; all others may not.
 */
export function publishedFault(
  spin: SpinRecord,
  published: FairnessDay,
  language: Language = "en",
): string | null {
  const words = spinFindings[language].published;
  if (spin.day !== published.day) return words.day;
  if (spin.commitment !== published.commitment) return words.commitment;
  if (spin.seed !== published.seed) return words.seed;
  const time = Date.parse(spin.time);
  if (Number.isNaN(time) || dayOf(time, published.timeZone) !== spin.day) {
    return words.time;
  }
  const wheel = published.wheels.findLast((one) => Date.parse(one.publishedAt) <= time);
  if (wheel?.version !== spin.wheelVersion) {
    return words.wheel;
  }
  return candidatesFault(spin, wheel, words);
}

function candidatesFault(
  { candidates }: SpinRecord,
  wheel: PublishedWheel,
  words: typeof spinFindings.en.published,
): string | null {
  let next = 0;
  for (const prize of wheel.prizes) {
    const candidate = candidates[next];
    if (candidate?.key !== prize.key) {
      if (prize.isLimited) continue;
      return words.missing(prize.title);
    }
    const field = PRIZE_FIELDS.find((field) => candidate[field] !== prize[field]);
    if (field) return words.field(prize.title, field);
    next++;
  }
  return next === candidates.length ? null : words.place(candidates[next]!.title);
}

/**
 * Returns the local day of a time. Uses only Intl, because not every browser that runs this has
 * Temporal.
 */
function dayOf(time: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, value]));
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
}
