/** Decides how often `deno test` runs, and with which arguments. */
import { exists } from "./temp.ts";
import { groupModules, writeGroups } from "./test_groups.ts";

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
  "e2e/live_load_test.ts",
];

/**
 * The longest of the other modules, the longest first. They begin first, so that at the end all
 * processors finish at about the same time: Deno starts the modules in the order of its arguments.
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
  "api/admin/challenges_test.ts",
  "api/admin/achievements_test.ts",
  "tasks/demo_history_test.ts",
  "e2e/desk_design_test.ts",
  "e2e/integrations_page_test.ts",
  "e2e/team_page_test.ts",
  "e2e/demo_test.ts",
  "e2e/desk_rewards_test.ts",
  "e2e/keys_page_test.ts",
  "e2e/webhooks_page_test.ts",
  "e2e/challenges_page_test.ts",
  "e2e/achievements_page_test.ts",
  "e2e/desk_live_test.ts",
  "e2e/crash_test.ts",
  "e2e/new_version_test.ts",
];

/** The arguments of every run. Types are checked once for all runs, by `deno check`. */
const COMMON = ["test", "-P=test", "--no-check"];

/**
 * Divides the arguments of `deno task test` into runs. Without paths, the runs cover everything
 * below `root`; with paths, only the runs that contain these. Without paths, modules without browsers
 * run in groups, which are written into the folder `groups`.
 */
export async function planRuns(
  args: readonly string[],
  root: string,
  groups: string,
): Promise<TestRun[]> {
  const { flags, paths } = splitArguments(args);
  const given = paths.length === 0
    ? [...await existing(root, LONGEST), ...await foldersIn(root)]
    : paths.map(withoutDot);
  const alone: string[] = [];
  const browsers: string[] = [];
  const others: string[] = [];
  for (const path of given) {
    if (ALONE.includes(path)) alone.push(path);
    else if (path === BROWSERS) browsers.push(...await modulesIn(`${root}/${BROWSERS}`, BROWSERS));
    else if (path.startsWith(`${BROWSERS}/`)) browsers.push(path);
    else others.push(path);
  }
  // The whole folder includes its modules that run alone.
  if (given.includes(BROWSERS)) alone.push(...await existing(root, ALONE));
  const needsBuild = await exists(`${root}/dev.ts`);
  const runs: TestRun[] = [];
  const add = (paths: readonly string[], own: readonly string[], rest: Omit<TestRun, "args">) => {
    const distinct = [...new Set(paths)];
    if (distinct.length > 0) {
      runs.push({ args: [...COMMON, ...own, ...flags, ...distinct], ...rest });
    }
  };
  const beside = browsers.filter((path) => !ALONE.includes(path));
  const grouped = paths.length === 0 ? await inGroups(others, root, groups) : others;
  add(grouped, ["--parallel"], { needsBuild: false, isAlone: false });
  add(beside, ["--parallel"], { needsBuild, isAlone: false });
  add(alone, [], { needsBuild, isAlone: true });
  return runs;
}

/** Replaces folders by groups of their modules. */
async function inGroups(
  paths: readonly string[],
  root: string,
  folder: string,
): Promise<string[]> {
  const single = paths.filter((path) => LONGEST.includes(path));
  const first = single.map((path) => ({
    name: path.replace(/^.*\/|_test\.tsx?$/g, ""),
    modules: [path],
  }));
  const modules: string[] = [];
  for (const path of paths) {
    if (isTestFile(path)) modules.push(path);
    else modules.push(...await modulesIn(`${root}/${path}`, path));
  }
  const others = groupModules(modules.filter((path) => !single.includes(path)));
  return await writeGroups([...first, ...others], root, folder);
}

/** Those of the paths that are there. */
async function existing(root: string, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) if (await exists(`${root}/${path}`)) found.push(path);
  return found;
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

/** The folders with tests and the test files at the root, in alphabetical order. */
async function foldersIn(root: string): Promise<string[]> {
  const paths: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(root)) {
    if (name.startsWith(".") || name.startsWith("_")) continue;
    const holdsTests = isDirectory
      ? (await modulesIn(`${root}/${name}`, name)).length > 0
      : isTestFile(name);
    if (holdsTests) paths.push(name);
  }
  return paths.sort();
}

/** The test modules in a folder and below it, in alphabetical order. */
async function modulesIn(folder: string, name: string): Promise<string[]> {
  const modules: string[] = [];
  for await (const entry of Deno.readDir(folder)) {
    const path = `${name}/${entry.name}`;
    if (entry.isDirectory) modules.push(...await modulesIn(`${folder}/${entry.name}`, path));
    else if (isTestFile(entry.name)) modules.push(path);
  }
  return modules.sort();
}

function withoutDot(path: string): string {
  return path.replace(/^(\.\/)+/, "").replace(/\/$/, "");
}

function isTestFile(name: string): boolean {
  return /_test\.tsx?$/.test(name);
}
