import ICAL from "ical.js";
import { RRuleTemporal } from "rrule-temporal";
import { normalizeName } from "@/core/identity.ts";
import type { Language } from "@/core/language.ts";
import { holidayFileWords } from "@/words/holiday_files.ts";
import { addDays, type Day } from "./calendar.ts";
import type { DaySpan } from "./calendars.ts";
import type { Holiday } from "./working_calendars.ts";

/** An entry of a file that is no holiday, and why. */
export interface IgnoredEntry {
  readonly name: string;
  readonly day: Day | null;
  readonly reason: string;
}

/** What an iCalendar file says about holidays. */
export interface HolidayFile {
  readonly holidays: readonly Holiday[];
  readonly ignored: readonly IgnoredEntry[];
}

/** Why a text is not read at all; the message continues a sentence that names the file. */
export class UnreadableFile extends Error {}

/** The maximum number of entries of a file. */
export const MAX_FILE_ENTRIES = 2_000;
/** The maximum length of one holiday, in days. */
export const MAX_HOLIDAY_DAYS = 366;
/** How many steps the repetitions of all entries together may take. */
const MAX_STEPS = 20_000;
const MAX_NAME = 200;

type Words = typeof holidayFileWords.en;

/**
 * Reads the holidays of an iCalendar file (RFC 5545): whole days, with repetitions. ical.js reads the
 * text; rrule-temporal computes repetitions, because ical.js does not end on rules that no date meets.
 * @param span only holidays that touch it are returned
 * @param timeZone in which an entry counts that gives its times in UTC
 * @param language of the reasons why entries are left out
 * @throws {UnreadableFile} when the text is no iCalendar file, or has too many entries
 */
export function readHolidayFile(
  text: string,
  span: DaySpan,
  timeZone: string,
  language: Language = "en",
): HolidayFile {
  const words = holidayFileWords[language];
  const entries = entriesOf(text);
  const holidays = new Map<string, Holiday>();
  const ignored: IgnoredEntry[] = [];
  // An entry with the same identity and a RECURRENCE-ID replaces one repetition of the first.
  const replaced = Map.groupBy(
    entries.filter((entry) => entry.getFirstProperty("recurrence-id") !== null),
    (entry) => String(entry.getFirstPropertyValue("uid")),
  );
  let steps = MAX_STEPS;
  for (const entry of entries) {
    const name = nameOf(entry, words);
    const read = readEntry(entry, timeZone, words);
    if (typeof read === "string") {
      ignored.push({ name, day: null, reason: read });
      continue;
    }
    const isReplacement = entry.getFirstProperty("recurrence-id") !== null;
    const moved = isReplacement
      ? []
      : (replaced.get(String(entry.getFirstPropertyValue("uid"))) ?? [])
        .flatMap((other) => daysIn(other, "recurrence-id", timeZone));
    const starts = isReplacement
      ? [read.first]
      : startsOf(entry, read, span, { timeZone, steps, words });
    if (typeof starts === "string") {
      ignored.push({ name, day: read.first, reason: starts });
      continue;
    }
    steps -= starts.length;
    const length = daysBetween(read.first, read.last);
    const found = starts.filter((first) => !moved.includes(first))
      .map((first) => ({ first, last: addDays(first, length), name }))
      .filter(({ first, last }) => first <= span.last && last >= span.first);
    if (found.length === 0) {
      const reason = words.outside(span.first, span.last);
      ignored.push({ name, day: read.first, reason });
    }
    for (const one of found) {
      const key = `${one.first} ${one.last}`;
      if (!holidays.has(key)) holidays.set(key, one);
      else ignored.push({ name, day: one.first, reason: words.twice });
    }
  }
  const inOrder = [...holidays.values()].sort((a, b) =>
    a.first < b.first ? -1 : a.first > b.first ? 1 : 0
  );
  return { holidays: inOrder, ignored };
}

function entriesOf(text: string): ICAL.Component[] {
  let parts: unknown;
  try {
    parts = ICAL.parse(text.replace(/^\uFEFF/, "").trimStart());
  } catch (error) {
    throw new UnreadableFile("is no iCalendar file (.ics)", { cause: error });
  }
  // A file with several calendars is a list of them.
  const isOne = Array.isArray(parts) && typeof parts[0] === "string";
  const calendars = (isOne ? [parts] : parts) as unknown[][];
  const entries = calendars.flatMap((part) => {
    const calendar = new ICAL.Component(part);
    if (calendar.name !== "vcalendar") {
      throw new UnreadableFile("does not begin with BEGIN:VCALENDAR");
    }
    return calendar.getAllSubcomponents("vevent");
  });
  if (entries.length === 0) throw new UnreadableFile("has no events in it");
  if (entries.length > MAX_FILE_ENTRIES) {
    throw new UnreadableFile(
      `has ${entries.length} events; at most ${MAX_FILE_ENTRIES} are read. Export fewer years.`,
    );
  }
  return entries;
}

function nameOf(entry: ICAL.Component, words: Words): string {
  const text = normalizeName(String(entry.getFirstPropertyValue("summary") ?? ""));
  const short = text.length > MAX_NAME ? text.slice(0, MAX_NAME).toWellFormed().trim() : text;
  return short === "" ? words.unnamed : short;
}

