const LOCALE = "en-US";
const numbers = new Intl.NumberFormat(LOCALE);

/** Formats a number: `12,345`. */
export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** Formats a number with its sign: `+12`, `−8`. The minus is the typographic one. */
export function formatSigned(value: number): string {
  return value < 0 ? `−${numbers.format(-value)}` : `+${numbers.format(value)}`;
}

/**
 * Formats how long ago a time is: `now`, `5 min`, `3 h`, then the date. Future times count as now.
 */
export function formatAgo(time: number, now: number, timeZone: string): string {
  const minutes = Math.floor((now - time) / 60_000);
  if (minutes < 1) return "now";
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h`;
  return formatDate(time, timeZone);
}

/** Formats the date of a time: `Nov 20`. */
export function formatDate(time: number, timeZone: string): string {
  return new Intl.DateTimeFormat(LOCALE, { timeZone, month: "short", day: "numeric" }).format(time);
}

/** Formats a time in full, for tooltips: `Friday, November 20, 2026 at 3:41:20 PM GMT+1`. */
export function formatMoment(time: number, timeZone: string): string {
  return new Intl.DateTimeFormat(LOCALE, { timeZone, dateStyle: "full", timeStyle: "long" })
    .format(time);
}

/** Formats the time for the clock in the menu bar: `Fri Nov 20  3:41 PM`. */
export function formatClock(time: number, timeZone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALE, { timeZone, ...options }).format(time);
  const date = part({ weekday: "short", month: "short", day: "numeric" }).replace(",", "");
  // Some versions of ICU put a narrow no-break space before AM, others a normal space.
  return `${date}  ${part({ hour: "numeric", minute: "2-digit" }).replace(/\s/, " ")}`;
}

/** Formats the period of a board: `Fri, Nov 20`, `Nov 16 – 22`, `November 2026`, `All time`. */
export function formatPeriod(
  { kind, start, end }: { kind: string; start: string; end: string | null },
): string {
  const from = Date.parse(`${start}T00:00:00Z`);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(LOCALE, { timeZone: "UTC", ...options });
  if (kind === "day") {
    return format({ weekday: "short", month: "short", day: "numeric" }).format(from);
  }
  if (kind === "month") return format({ month: "long", year: "numeric" }).format(from);
  if (end === null) return "All time";
  const last = Date.parse(`${end}T00:00:00Z`) - 86_400_000;
  return format({ month: "short", day: "numeric" }).formatRange(from, last).replace(/\s/g, " ");
}
