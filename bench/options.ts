/** The options of a run of the benchmarks. */
import type { Effort } from "./bench.ts";

/** The names of all benchmarks, including the baselines. */
export const NAMES = [
  ...["core_score", "load_ceiling", "plain", "ingest_single", "floor", "ingest_batch", "webhook"],
  ...["sse_fanout", "board_read", "growth", "analytics"],
] as const;
export type Name = typeof NAMES[number];

const BASELINES: Partial<Record<Name, Name>> = { ingest_single: "plain", ingest_batch: "floor" };

export interface Options {
  /** What to measure, including baselines. */
  readonly wanted: ReadonlySet<Name>;
  readonly effort: Effort;
  readonly isQuick: boolean;
  readonly isFull: boolean;
  readonly output: string;
}

export const USAGE = `deno task bench [--quick | --full] [--only name[,name]] [--output file]
  --quick   short rounds: to see that it runs, not to compare
  --full    longer rounds, 5,000 streams
  --only    ${NAMES.join(", ")}
  --output  where the JSON goes; default bench/results/latest.json`;

/** An error in the arguments. The message says which. */
export class UsageError extends Error {
  override name = "UsageError";
}

const QUICK: Effort = {
  rounds: 2,
  roundMilliseconds: 1_000,
  streams: 100,
  boardAgents: 5_000,
  growthEvents: 100_000,
  analyticsPeople: 500,
  analyticsEvents: 100_000,
};
const DEFAULT: Effort = {
  rounds: 3,
  roundMilliseconds: 5_000,
  streams: 500,
  boardAgents: 50_000,
  growthEvents: 1_000_000,
  analyticsPeople: 5_000,
  analyticsEvents: 5_000_000,
};
const FULL: Effort = {
  rounds: 5,
  roundMilliseconds: 10_000,
  streams: 5_000,
  boardAgents: 50_000,
  growthEvents: 1_000_000,
  analyticsPeople: 5_000,
  analyticsEvents: 5_000_000,
};

/**
 * Parses the command line.
 * @throws {UsageError} naming the unknown argument
 */
export function parseOptions(args: readonly string[]): Options {
  const rest = [...args];
  let isQuick = false;
  let isFull = false;
  let only: readonly string[] = NAMES;
  let output = "bench/results/latest.json";
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [flag, inline] = arg.split("=", 2) as [string, string?];
    const value = () => {
      const given = inline ?? rest.shift();
      if (!given) throw new UsageError(`${flag} needs a value`);
      return given;
    };
    if (flag === "--quick") isQuick = true;
    else if (flag === "--full") isFull = true;
    else if (flag === "--only") only = value().split(",");
    else if (flag === "--output") output = value();
    else throw new UsageError(`${flag} is not an option`);
  }
  if (isQuick && isFull) throw new UsageError("--quick and --full exclude each other");
  const wanted = new Set<Name>();
  for (const name of only) {
    if (!isName(name)) throw new UsageError(`there is no benchmark "${name}"`);
    const baseline = BASELINES[name];
    if (baseline) wanted.add(baseline);
    wanted.add(name);
  }
  const effort = isQuick ? QUICK : isFull ? FULL : DEFAULT;
  return { wanted, effort, isQuick, isFull, output };
}

function isName(name: string): name is Name {
  return (NAMES as readonly string[]).includes(name);
}
