/**
 * Reads the times that tools send, as milliseconds since the epoch. Null: not a time. Adapters of
 * tools that do not always send a time use {@link timeReader}, which also returns the precision.
 */

// Far later than any work, and within the range of every database.
const MAX_MILLISECONDS = Date.UTC(9999, 11, 31);
/**
 * A number below this counts as seconds, because as seconds it is before the year 5138; from here
 * on it counts as milliseconds, which is after 1973.
 */
const SECONDS_BELOW = 1e11;

/** A smaller number is not a time: no tool has work from 1970. */
const COUNTS_FROM = 1e8;

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$/i;
const RFC_2822 =
  /^(?:[A-Za-z]{3},?\s+)?(\d{1,2})\s+([A-Za-z]{3})\s+(\d{4})\s+(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,12}))?)?\s+(?:UTC\s+)?([+-]\d\d:?\d\d|GMT|UTC?|Z)$/i;
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MINUTE_MILLISECONDS = 60_000;
const DAY_MILLISECONDS = 86_400_000;

/**
 * A moment in the form of a fact's time; `within` is set only when the precision is not a second.
 */
export interface When {
  readonly time: number;
  readonly within?: number;
}

/** The result of reading a field with a time. Null: there is none. Undefined: it cannot be read. */
export type TimeRead = When | null | undefined;

/** The forms of times. `iso`: RFC 3339 and its variants, see {@link fromIso}. */
export type TimeForm = "seconds" | "milliseconds" | "iso" | "rfc2822";

/**
 * Makes a reader for a tool that sends times in these forms. Where a tool sends both seconds and
 * milliseconds, their size decides. "" and 0 mean no time.
 */
export function timeReader(...forms: readonly TimeForm[]): (value: unknown) => TimeRead {
  const counts = forms.filter((form) => form === "seconds" || form === "milliseconds");
  return (value) => {
    if (value === null || value === undefined) return null;
    if (typeof value === "string" && value.trim() === "") return null;
    const number = toNumber(value);
    if (number !== null) {
      if (number === 0) return null;
      if (Math.abs(number) < COUNTS_FROM) return undefined;
      const form = counts.length === 2 ? countOf(number) : counts[0];
      const time = form === "seconds"
        ? fromSeconds(number)
        : form === "milliseconds"
        ? fromMilliseconds(number)
        : null;
      return time === null ? undefined : { time };
    }
    const time = (forms.includes("iso") ? fromIso(value) : null) ??
      (forms.includes("rfc2822") ? fromRfc2822(value) : null);
    return time === null ? undefined : { time, ...spanOf(String(value)) };
  };
}

/**
 * Returns the span of a text without seconds, or without a time of day; it is longer than a second.
 */
function spanOf(text: string): { within?: number } {
  if (/:\d\d:\d\d/.test(text)) return {};
  return { within: /\d:\d\d/.test(text) ? MINUTE_MILLISECONDS : DAY_MILLISECONDS };
}

/** Returns whether a number is more likely a count of seconds or of milliseconds. */
function countOf(number: number): "seconds" | "milliseconds" {
  return Math.abs(number) < SECONDS_BELOW ? "seconds" : "milliseconds";
}

/** Reads Unix seconds, as a number or text; fractions are kept to the millisecond. */
export function fromSeconds(value: unknown): number | null {
  const seconds = toNumber(value);
  return seconds === null ? null : inRange(Math.round(seconds * 1000));
}

/** Reads Unix milliseconds, as a number or text. */
export function fromMilliseconds(value: unknown): number | null {
  const milliseconds = toNumber(value);
  return milliseconds === null ? null : inRange(Math.round(milliseconds));
}

/**
 * Reads "2026-11-20T08:00:00.123456Z" and its variants (RFC 3339), also as Ruby programs and
 * databases write them: "2026-11-20 08:00:00 UTC", "2026-11-20 09:00:00+01". A time without a zone
 * is in UTC; a day without a time is its first moment in UTC.
 */
export function fromIso(value: unknown): number | null {
  const match = typeof value === "string" ? ISO.exec(value.trim()) : null;
  if (!match) return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  return moment(
    [Number(year), Number(month), Number(day)],
    [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0), millisecondsOf(fraction)],
    zone,
  );
}

/**
 * Reads "Sun, 25 Mar 2018 09:53:19 +0000" (RFC 2822), and Rails' variant of it: "Sun, 25 Mar 2018
 * 09:53:19.123 UTC +00:00".
 */
export function fromRfc2822(value: unknown): number | null {
  const match = typeof value === "string" ? RFC_2822.exec(value.trim()) : null;
  if (!match) return null;
  const [, day, name, year, hour, minute, second, fraction, zone] = match;
  const month = MONTHS.indexOf(name!.toLowerCase()) + 1;
  return moment(
    [Number(year), month, Number(day)],
    [Number(hour), Number(minute), Number(second ?? 0), millisecondsOf(fraction)],
    zone,
  );
}

/**
 * Reads a time in any of these forms, for tools that send several: Unix seconds or milliseconds
 * (their size decides), ISO, RFC 2822.
 */
export function fromAnyTime(value: unknown): number | null {
  const number = toNumber(value);
  if (number === null) return fromIso(value) ?? fromRfc2822(value);
  return countOf(number) === "seconds" ? fromSeconds(number) : fromMilliseconds(number);
}

/** Returns the milliseconds of a fraction's digits; finer digits are cut off. */
function millisecondsOf(fraction: string | undefined): number {
  return Number((fraction ?? "").padEnd(3, "0").slice(0, 3));
}

function toNumber(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string" || !/^\d{1,16}(\.\d{1,9})?$/.test(value.trim())) return null;
  return Number(value);
}

function inRange(milliseconds: number): number | null {
  return milliseconds >= 0 && milliseconds <= MAX_MILLISECONDS ? milliseconds : null;
}

/** Returns null for days and times that do not exist, such as February 30. */
function moment(
  [year, month, day]: readonly [number, number, number],
  [hour, minute, second, millisecond]: readonly [number, number, number, number],
  zone: string | undefined,
): number | null {
  // A leap second becomes the first moment of the next minute.
  if (hour > 23 || minute > 59 || second > 60) return null;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null;
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? "") ?? [];
  if (Number(hours ?? 0) > 23 || Number(minutes ?? 0) > 59) return null;
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === "-" ? -1 : 1);
  return inRange(
    midnight.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1000 + millisecond,
  );
}
