/** Decides how often `deno test` runs, and with which arguments. */

export interface TestRun {
  readonly args: readonly string[];
  /** Whether the run needs the built application, as browser tests do. */
  readonly needsBuild: boolean;
  /**
   * Whether it runs alone, after all others, on a PostgreSQL that waits for the disk at each
   * commit.
   */
  readonly isAlone: boolean;
}

/** Flags of `deno test` whose value is the next argument. */
const FLAGS_WITH_VALUE = ["--filter", "--reporter", "--junit-path", "--retry"];

/** The folder of the tests that need the built application: browsers and server processes. */
const BROWSERS = "e2e";

/**
 * Modules that measure, depend on timing, load the machine or crash a server. Each runs alone, after
 * everything else.
 */
export const ALONE: readonly string[] = [
  "e2e/crash_test.ts",
  "e2e/live_load_test.ts",
];

/**
 * The slowest of the other modules, the slowest first. They start first, so that all processors finish
 * at about the same time. (Deno starts modules in deeper folders before others.)
 */
export const LONGEST: readonly string[] = [
  "services/rewards/model_postgres_test.ts",
  "services/rewards/model_pglite_test.ts",
  "services/integrations/fuzz_test.ts",
  "services/integrations/chat_cases_test.ts",
  "services/auth/auth_test.ts",
  "services/integrations/tools_test.ts",
  "services/rewards/exactly_once_test.ts",
  "testing/vectors/vectors_test.ts",
  "api/nasty_input_test.ts",
  "tasks/import_test.ts",
  "tasks/demo_history_test.ts",
];

/** The arguments of every run. Types are checked once for all runs, by `deno check`. */
const COMMON = ["test", "-P=test", "--no-check"];

/**
 * Divides the arguments of `deno task test` into runs. Without paths, the runs cover everything
 * below `root`; with paths, only the runs that contain these.
 */
export async function planRuns(args: readonly string[], root: string): Promise<TestRun[]> {
  const { flags, paths } = splitArguments(args);
  const isEverything = paths.length === 0;
  const has = async (path: string) => await exists(`${root}/${path}`);
  const alone: string[] = [];
  const browsers: string[] = [];
  const others: string[] = [];
  for (const path of isEverything ? [BROWSERS, "."] : paths.map(withoutDot)) {
    if (ALONE.includes(path)) alone.push(path);
    else if (path === BROWSERS || path.startsWith(`${BROWSERS}/`)) browsers.push(path);
    else others.push(path);
  }
  // The whole folder includes its modules that run alone.
  if (browsers.includes(BROWSERS)) {
    for (const path of ALONE) if (await has(path)) alone.push(path);
    if (!await holdsOthers(`${root}/${BROWSERS}`, root)) browsers.length = 0;
  }
  if (isEverything) {
    for (const path of LONGEST.toReversed()) if (await has(path)) others.unshift(path);
  }
  const needsBuild = await has("dev.ts");
  const runs: TestRun[] = [];
  const add = (paths: readonly string[], own: readonly string[], rest: Omit<TestRun, "args">) => {
    if (paths.length > 0) runs.push({ args: [...COMMON, ...own, ...flags, ...paths], ...rest });
  };
  add(others, ["--parallel", `--ignore=${BROWSERS}`], { needsBuild: false, isAlone: false });
  add(browsers, ["--parallel", `--ignore=${ALONE.join(",")}`], { needsBuild, isAlone: false });
  add(alone, [], { needsBuild, isAlone: true });
  return runs;
}

/** Returns the arguments of `deno check` for the same paths; null when `--no-check` is given. */
export function planCheck(args: readonly string[]): string[] | null {
  const { flags, paths } = splitArguments(args);
  return flags.includes("--no-check") ? null : ["check", ...paths];
}

function splitArguments(args: readonly string[]): { flags: string[]; paths: string[] } {
  const flags: string[] = [];
  const paths: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]!;
    if (!arg.startsWith("-")) {
      paths.push(arg);
      continue;
    }
    flags.push(arg);
    const value = args[index + 1];
    if (FLAGS_WITH_VALUE.includes(arg) && value !== undefined) {
      flags.push(value);
      index++;
    }
  }
  return { flags, paths };
}

function withoutDot(path: string): string {
  return path.replace(/^(\.\/)+/, "").replace(/\/$/, "");
}

/** Returns whether a folder contains tests that do not run alone. */
async function holdsOthers(folder: string, root: string): Promise<boolean> {
  if (!await exists(folder)) return false;
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory && await holdsOthers(path, root)) return true;
    if (/_test\.tsx?$/.test(name) && !ALONE.includes(path.slice(root.length + 1))) return true;
  }
  return false;
}

async function exists(path: string): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
