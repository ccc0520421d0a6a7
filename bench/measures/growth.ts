/** What an event costs while the log grows, and how long proving all of it against the log takes. */
import { addDays } from "@/core/calendar.ts";
import { openDatabase } from "@/db/open.ts";
import { openLog } from "@/services/log.ts";
import { sentenceOf } from "@/services/rebuild/findings.ts";
import { openRebuild } from "@/services/rebuild/mod.ts";
import { contentHash, type IncomingEvent } from "@/services/rewards/event.ts";
import { openRewards } from "@/services/rewards/mod.ts";
import type { Bench, BenchContext } from "../bench.ts";
import { agentId, drawEvent, seededRandom } from "../events.ts";
import { analyze } from "../rig.ts";
import { median } from "../stats.ts";

const AGENTS = 1_000;
const FILL = 1_000;
const BATCH = 100;
/** Batches of one measurement. */
const BATCHES = 40;
const FIRST_POINT = 10_000;
const DAYS = 60;
/** Of one agent's events, so that a million of them end after about sixty days. */
const EVENTS_PER_DAY = 1_000_000 / DAYS;

/** Fills a database to 10^4, 10^5 … events, measuring batches at each, and proves it at the end. */
export const growth: Bench = async (context) => {
  const { effort, recorder, say } = context;
  const rig = await context.rig();
  const databaseUrl = await rig.createDatabase(AGENTS);
  const database = await openDatabase({ databaseUrl });
  const now = Date.now();
  const errors: string[] = [];
  const rewards = await openRewards({
    ...{ database, clock: () => now, timeZone: "UTC", achievements: "default" as const },
    ...{ log: openLog("error", (line) => errors.push(line)), onCommit: () => {} },
  });
  const next = openEvents(now);
  const ingest = async (count: number) => {
    const results = await rewards.ingest(next(count), { keyId: null, createsAgents: false });
    const wrong = results.find((result) => result.kind !== "accepted");
    if (wrong) throw new Error(`an event was not accepted: ${JSON.stringify(wrong)} ${errors}`);
  };

  say(`growth: ${AGENTS} agents with up to ${effort.growthEvents} events over ${DAYS} days`);
  const costs: number[] = [];
  let stored = 0;
  for (let point = FIRST_POINT; point <= effort.growthEvents; point *= 10) {
    for (; stored < point; stored += FILL) await ingest(FILL);
    await analyze(databaseUrl);
    const rounds: number[] = [];
    for (let round = 0; round <= effort.rounds; round++) {
      const start = performance.now();
      for (let batch = 0; batch < BATCHES; batch++) await ingest(BATCH);
      stored += BATCHES * BATCH;
      // The first warms the caches up.
      if (round > 0) rounds.push((performance.now() - start) * 1_000 / (BATCHES * BATCH));
    }
    for (const cost of rounds) recorder.add(`growth.cost_at_${point}`, "µs/event", cost);
    costs.push(median(rounds));
    if (costs.length < 2) continue;
    recorder.add(`growth.ratio_at_${point}`, "x", costs.at(-1)! / costs[0]!, {
      target: { below: 1.2 },
    });
  }
  await prove(context, rewards.config, database, stored);
  await database.close();
};

async function prove(
  { recorder, say }: BenchContext,
  config: Parameters<typeof openRebuild>[0]["config"],
  database: Parameters<typeof openRebuild>[0]["database"],
  stored: number,
): Promise<void> {
  say(`growth: comparing ${stored} events with what is stored`);
  const rebuild = openRebuild({ database, config, clock: Date.now });
  const start = performance.now();
  const { events, differences } = await rebuild.check();
  const seconds = (performance.now() - start) / 1_000;
  if (differences.length > 0) throw new Error(differences.map(sentenceOf).join("\n"));
  if (events !== stored) throw new Error(`${events} events were compared, not ${stored}`);
  recorder.add("growth.rebuild", "s", seconds);
  recorder.add("growth.rebuild_per_million", "s", seconds * 1_000_000 / events, {
    target: { below: 120 },
  });
}

/** Makes events that follow one another in time, spread over agents and days. */
function openEvents(now: number): (count: number) => IncomingEvent[] {
  const random = seededRandom(11);
  const firstDay = addDays(new Date(now).toISOString().slice(0, 10), -DAYS - 5);
  let number = 0;
  return (count) =>
    Array.from({ length: count }, () => {
      number++;
      const day = addDays(firstDay, Math.floor(number / EVENTS_PER_DAY));
      const within = number % EVENTS_PER_DAY / EVENTS_PER_DAY;
      const time = Date.parse(`${day}T08:00:00Z`) + Math.floor(within * 36_000_000);
      const { source, id, type, data } = drawEvent(random, number, time);
      const subject = agentId(Math.floor(random() * AGENTS));
      const content = { type, subject, time, data };
      return { source, id, ...content, receivedAt: now, contentHash: contentHash(content) };
    });
}
