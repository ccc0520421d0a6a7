/** Batches over HTTP: Laurel and the baseline of bare inserts, alternately. */
import type { Bench, BenchContext } from "@/bench/bench.ts";
import { openFeed, workdayMorning } from "@/bench/events.ts";
import { requestBytes } from "@/bench/load/connection.ts";
import { drive } from "@/bench/load/drive.ts";
import { analyze, KEY } from "@/bench/rig.ts";
import { ratios } from "@/bench/stats.ts";
import { openFloor } from "./floor.ts";

const AGENTS = 1_000;
const BATCH = 100;
const CONNECTIONS = 8;

interface Subject {
  readonly name: string;
  readonly rates: number[];
  /** @returns events per second, and the p99 of a batch in milliseconds if it was measured */
  run(durationMilliseconds: number): Promise<{ rate: number; p99Milliseconds?: number }>;
  stop(): Promise<void>;
}

async function openFloorSubject(context: BenchContext): Promise<Subject> {
  const rig = await context.rig();
  const databaseUrl = await rig.createDatabase(AGENTS);
  const startTime = workdayMorning(Date.now());
  const floor = openFloor(databaseUrl, { agents: AGENTS, batch: BATCH, startTime });
  await floor.run(context.effort.roundMilliseconds / 4);
  await analyze(databaseUrl);
  return {
    name: "floor",
    rates: [],
    run: async (durationMilliseconds) => ({ rate: await floor.run(durationMilliseconds) }),
    stop: () => floor.close(),
  };
}

async function openIngestSubject(context: BenchContext): Promise<Subject> {
  const rig = await context.rig();
  const databaseUrl = await rig.createDatabase(AGENTS);
  const target = await rig.startLaurel(databaseUrl);
  const url = `${target.url}/api/v1/events/batch`;
  const feed = openFeed("batch", AGENTS, workdayMorning(Date.now()));
  const next = () => {
    const events = Array.from({ length: BATCH }, () => feed.next());
    const body = `{"events":[${events.join(",")}]}`;
    return requestBytes({ method: "POST", url, key: KEY, body });
  };
  const decoder = new TextDecoder();
  const check = (body: Uint8Array) => {
    // A batch is answered with 200 even when events were rejected.
    if (decoder.decode(body).includes('"rejected"')) throw new Error(decoder.decode(body));
  };
  const run = async (durationMilliseconds: number) => {
    const driven = await drive({
      url,
      connections: CONNECTIONS,
      durationMilliseconds,
      next,
      check,
    });
    return { rate: driven.perSecond * BATCH, p99Milliseconds: driven.p99Milliseconds };
  };
  await run(context.effort.roundMilliseconds / 2);
  await analyze(databaseUrl);
  return { name: "ingest_batch", rates: [], run, stop: target.stop };
}

/** Measures `floor` and `ingest_batch`, alternately. */
export const ingestBatch: Bench = async (context) => {
  const { effort, recorder, isWanted, say } = context;
  const subjects: Subject[] = [];
  say(`floor, ingest_batch: batches of ${BATCH} on ${CONNECTIONS} connections, ${AGENTS} agents`);
  if (isWanted("floor")) subjects.push(await openFloorSubject(context));
  if (isWanted("ingest_batch")) subjects.push(await openIngestSubject(context));
  for (let round = 0; round < effort.rounds; round++) {
    for (const { name, rates, run } of subjects) {
      const { rate, p99Milliseconds } = await run(effort.roundMilliseconds);
      rates.push(rate);
      recorder.add(`${name}.rate`, "events/s", rate);
      if (p99Milliseconds !== undefined) recorder.add(`${name}.p99`, "ms", p99Milliseconds);
    }
  }
  for (const { stop } of subjects) await stop();
  if (subjects.length < 2) return;
  const [floor, ours] = subjects;
  for (const ratio of ratios(ours!.rates, floor!.rates)) {
    recorder.add("ingest_batch.ratio_to_floor", "x", ratio, { target: { atLeast: 0.25 } });
  }
};
