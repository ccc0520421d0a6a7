import { dateFormat } from "./date_format.ts";
import { sharedWords } from "@/words/shared.ts";
import { currentLanguage, numberLocale, wordsOf } from "./locale.ts";

// Making a formatter takes much longer than using it.
const numberFormats = new Map<string, Intl.NumberFormat>();

function numbers(): Intl.NumberFormat {
  const locale = numberLocale();
  let format = numberFormats.get(locale);
  if (!format) numberFormats.set(locale, format = new Intl.NumberFormat(locale));
  return format;
}

/** Formats a number: `12,345`. */
export function formatNumber(value: number): string {
  return numbers().format(value);
}

/** Formats a number with its sign: `+12`, `−8`. The minus is the typographic one. */
export function formatSigned(value: number): string {
  return value < 0 ? `−${numbers().format(-value)}` : `+${numbers().format(value)}`;
}

/**
 * Formats how long ago a time is: `now`, `5 min`, `3 h`, then the date. Future times count as now.
 */
export function formatAgo(time: number, now: number, timeZone: string): string {
  const words = wordsOf(sharedWords);
  const minutes = Math.floor((now - time) / 60_000);
  if (minutes < 1) return words.now;
  if (minutes < 60) return words.minutes(minutes);
  if (minutes < 24 * 60) return words.hours(Math.floor(minutes / 60));
  return formatDate(time, timeZone);
}

/**
 * Formats how long ago a time is, as a part of a sentence: `just now`, `5 minutes ago`, `3 hours ago`,
 * then the date. Future times count as now.
 */
export function formatTimeAgo(time: number, now: number, timeZone: string): string {
  const minutes = Math.floor((now - time) / 60_000);
  if (minutes < 1) return wordsOf(sharedWords).justNow;
  if (minutes >= 24 * 60) return formatDate(time, timeZone);
  const format = new Intl.RelativeTimeFormat(currentLanguage());
  return minutes < 60
    ? format.format(-minutes, "minute")
    : format.format(-Math.floor(minutes / 60), "hour");
}

/** Formats the date of a time: `Nov 20`. */
export function formatDate(time: number, timeZone: string): string {
  return dateFormat({ timeZone, month: "short", day: "numeric" })
    .format(time);
}

/** Formats a time in full, for tooltips: `Friday, November 20, 2026 at 3:41:20 PM GMT+1`. */
export function formatMoment(time: number, timeZone: string): string {
  return dateFormat({
    timeZone,
    dateStyle: "full",
    timeStyle: "long",
  })
    .format(time);
}

/** Formats a time to the second, in lists: `Nov 20, 2026, 3:41:20 PM`. */
export function formatTime(time: number, timeZone: string): string {
  // Some versions of ICU put a narrow no-break space before AM, others a normal space.
  return dateFormat({
    timeZone,
    dateStyle: "medium",
    timeStyle: "medium",
  }).format(time).replace(/\s/g, " ");
}

/** Formats the time for the clock in the menu bar: `Fri Nov 20  3:41 PM`. */
export function formatClock(time: number, timeZone: string): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    dateFormat({ timeZone, ...options }).format(time);
  const date = part({ weekday: "short", month: "short", day: "numeric" }).replace(",", "");
  // Some versions of ICU put a narrow no-break space before AM, others a normal space.
  return `${date}  ${part({ hour: "numeric", minute: "2-digit" }).replace(/\s/, " ")}`;
}

/**
 * Formats a time in the zone of the browser: `3:41 PM`, and on another day than today with the date:
 * `Nov 20, 3:41 PM`.
 */
export function formatTimeOfDay(time: number): string {
  const isToday = new Date(time).toDateString() === new Date().toDateString();
  return dateFormat({
    ...(isToday ? {} : { month: "short", day: "numeric" }),
    hour: "numeric",
    minute: "2-digit",
  }).format(time).replace(/\s/g, " ");
}

/** Formats the period of a board: `Fri, Nov 20`, `Nov 16 – 22`, `November 2026`, `All time`. */
export function formatPeriod(
  { kind, start, end }: { kind: string; start: string; end: string | null },
): string {
  const from = Date.parse(`${start}T00:00:00Z`);
  const format = (options: Intl.DateTimeFormatOptions) =>
    dateFormat({ timeZone: "UTC", ...options });
  if (kind === "day") {
    return format({ weekday: "short", month: "short", day: "numeric" }).format(from);
  }
  if (kind === "month") return format({ month: "long", year: "numeric" }).format(from);
  if (end === null) return wordsOf(sharedWords).allTime;
  const last = Date.parse(`${end}T00:00:00Z`) - 86_400_000;
  return format({ month: "short", day: "numeric" }).formatRange(from, last).replace(/\s/g, " ");
}

/** Formats a calendar day: `Fri, Nov 20, 2026`. */
export function formatDay(day: string): string {
  const options = { weekday: "short", year: "numeric", month: "short", day: "numeric" } as const;
  return dateFormat({ timeZone: "UTC", ...options })
    .format(Date.parse(`${day}T00:00:00Z`));
}

/** Formats a span of calendar days: `Dec 21 – 23, 2026`; one day as by {@link formatDay}. */
export function formatDays(first: string, last: string): string {
  if (first === last) return formatDay(first);
  const options = { year: "numeric", month: "short", day: "numeric" } as const;
  return dateFormat({ timeZone: "UTC", ...options })
    .formatRange(Date.parse(`${first}T00:00:00Z`), Date.parse(`${last}T00:00:00Z`))
    .replace(/\s/g, " ");
}

/** Formats names as a list: `Ann, Ben, and Cleo`. */
export function formatList(names: readonly string[]): string {
  return new Intl.ListFormat(currentLanguage()).format(names);
}
