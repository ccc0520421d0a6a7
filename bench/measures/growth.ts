/** The cost of an event while the log grows, and the time of proving the whole log. */
import { addDays } from "@/core/calendars/calendar.ts";
import { type Database, openDatabase } from "@/db/postgres/open.ts";
import { openErrorReport } from "@/services/platform/errors.ts";
import { openLog } from "@/services/platform/log.ts";
import { openTelemetry } from "@/services/platform/telemetry.ts";
import { findingText } from "@/services/rebuild/findings.ts";
import { openRebuild } from "@/services/rebuild/mod.ts";
import { contentHash, type IncomingEvent } from "@/services/rewards/event.ts";
import { openRewards, type Rewards } from "@/services/rewards/mod.ts";
import type { Bench, BenchContext } from "@/bench/bench.ts";
import { agentId, drawEvent, seededRandom } from "@/bench/events.ts";
import { analyze } from "@/bench/rig.ts";
import { ratios } from "@/bench/stats.ts";

const AGENTS = 1_000;
const FILL = 1_000;
const BATCH = 100;
/** The number of batches per measurement. */
const BATCHES = 40;
const SMALLEST = 10_000;
/**
 * The same in every history, so that days and weeks have the same size. A longer history has more
 * days.
 */
const EVENTS_PER_DAY = 2_000;

/** A database with a history of some length. */
interface Subject {
  readonly size: number;
  readonly database: Database;
  readonly config: Rewards["config"];
  readonly costs: number[];
  ingest(count: number): Promise<void>;
}

/**
 * Measures batches on histories of 10^4, 10^5 and more events, alternately. At the end it proves
 * the longest.
 */
export const growth: Bench = async (context) => {
  const { effort, recorder, say } = context;
  say(`growth: ${AGENTS} agents with up to ${effort.growthEvents} events`);
  const subjects: Subject[] = [];
  for (let size = SMALLEST; size <= effort.growthEvents; size *= 10) {
    subjects.push(await openSubject(context, size));
  }
  for (let round = 0; round <= effort.rounds; round++) {
    for (const { size, costs, ingest } of subjects) {
      const start = performance.now();
      for (let batch = 0; batch < BATCHES; batch++) await ingest(BATCH);
      const cost = (performance.now() - start) * 1_000 / (BATCHES * BATCH);
      // The first round only warms the caches.
      if (round === 0) continue;
      costs.push(cost);
      recorder.add(`growth.cost_at_${size}`, "µs/event", cost);
    }
  }
  const [smallest, ...larger] = subjects;
  for (const { size, costs } of larger) {
    for (const ratio of ratios(costs, smallest!.costs)) {
      recorder.add(`growth.ratio_at_${size}`, "x", ratio, { target: { below: 1.2 } });
    }
  }
  await prove(context, subjects.at(-1)!);
  for (const { database } of subjects) await database.close();
};

async function openSubject(context: BenchContext, size: number): Promise<Subject> {
  const rig = await context.rig();
  const databaseUrl = await rig.createDatabase(AGENTS);
  const database = await openDatabase({ databaseUrl });
  const now = Date.now();
  const errors: string[] = [];
  const log = openLog("error", (line) => errors.push(line));
  const rewards = await openRewards({
    database,
    clock: () => now,
    timeZone: "UTC",
    achievements: "default" as const,
    reportError: openErrorReport(log, openTelemetry()),
    onCommit: () => {},
  });
  const next = openEvents(now, size);
  const ingest = async (count: number) => {
    const results = await rewards.ingest(next(count), { keyId: null, createsAgents: false });
    const wrong = results.find((result) => result.kind !== "accepted");
    if (wrong) throw new Error(`an event was not accepted: ${JSON.stringify(wrong)} ${errors}`);
  };
  for (let stored = 0; stored < size; stored += FILL) await ingest(FILL);
  await analyze(databaseUrl);
  return { size, database, config: rewards.config, costs: [], ingest };
}

async function prove({ recorder, say }: BenchContext, subject: Subject): Promise<void> {
  say(`growth: comparing ${subject.size} events and more with what is stored`);
  const { database, config } = subject;
  const rebuild = openRebuild({ database, config, clock: Date.now });
  const start = performance.now();
  const { events, differences } = await rebuild.check();
  const seconds = (performance.now() - start) / 1_000;
  if (differences.length > 0) throw new Error(differences.map(findingText).join("\n"));
  if (events < subject.size) throw new Error(`only ${events} events were compared`);
  recorder.add("growth.rebuild", "s", seconds);
  recorder.add("growth.rebuild_per_million", "s", seconds * 1_000_000 / events, {
    target: { below: 120 },
  });
}

/**
 * Returns a function that makes events in the order of time: this many until today, then those of
 * today.
 */
function openEvents(now: number, size: number): (count: number) => IncomingEvent[] {
  const random = seededRandom(11);
  const days = size / EVENTS_PER_DAY;
  const firstDay = addDays(new Date(now).toISOString().slice(0, 10), -days - 1);
  let number = 0;
  return (count) =>
    Array.from({ length: count }, () => {
      const day = addDays(firstDay, Math.min(days, Math.floor(number / EVENTS_PER_DAY)));
      const second = number < size ? number % EVENTS_PER_DAY * 15 : 36_000 + number - size;
      number++;
      const time = Date.parse(`${day}T08:00:00Z`) + Math.floor(second * 1_000);
      const { source, id, type, data } = drawEvent(random, number, time);
      const subject = agentId(Math.floor(random() * AGENTS));
      const content = { type, subject, time, data };
      return { source, id, ...content, receivedAt: now, contentHash: contentHash(content) };
    });
}
