/** Returns a moment as date and time on the clocks of a zone: `2026-11-30T09:30`. */
export function localMoment(time: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(time);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((one) => one.type === type)!.value.padStart(2, "0");
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}T${part("hour")}:${
    part("minute")
  }`;
}

/**
 * Returns the moment at which the clocks of a zone show a date and time. A time that the clocks skip
 * is read as if they had not been changed yet; of a time that they show twice the first one is
 * returned.
 * @param text as {@link localMoment} writes it
 * @returns milliseconds since the epoch, or null when the text is no date and time
 */
export function momentAt(text: string, timeZone: string): number | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return null;
  const wanted = Date.parse(`${text}Z`);
  if (Number.isNaN(wanted)) return null;
  const offsetAt = (time: number) => Date.parse(`${localMoment(time, timeZone)}Z`) - time;
  const day = 86_400_000;
  // The offset before a change of the clocks gives the first of two equal times.
  const before = wanted - offsetAt(wanted - day);
  const after = wanted - offsetAt(wanted + day);
  return localMoment(after, timeZone) === text && localMoment(before, timeZone) !== text
    ? after
    : before;
}
