import { z } from "zod";

/** A point in time in milliseconds since the epoch, or the reason why a text is not one. */
export type Instant =
  | { readonly time: number; readonly fault?: undefined }
  /** The end of a sentence that begins with the field's name. */
  | { readonly fault: string; readonly time?: undefined };

const EXAMPLE = "2026-11-22T10:00:00Z";
/** The fault of any text that is not a time. */
const NO_TIME = `is not an RFC 3339 time such as ${EXAMPLE}`;

const FORM =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s?([Zz]|([+-])(\d\d)(?::?(\d\d))?)?$/;

/**
 * Reads an RFC 3339 time, including common variants: a lower-case t or z, a space instead of the T,
 * no seconds, a comma before the decimals, any number of decimals, an offset without a colon. A
 * leap second becomes the first moment of the next minute, and -00:00 is UTC. Digits below a
 * millisecond are dropped. A time without a zone is refused, because it could be any of many
 * moments.
 * @example
 * readInstant("2026-11-29T10:00:00+01:00"); // { time: 1795942800000 }
 */
export function readInstant(text: string): Instant {
  const match = FORM.exec(text.trim());
  if (!match) return { fault: NO_TIME };
  const [, ...parts] = match;
  const [year, month, day, hour, minute, second] = parts.slice(0, 6).map((part) =>
    Number(part ?? 0)
  ) as [number, number, number, number, number, number];
  const [fraction = "", zone, sign, hours, minutes] = parts.slice(6);
  if (zone === undefined) {
    return { fault: "names no time zone: add Z for UTC, or an offset such as +01:00" };
  }
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, day);
  const isDay = midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day;
  if (!isDay) return { fault: "is not a date that exists" };
  if (hour === 24) return { fault: "has the hour 24; midnight is 00:00 of the next day" };
  const offset = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  const isTime = hour < 24 && minute < 60 && second <= 60;
  const isOffset = Number(hours ?? 0) < 24 && Number(minutes ?? 0) < 60;
  if (!isTime || !isOffset) return { fault: "is not a time of day that exists" };
  const inMinutes = hour * 60 + minute - (sign === "-" ? -offset : offset);
  const milliseconds = Number(fraction.padEnd(3, "0").slice(0, 3));
  return { time: midnight.getTime() + (inMinutes * 60 + second) * 1_000 + milliseconds };
}

/** For zod schemas: converts a time to the form of `Date.toISOString`. */
function toIsoText(text: string, context: z.RefinementCtx): string {
  const { time, fault } = readInstant(text);
  if (fault === undefined) return new Date(time).toISOString();
  context.addIssue({ code: "custom", message: fault });
  return z.NEVER;
}

/** A schema that reads a time and returns it in the form of `Date.toISOString`. */
export const instantSchema = z.string({
  // A time that is absent is missing, not wrong; that has words of its own.
  error: ({ input }) => input === undefined ? undefined : NO_TIME,
}).transform(toIsoText);
