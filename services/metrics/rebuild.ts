import type { Kysely } from "kysely";
import { daySums } from "@/core/performance/day_sums.ts";
import type { PartSums } from "@/core/performance/measures.ts";
import type { AgentDay } from "@/db/metrics/due_days.ts";
import { findEventsOfDays } from "@/db/events/events.ts";
import {
  dependsOnUnspreadDay,
  findMetricsOfDays,
  listMeasuredDays,
  lockMeasuredDay,
  type StoredMeasuredDay,
} from "@/db/metrics/measured_days.ts";
import { saveMeasured, type StoredParts } from "@/db/metrics/metrics.ts";
import { findWrongWork, type WorkDay } from "@/db/metrics/work.ts";
import { findPerformanceDays } from "@/db/performance/daily.ts";
import { findWrongWeeks, sumWeeks } from "@/db/performance/weekly.ts";
import type { Schema } from "@/db/postgres/schema.ts";
import { measureDays } from "./measure.ts";

/** A stored value of metrics that differs from what the log leads to. */
export interface MetricDifference {
  readonly table:
    | "agent_metrics_daily"
    | "agent_performance_daily"
    | "agent_performance_weekly"
    | "agent_work_daily";
  readonly agent: string;
  /** Day and metric, or the week's Monday. */
  readonly key: string;
  readonly column: string;
  readonly stored: unknown;
  readonly expected: unknown;
}

interface ExamineMetrics {
  /** The id of one agent; all agents when left out. */
  readonly agent?: string | undefined;
  /** Whether to correct the differences. */
  readonly repair: boolean;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** How many days have their events in memory at the same time. */
const PAGE = 50;

/**
 * Measures every day again that counts as measured, and compares the result with the stored
 * metrics. A day that differs is checked a second time with its row locked. Days that are due, or
 * will become due because of others, are skipped. Only the first difference of a day is reported.
 * @returns the differences that remain
 */
export async function examineMetrics(
  db: Kysely<Schema>,
  { agent, repair, now }: ExamineMetrics,
): Promise<readonly MetricDifference[]> {
  const differences: MetricDifference[] = [];
  let after: AgentDay | null = null;
  while (true) {
    const page: StoredMeasuredDay[] = await listMeasuredDays(db, { after, agent, limit: PAGE });
    for (const { day } of await examine(db, page)) {
      const left = await recheckDay(db, day, { repair, now });
      if (left) differences.push(left);
    }
    if (page.length < PAGE) break;
    after = page.at(-1)!;
  }
  return [...differences, ...await examineWeeks(db, { agent, repair })];
}

/** Compares the sums of weeks with those of their days. @returns the differences that remain */
async function examineWeeks(
  db: Kysely<Schema>,
  { agent, repair }: Pick<ExamineMetrics, "agent" | "repair">,
): Promise<readonly MetricDifference[]> {
  const wrong = await findWrongWeeks(db, agent);
  if (repair) {
    const days = wrong.map(({ rowId, week }) => ({ rowId, day: week }));
    await db.transaction().execute((trx) => sumWeeks(trx, days));
    return [];
  }
  return wrong.map((one) => ({
    table: "agent_performance_weekly",
    agent: one.agent,
    key: one.week,
    column: "row",
    stored: "other sums",
    expected: "the sums of the days",
  }));
}

async function recheckDay(
  db: Kysely<Schema>,
  day: StoredMeasuredDay,
  { repair, now }: ExamineMetrics,
): Promise<MetricDifference | undefined> {
  return await db.transaction().execute(async (trx) => {
    if (!await lockMeasuredDay(trx, day)) return undefined;
    const [found] = await examine(trx, [day]);
    if (!found || await dependsOnUnspreadDay(trx, day)) return undefined;
    if (!repair) return found.difference;
    await saveMeasured(trx, [day], found.expected, now);
    return undefined;
  });
}

interface Found {
  readonly day: StoredMeasuredDay;
  readonly difference: MetricDifference;
  readonly expected: readonly StoredParts[];
}

/** Returns the days of a page that differ, each with its first difference. */
async function examine(db: Kysely<Schema>, page: readonly StoredMeasuredDay[]): Promise<Found[]> {
  if (page.length === 0) return [];
  const events = await findEventsOfDays(db, page);
  const expected = Map.groupBy(await measureDays(db, page, events), keyOf);
  const stored = Map.groupBy(await findMetricsOfDays(db, page), keyOf);
  const performance = new Map(
    (await findPerformanceDays(db, page)).map((one) => [keyOf(one), one.sums]),
  );
  const wrongWork = await findWrongWork(db, page);
  const [storedWork, expectedWork] = [wrongWork.stored, wrongWork.expected]
    .map((days) => Map.groupBy(days, keyOf));
  return page.flatMap((day) => {
    const wanted = expected.get(keyOf(day)) ?? [];
    const difference = compare(day, stored.get(keyOf(day)) ?? [], wanted) ??
      comparePerformance(day, performance.get(keyOf(day)), wanted) ??
      compareWork(day, storedWork!.get(keyOf(day)), expectedWork!.get(keyOf(day)));
    return difference ? [{ day, difference, expected: wanted }] : [];
  });
}

function compare(
  { agent, day }: StoredMeasuredDay,
  stored: readonly StoredParts[],
  expected: readonly StoredParts[],
): MetricDifference | undefined {
  const known = new Map(stored.map((row) => [row.metric, row]));
  const wanted = new Map(expected.map((row) => [row.metric, row]));
  for (const metric of new Set([...wanted.keys(), ...[...known.keys()].sort()])) {
    const [is, ought] = [known.get(metric), wanted.get(metric)];
    const place = { table: "agent_metrics_daily", agent, key: `${day} ${metric}` } as const;
    if (!is || !ought) {
      return { ...place, column: "row", stored: partsOf(is), expected: partsOf(ought) };
    }
    for (const column of ["numerator", "denominator"] as const) {
      if (is[column] === ought[column]) continue;
      return { ...place, column, stored: is[column], expected: ought[column] };
    }
  }
  return undefined;
}

function comparePerformance(
  { agent, day }: StoredMeasuredDay,
  stored: PartSums | undefined,
  wanted: readonly StoredParts[],
): MetricDifference | undefined {
  const expected = daySums(wanted);
  const [is, ought] = [JSON.stringify(stored), JSON.stringify(expected)];
  if (is === ought) return undefined;
  return {
    table: "agent_performance_daily",
    agent,
    key: day,
    column: "row",
    stored,
    expected,
  };
}

/** @param stored the rows that differ @param expected what they should be */
function compareWork(
  { agent, day }: StoredMeasuredDay,
  stored: readonly WorkDay[] = [],
  expected: readonly WorkDay[] = [],
): MetricDifference | undefined {
  if (stored.length === 0 && expected.length === 0) return undefined;
  const shown = (days: readonly WorkDay[]) =>
    days.map(({ boardDay, events }) => `${events} on ${boardDay}`).join(", ") || undefined;
  return {
    table: "agent_work_daily",
    agent,
    key: day,
    column: "events",
    stored: shown(stored),
    expected: shown(expected),
  };
}

function partsOf(row: StoredParts | undefined) {
  return row && { numerator: row.numerator, denominator: row.denominator };
}

function keyOf({ rowId, day }: AgentDay): string {
  return `${rowId} ${day}`;
}
