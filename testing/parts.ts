/**
 * The real programs that the tests run against. Tests read their addresses from the environment:
 *
 * | variable | what |
 * |---|---|
 * | `LAUREL_TEST_DATABASE_URL` | a superuser's URL of a PostgreSQL maintenance database |
 * | `LAUREL_TEST_REDIS_URL` | a Redis that the tests may write to |
 * | `LAUREL_TEST_REDIS_SERVER` | the `redis-server` program, for tests that stop and restart it |
 * | `LAUREL_TEST_CHROMIUM` | the Chromium program |
 * | `LAUREL_TEST_NODE` | Node, which runs the published client |
 * | `LAUREL_TEST_CURL`, `LAUREL_TEST_PYTHON` | programs that the examples in the docs use |
 *
 * For a variable that is already set, nothing is started.
 */
import { findChromium } from "./chromium.ts";
import { findFolderWith, findProgram, pathFolders } from "./find_program.ts";
import { findPostgres, type RunningPart, type RunningPostgres, startPostgres } from "./postgres.ts";
import { stopWithUs } from "./process.ts";
import { findRedis, startRedis } from "./redis.ts";

export interface Parts {
  /** The variables above, for the parts that are available. */
  env: Record<string, string>;
  /** The parts that this machine lacks, each as "PostgreSQL tests (no initdb found)". */
  missing: string[];
  /**
   * Makes PostgreSQL wait for the disk at each commit from now on. A PostgreSQL that this module did
   * not start is not changed.
   */
  waitForDisk(): Promise<void>;
  stop(): Promise<void>;
}

interface Part {
  variable: string;
  /** Why the part is missing, for the person who runs the tests. */
  without: string;
  /** The variable's value, or undefined when the machine lacks the part. */
  provide(use: (part: RunningPart) => void): Promise<string | undefined>;
}

const PARTS: readonly Part[] = [
  {
    variable: "LAUREL_TEST_DATABASE_URL",
    without: "PostgreSQL tests (no initdb found)",
    async provide(use) {
      const folder = await findPostgres();
      if (!folder) return undefined;
      const postgres = await startPostgres(folder);
      use(postgres);
      return postgres.url;
    },
  },
  {
    variable: "LAUREL_TEST_REDIS_URL",
    without: "Redis tests (no redis-server found)",
    async provide(use) {
      const path = await findRedis();
      if (!path) return undefined;
      const redis = await startRedis(path);
      use(redis);
      return redis.url;
    },
  },
  {
    variable: "LAUREL_TEST_REDIS_SERVER",
    without: "tests that restart Redis (no redis-server found)",
    provide: findRedis,
  },
  {
    variable: "LAUREL_TEST_CHROMIUM",
    without: "browser tests (no chromium found)",
    provide: findChromium,
  },
  {
    variable: "LAUREL_TEST_NODE",
    without: "tests of the client on Node (no node found)",
    provide: () => findProgram("node"),
  },
  {
    variable: "LAUREL_TEST_CURL",
    without: "examples in curl (no curl found)",
    provide: () => findProgram("curl"),
  },
  {
    variable: "LAUREL_TEST_PYTHON",
    without: "examples in Python (no python3 found)",
    // Prefer the system's own program: a launcher would search PATH and find our own launcher
    // there.
    async provide() {
      const folder = await findFolderWith(["/usr/bin", ...pathFolders()], ["python3"]);
      return folder && `${folder}/python3`;
    },
  },
];

/** Finds or starts every part. When one fails to start, those that were started are stopped. */
export async function startParts(): Promise<Parts> {
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async () => {
    for (let next = stops.pop(); next; next = stops.pop()) await next();
    forget();
  };
  let stopping: Promise<void> | undefined;
  // Ctrl-C and the end of the run may both call it: the second call waits for the first.
  const stop = () => stopping ??= stopAll();
  const forget = stopWithUs({ stop });
  let waitForDisk = () => Promise.resolve();
  const use = (part: RunningPart) => {
    stops.push(part.stop);
    if ("waitForDisk" in part) waitForDisk = (part as RunningPostgres).waitForDisk;
  };
  const parts: Parts = { env: {}, missing: [], waitForDisk: () => waitForDisk(), stop };
  try {
    for (const part of PARTS) {
      const value = Deno.env.get(part.variable) ??
        await part.provide(use);
      if (value) parts.env[part.variable] = value;
      else parts.missing.push(part.without);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return parts;
}
