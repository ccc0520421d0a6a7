import { type FairnessDay, type PublishedWheel, type SpinRecord } from "./views.ts";
import { PRIZE_FIELDS } from "./prize_fields.ts";

/**
 * Compares a spin with what was published for its day. Returns the first difference as a sentence,
 * or null. Prizes that can run out may be missing from the draw; all others may not.
 */
export function publishedFault(spin: SpinRecord, published: FairnessDay): string | null {
  if (spin.day !== published.day) return "What was published is of another day.";
  if (spin.commitment !== published.commitment) {
    return "The commitment is not the one that was published for the day.";
  }
  if (spin.seed !== published.seed) return "The seed is not the one that was published.";
  const time = Date.parse(spin.time);
  if (Number.isNaN(time) || dayOf(time, published.timeZone) !== spin.day) {
    return "The spin's time does not lie on its day.";
  }
  const wheel = published.wheels.findLast((one) => Date.parse(one.publishedAt) <= time);
  if (wheel?.version !== spin.wheelVersion) {
    return "The wheel is not the one that counted at the spin's time.";
  }
  return candidatesFault(spin, wheel);
}

function candidatesFault({ candidates }: SpinRecord, wheel: PublishedWheel): string | null {
  let next = 0;
  for (const prize of wheel.prizes) {
    const candidate = candidates[next];
    if (candidate?.key !== prize.key) {
      if (prize.isLimited) continue;
      return `"${prize.title}" cannot run out, and was not in the draw at its place.`;
    }
    const field = PRIZE_FIELDS.find((field) => candidate[field] !== prize[field]);
    if (field) return `"${prize.title}" was published with another ${field}.`;
    next++;
  }
  return next === candidates.length
    ? null
    : `"${candidates[next]!.title}" is not at its place among the published prizes.`;
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
