/** Decides how often `deno test` runs, and with which arguments. */

export interface TestRun {
  args: string[];
  /** Whether the tests need the built application, as the browser tests do. */
  needsBuild: boolean;
}

/** Flags of `deno test` whose value is the next argument. */
const FLAGS_WITH_VALUE = ["--filter", "--reporter", "--junit-path", "--retry"];

/** The folder whose tests run alone, one module at a time. */
const SERIAL = "e2e";

/**
 * Divides the arguments of `deno task test` into runs. Without paths, the runs cover everything
 * below `root`; with paths, only the runs that contain these.
 */
export async function planRuns(args: readonly string[], root: string): Promise<TestRun[]> {
  const { flags, paths } = splitArguments(args);
  const serialPaths = paths.filter(isSerial);
  const parallelPaths = paths.filter((path) => !isSerial(path));
  const runs: TestRun[] = [];
  if (paths.length === 0 || parallelPaths.length > 0) {
    runs.push({
      args: ["test", "-P=test", "--parallel", `--ignore=${SERIAL}`, ...flags, ...parallelPaths],
      needsBuild: false,
    });
  }
  const allSerial = paths.length === 0 && await holdsTests(`${root}/${SERIAL}`);
  if (allSerial || serialPaths.length > 0) {
    runs.push({
      args: ["test", "-P=test", ...flags, ...(allSerial ? [SERIAL] : serialPaths)],
      needsBuild: await exists(`${root}/dev.ts`),
    });
  }
  return runs;
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

function isSerial(path: string): boolean {
  const relative = path.replace(/^(\.\/)+/, "");
  return relative === SERIAL || relative.startsWith(`${SERIAL}/`);
}

async function holdsTests(folder: string): Promise<boolean> {
  if (!await exists(folder)) return false;
  for await (const entry of Deno.readDir(folder)) {
    if (entry.isDirectory && await holdsTests(`${folder}/${entry.name}`)) return true;
    if (entry.isFile && /_test\.tsx?$/.test(entry.name)) return true;
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
