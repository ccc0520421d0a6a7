import type { Kysely } from "kysely";
import { addDays, dayStart } from "@/core/calendars/calendar.ts";
import { ACHIEVEMENT_TYPE } from "@/core/events/events.ts";
import type { Language } from "@/core/language.ts";
import { changeSentence, reportNotes } from "@/core/reports/conclude.ts";
import type { ReportHeadline, WeeklyReport } from "@/core/reports/views.ts";
import { addWeeks, type IsoWeek, mondayOf, weekOf } from "@/core/reports/week.ts";
import { MEASURES } from "@/core/team/measures.ts";
import {
  countActive,
  countEntries,
  countEventsByDay,
  type ReportScope,
  type ReportSpan,
  sumBoards,
  sumMetrics,
  type SumOfPeriod,
} from "@/db/reports/numbers.ts";
import {
  findEarnedInWeek,
  findStreaksAt,
  findTop,
  type ReportWeekDays,
} from "@/db/reports/people.ts";
import { reportSentenceWords } from "@/words/report_sentences.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import type { TeamRow } from "@/db/team/members.ts";

const WEEKS = 12;
const FEW_NAMES = 3;
const SOME_NAMES = 5;
const EARNED = 10;

/** What a report is made of. */
export interface ReportInput {
  /** Of the sentences. */
  readonly language: Language;
  readonly db: Kysely<Schema>;
  readonly timeZone: string;
  /** Null: the whole organization. */
  readonly team: TeamRow | null;
  readonly week: IsoWeek;
  /** The current day in the organization's time zone. */
  readonly today: string;
}

/** Returns the days of a week that exists. */
export function daysOfWeek(week: IsoWeek): ReportWeekDays {
  const start = mondayOf(week)!;
  return { start, before: addDays(start, -7), end: addDays(start, 7) };
}

/** Makes the report about a week. */
export async function makeReport(input: ReportInput): Promise<WeeklyReport> {
  const { db, timeZone, team, week, today, language } = input;
  const days = daysOfWeek(week);
  const scope: ReportScope = { team: team?.rowId ?? null };
  const moments = { from: dayStart(days.start, timeZone), before: dayStart(days.end, timeZone) };
  const [numbers, before, weeks, mostPoints, biggestGains, longestStreaks, earned] = await Promise
    .all([
      readWeek(db, scope, { from: days.start, before: days.end }),
      readWeek(db, scope, { from: days.before, before: days.start }),
      readWeeks(db, scope, week),
      findTop(db, "points", scope, days, FEW_NAMES),
      findTop(db, "gain", scope, days, SOME_NAMES),
      findStreaksAt(db, scope, days, FEW_NAMES),
      findEarnedInWeek(db, scope, moments, EARNED),
    ]);
  const headlines = headlinesOf(numbers, before, language);
  const isOver = days.end <= today;
  const { hidden: hiddenPeople } = numbers.active;
  return {
    week,
    start: days.start,
    end: addDays(days.end, -1),
    isOver,
    team: team && { id: team.id, name: team.name, members: team.members },
    headlines,
    days: Array.from({ length: 7 }, (_, index) => {
      const [day, earlier] = [addDays(days.start, index), addDays(days.before, index)];
      return {
        day,
        points: sumOn(numbers.points, day),
        pointsBefore: sumOn(before.points, earlier),
        events: sumOn(numbers.events, day),
        eventsBefore: sumOn(before.events, earlier),
      };
    }),
    weeks,
    mostPoints,
    biggestGains,
    longestStreaks,
    earned,
    hiddenPeople,
    notes: reportNotes({ headlines, isOver, hiddenPeople }, language),
  };
}

/** The numbers of a week. */
interface WeekNumbers {
  readonly points: readonly SumOfPeriod[];
  readonly events: readonly SumOfPeriod[];
  readonly active: Awaited<ReturnType<typeof countActive>>;
  readonly awards: number;
  readonly challengesWon: number;
  readonly responseTime: Awaited<ReturnType<typeof sumMetrics>>;
  readonly conversion: Awaited<ReturnType<typeof sumMetrics>>;
}

async function readWeek(
  db: Kysely<Schema>,
  scope: ReportScope,
  span: ReportSpan,
): Promise<WeekNumbers> {
  const [points, events, active, awards, challengesWon, responseTime, conversion] = await Promise
    .all([
      sumBoards(db, "day", scope, span),
      countEventsByDay(db, scope, span),
      countActive(db, scope, span),
      countEntries(db, ACHIEVEMENT_TYPE, scope, span),
      countEntries(db, "challenge_completed", scope, span),
      sumMetrics(db, MEASURES.responseTime.metrics, scope, span),
      sumMetrics(db, MEASURES.conversion.metrics, scope, span),
    ]);
  return { points, events, active, awards, challengesWon, responseTime, conversion };
}

async function readWeeks(
  db: Kysely<Schema>,
  scope: ReportScope,
  week: IsoWeek,
): Promise<WeeklyReport["weeks"]> {
  const first = addWeeks(week, 1 - WEEKS);
  const span = { from: mondayOf(first)!, before: addDays(mondayOf(week)!, 7) };
  const sums = await sumBoards(db, "week", scope, span);
  return Array.from({ length: WEEKS }, (_, index) => {
    const start = addDays(span.from, index * 7);
    return { week: weekOf(start), start, points: sumOn(sums, start) };
  });
}

function headlinesOf(
  now: WeekNumbers,
  before: WeekNumbers,
  language: Language,
): ReportHeadline[] {
  const titles = reportSentenceWords[language].headlines;
  const count = (key: ReportHeadline["key"], valueOf: (week: WeekNumbers) => number) =>
    headline({ key, unit: "count", higherIsBetter: true, measured: null }, valueOf);
  const mean = (key: "responseTime" | "conversion") => {
    const { unit, isHigherBetter } = MEASURES[key];
    return headline(
      { key, unit, higherIsBetter: isHigherBetter, measured: now[key].denominator },
      (week) => week[key].denominator === 0 ? null : week[key].numerator / week[key].denominator,
    );
  };
  function headline(
    fixed: Pick<ReportHeadline, "key" | "unit" | "higherIsBetter" | "measured">,
    valueOf: (week: WeekNumbers) => number | null,
  ): ReportHeadline {
    const values = { value: valueOf(now), before: valueOf(before) };
    const all = { ...fixed, ...values, title: titles[fixed.key] };
    return { ...all, sentence: changeSentence(all, language) };
  }
  return [
    count("points", ({ points }) => total(points)),
    count("activePeople", ({ active }) => active.people),
    count("events", ({ events }) => total(events)),
    count("streaksKept", ({ active }) => active.streaksKept),
    count("awards", ({ awards }) => awards),
    count("challengesWon", ({ challengesWon }) => challengesWon),
    mean("responseTime"),
    mean("conversion"),
  ];
}

function total(sums: readonly SumOfPeriod[]): number {
  return sums.reduce((sum, one) => sum + one.sum, 0);
}

function sumOn(sums: readonly SumOfPeriod[], day: string): number {
  return sums.find(({ start }) => start === day)?.sum ?? 0;
}
