/** Single events over HTTP: Laurel and the plain version, alternately. */
import type { Bench, BenchContext } from "@/bench/bench.ts";
import { openFeed, workdayMorning } from "@/bench/events.ts";
import { requestBytes } from "@/bench/load/connection.ts";
import { drive, type Driven } from "@/bench/load/drive.ts";
import { analyze, KEY, type Target } from "@/bench/rig.ts";
import { ratios } from "@/bench/stats.ts";

const AGENTS = 1_000;
const CONNECTIONS = 32;

interface Subject {
  readonly name: string;
  readonly target: Target;
  readonly rounds: Driven[];
  run(durationMilliseconds: number): Promise<Driven>;
}

async function open(context: BenchContext, name: string): Promise<Subject> {
  const rig = await context.rig();
  const databaseUrl = await rig.createDatabase(AGENTS);
  const target = name === "plain"
    ? await rig.startPlain(databaseUrl)
    : await rig.startLaurel(databaseUrl);
  const url = `${target.url}/api/v1/events`;
  const feed = openFeed(name, AGENTS, workdayMorning(Date.now()));
  const next = () => requestBytes({ method: "POST", url, key: KEY, body: feed.next() });
  const run = (durationMilliseconds: number) =>
    drive({ url, connections: CONNECTIONS, durationMilliseconds, next });
  // Compiles the code and fills the caches. Otherwise the first round would measure that.
  await run(context.effort.roundMilliseconds / 2);
  await analyze(databaseUrl);
  return { name, target, rounds: [], run };
}

/** Measures `plain` and `ingest_single`, alternately. */
export const ingestSingle: Bench = async (context) => {
  const { effort, recorder, isWanted, say } = context;
  const names = ["plain", "ingest_single"].filter(isWanted);
  say(`${names.join(", ")}: single events on ${CONNECTIONS} connections, ${AGENTS} agents`);
  const subjects: Subject[] = [];
  for (const name of names) subjects.push(await open(context, name));
  for (let round = 0; round < effort.rounds; round++) {
    for (const { name, rounds, run } of subjects) {
      const driven = await run(effort.roundMilliseconds);
      rounds.push(driven);
      const limit = name === "ingest_single" ? { target: { below: 100 } } : {};
      recorder.add(`${name}.rate`, "events/s", driven.perSecond);
      recorder.add(`${name}.p50`, "ms", driven.p50Milliseconds);
      recorder.add(`${name}.p99`, "ms", driven.p99Milliseconds, limit);
    }
  }
  for (const { target } of subjects) await target.stop();
  if (subjects.length < 2) return;
  const [plain, ours] = subjects.map(({ rounds }) => rounds.map((one) => one.perSecond));
  for (const ratio of ratios(ours!, plain!)) {
    recorder.add("ingest_single.ratio_to_plain", "x", ratio, { target: { atLeast: 8 } });
  }
};
