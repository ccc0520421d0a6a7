import { z } from "zod";

/** When something happened, in milliseconds since the epoch, or why a text does not say it. */
export type Instant =
  | { readonly time: number; readonly fault?: undefined }
  /** The end of a sentence that begins with the field's name. */
  | { readonly fault: string; readonly time?: undefined };

const EXAMPLE = "2026-11-22T10:00:00Z";
/** What is said of anything else. */
export const NO_TIME = `is not an RFC 3339 time such as ${EXAMPLE}`;

const FORM =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?\s?([Zz]|([+-])(\d\d)(?::?(\d\d))?)?$/;

/**
 * Reads a time as RFC 3339 has it, and as its senders write it: with a small t or z or a blank for
 * the T, without seconds, with a comma or any number of decimals, with an offset without colon. A
 * leap second is the first moment of the next minute, and -00:00 is UTC. What is less than a
 * millisecond is left out. A time without a zone could be any of a day's, so it is refused.
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

/** For schemas: a time brought to the form of `Date.toISOString`. */
export function toIsoText(text: string, context: z.RefinementCtx): string {
  const { time, fault } = readInstant(text);
  if (fault === undefined) return new Date(time).toISOString();
  context.addIssue({ code: "custom", message: fault });
  return z.NEVER;
}

/** A time, brought to the form of `Date.toISOString`. */
export const instantSchema = z.string(NO_TIME).transform(toIsoText);
