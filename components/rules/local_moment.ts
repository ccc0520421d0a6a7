const MINUTE_MILLISECONDS = 60_000;

/**
 * Returns the moment at which the clocks of a time zone show a date and time, as a field of the type
 * `datetime-local` has it; of two such moments the first, and in a gap the time after it. The
 * function needs no `Temporal`, which not every browser has.
 * @param text `2026-12-01T09:00`
 * @returns milliseconds since the epoch; NaN when it is no date and time
 */
export function momentOfLocal(text: string, timeZone: string): number {
  const shown = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? Date.parse(`${text}:00Z`) : NaN;
  if (Number.isNaN(shown)) return NaN;
  // The offset a day before is that before a change of the clocks nearby.
  const before = shown - offsetAt(shown - 1_440 * MINUTE_MILLISECONDS, timeZone);
  if (before + offsetAt(before, timeZone) === shown) return before;
  const after = shown - offsetAt(shown + 1_440 * MINUTE_MILLISECONDS, timeZone);
  return after + offsetAt(after, timeZone) === shown ? after : before;
}

/** Returns what the clocks of a time zone show at a moment, as `datetime-local` wants it. */
export function localOfMoment(moment: number, timeZone: string): string {
  return new Date(moment + offsetAt(moment, timeZone)).toISOString().slice(0, 16);
}

/** How far the clocks of a time zone are ahead of UTC, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return shown - Math.floor(moment / 1_000) * 1_000;
}
