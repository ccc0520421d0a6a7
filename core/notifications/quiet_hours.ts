/** Hours without banners, as minutes after midnight; `from` after `to`: over night. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether it is quiet at a moment.
 * @param now milliseconds since the epoch
 * @param timeZone the person's
 * @example
 * isQuiet({ from: 22 * 60, to: 7 * 60 }, Date.UTC(2026, 10, 30, 23), "UTC"); // true
 */
export function isQuiet(hours: QuietHours | null, now: number, timeZone: string): boolean {
  if (hours === null) return false;
  const { from, to } = hours;
  const at = minutesOfDay(now, timeZone);
  return from < to ? at >= from && at < to : at >= from || at < to;
}

/**
 * Returns how many minutes of the day are over in a time zone, by the clock on the wall. It works
 * without `Temporal`, which not every browser has.
 */
export function minutesOfDay(now: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(now);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return part("hour") * 60 + part("minute");
}