/** Returns the days of the first repetition, or why it is no holiday. */
function readEntry(entry: ICAL.Component, timeZone: string, words: Words): DaySpan | string {
  if (String(entry.getFirstPropertyValue("status")).toUpperCase() === "CANCELLED") {
    return words.canceled;
  }
  const start = entry.getFirstProperty("dtstart");
  const from = start && momentsOf(start, timeZone)[0];
  if (!from) return words.noFirst;
  const end = entry.getFirstProperty("dtend");
  const until = end ? momentsOf(end, timeZone)[0] : afterDuration(entry, from);
  if (!until) return words.noLast;
  const isDate = from.isDate;
  const midnight = (moment: Temporal.PlainDateTime) => moment.toPlainTime().equals(MIDNIGHT);
  // Of a part of a day, no day is off.
  const first = midnight(from.at) ? from.at.toPlainDate() : from.at.toPlainDate().add({ days: 1 });
  const after = until.at.toPlainDate();
  // Some programs repeat the first day as the end, although the end is not included.
  const last = isDate && Temporal.PlainDate.compare(after, first) <= 0
    ? first
    : after.subtract({ days: 1 });
  if (Temporal.PlainDate.compare(last, first) < 0) return words.partOfDay;
  const days = { first: first.toString(), last: last.toString() };
  if (daysBetween(days.first, days.last) >= MAX_HOLIDAY_DAYS) {
    return words.tooLong(MAX_HOLIDAY_DAYS);
  }
  return days;
}

const MIDNIGHT = new Temporal.PlainTime();

interface Moment {
  readonly at: Temporal.PlainDateTime;
  readonly isDate: boolean;
}

/**
 * Returns the values of a property on the clocks of their place: as they are written, and UTC in the
 * time zone of the organization. Dates that do not exist are left out.
 */
function momentsOf(property: ICAL.Property, timeZone: string): Moment[] {
  const values: readonly unknown[] = property.toJSON().slice(3);
  return values.flatMap((value) => {
    if (typeof value !== "string") return [];
    try {
      // The text as it was read: ical.js itself turns the 31st of February into a day in March.
      const isDate = !value.includes("T");
      const written = Temporal.PlainDateTime.from(value.replace(/Z$/, ""), { overflow: "reject" });
      if (written.year < 1970 || written.year > 2999) return [];
      if (!value.endsWith("Z")) return [{ at: written, isDate }];
      const at = written.toZonedDateTime("UTC").withTimeZone(timeZone).toPlainDateTime();
      return [{ at, isDate }];
    } catch {
      // Temporal says that there is no such day.
      return [];
    }
  });
}

function afterDuration(entry: ICAL.Component, from: Moment): Moment | undefined {
  const value = entry.getFirstPropertyValue("duration");
  if (!(value instanceof ICAL.Duration)) {
    return from.isDate ? { ...from, at: from.at.add({ days: 1 }) } : from;
  }
  const seconds = value.toSeconds();
  if (!(seconds >= 0 && seconds <= 86_400 * MAX_HOLIDAY_DAYS * 2)) return undefined;
  return { ...from, at: from.at.add({ seconds }) };
}

/** Returns the first days of all repetitions that touch the span, or why they are not computed. */
function startsOf(
  entry: ICAL.Component,
  { first, last }: DaySpan,
  span: DaySpan,
  { timeZone, steps, words }: {
    readonly timeZone: string;
    readonly steps: number;
    readonly words: Words;
  },
): readonly Day[] | string {
  const length = daysBetween(first, last);
  const dates = new Set([first, ...daysIn(entry, "rdate", timeZone)]);
  for (const rule of entry.getAllProperties("rrule")) {
    const value = rule.getFirstValue();
    if (value === null) return words.unreadableRule;
    try {
      const start = first.replaceAll("-", "");
      const rules = new RRuleTemporal({
        rruleString: `DTSTART;VALUE=DATE:${start}\nRRULE:${String(value)}`,
        maxIterations: Math.max(1, steps),
      });
      const [from, to] = [addDays(span.first, -length - 1), addDays(span.last, 1)];
      const found = rules.between(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`), true);
      if (found.length > steps) return words.tooOften;
      for (const one of found) dates.add(one.toPlainDate().toString());
    } catch {
      // The library says what is wrong with a rule only in its own words.
      return words.invalidRule;
    }
  }
  for (const day of daysIn(entry, "exdate", timeZone)) dates.delete(day);
  return [...dates].sort();
}

function daysIn(entry: ICAL.Component, name: string, timeZone: string): Day[] {
  return entry.getAllProperties(name)
    .flatMap((property) => momentsOf(property, timeZone))
    .map(({ at }) => at.toPlainDate().toString());
}

function daysBetween(first: Day, last: Day): number {
  return Temporal.PlainDate.from(first).until(last).days;
}

/** Writes holidays as an iCalendar file. @param now when it is written, milliseconds */
export function writeHolidayFile(
  name: string,
  holidays: readonly Holiday[],
  { now, id }: { readonly now: number; readonly id: number },
): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.updatePropertyWithValue("version", "2.0");
  calendar.updatePropertyWithValue("prodid", "-//Laurel//Holidays//EN");
  calendar.updatePropertyWithValue("x-wr-calname", name);
  for (const { first, last, name } of holidays) {
    const entry = new ICAL.Component("vevent");
    entry.updatePropertyWithValue("uid", `${first}-${last}-${id}@laurel`);
    entry.updatePropertyWithValue("dtstamp", ICAL.Time.fromJSDate(new Date(now), true));
    entry.updatePropertyWithValue("dtstart", ICAL.Time.fromDateString(first));
    entry.updatePropertyWithValue("dtend", ICAL.Time.fromDateString(addDays(last, 1)));
    entry.updatePropertyWithValue("summary", name);
    calendar.addSubcomponent(entry);
  }
  return `${calendar.toString()}\r\n`;
}
