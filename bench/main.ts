/** `deno task bench`: measures, prints a table, and writes the numbers as JSON. See README.md. */
import type { Bench, BenchContext } from "./bench.ts";
import { cpuName, gitState } from "./machine.ts";
import { analytics } from "./measures/analytics.ts";
import { boardRead } from "./measures/board_read.ts";
import { coreScore } from "./measures/core_score.ts";
import { growth } from "./measures/growth.ts";
import { ingestBatch } from "./measures/ingest_batch.ts";
import { ingestSingle } from "./measures/ingest_single.ts";
import { loadCeiling } from "./measures/load_ceiling.ts";
import { sseFanout } from "./measures/sse_fanout.ts";
import { webhook } from "./measures/webhook.ts";
import { type Name, type Options, parseOptions, USAGE, UsageError } from "./options.ts";
import { createRecorder, formatTable, type Report, writeReport } from "./report.ts";
import { type Rig, startRig } from "./rig.ts";

const BENCHES: readonly { readonly names: readonly Name[]; readonly run: Bench }[] = [
  { names: ["core_score"], run: coreScore },
  { names: ["load_ceiling"], run: loadCeiling },
  { names: ["plain", "ingest_single"], run: ingestSingle },
  { names: ["floor", "ingest_batch"], run: ingestBatch },
  { names: ["webhook"], run: webhook },
  { names: ["sse_fanout"], run: sseFanout },
  { names: ["board_read"], run: boardRead },
  { names: ["growth"], run: growth },
  { names: ["analytics"], run: analytics },
];

function print(text: string): void {
  Deno.stdout.writeSync(new TextEncoder().encode(text));
}

async function measureAll(options: Options): Promise<Report> {
  const start = performance.now();
  const date = new Date().toISOString();
  const loadBefore = Deno.loadavg()[0]!;
  const recorder = createRecorder();
  let rig: Promise<Rig> | undefined;
  const context: BenchContext = {
    effort: options.effort,
    recorder,
    rig: () => rig ??= startRig(),
    isWanted: (name) => options.wanted.has(name as Name),
    say: (text) => print(`${text}\n`),
  };
  let postgres = "not used";
  try {
    for (const { names, run } of BENCHES) {
      if (names.some((name) => options.wanted.has(name))) await run(context);
    }
  } finally {
    const started = await rig;
    postgres = started?.postgresVersion ?? postgres;
    await started?.stop();
  }
  const { deno, v8 } = Deno.version;
  return {
    format: 1,
    date,
    ...await gitState(),
    options: { ...options.effort, only: [...options.wanted].join(",") },
    seconds: (performance.now() - start) / 1_000,
    setting: {
      cpu: cpuName(),
      cores: navigator.hardwareConcurrency,
      memoryBytes: Deno.systemMemoryInfo().total,
      os: `${Deno.build.os} ${Deno.osRelease()}`,
      loadBefore,
      loadAfter: Deno.loadavg()[0]!,
      deno,
      v8,
      postgres,
    },
    measures: recorder.measures(),
  };
}

async function main(args: readonly string[]): Promise<number> {
  try {
    const options = parseOptions(args);
    const report = await measureAll(options);
    await writeReport(options.output, report);
    print(`\n${formatTable(report)}\nwritten to ${options.output}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    print(`${error.message}\n\n${USAGE}\n`);
    return 2;
  }
}

if (import.meta.main) Deno.exit(await main(Deno.args));
