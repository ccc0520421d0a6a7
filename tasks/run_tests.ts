/**
 * `deno task test`: starts the real parts, builds, and runs every test. Arguments are passed to
 * `deno test`: paths choose files, `--filter "words"` chooses tests. `--changed` chooses the test
 * modules that the changes since `main` can affect.
 *
 * Types are checked once, in parallel with the first tests. Unit and service tests run in parallel, one
 * module more than there are processors; a run of everything puts several modules into one
 * (`testing/test_groups.ts`). At the same time two modules of `e2e/` run, which also wait for
 * browsers and servers. Modules that measure something run alone at the end (`testing/test_runs.ts`
 * lists them).
 *
 * (This file is not called test.ts, because `deno test` would take it for a test.)
 *
 * With `CI` set nothing may be left out: a missing part and an ignored test are failures.
 */
import { changedTests } from "@/testing/changed.ts";
import { stopWithUs } from "@/testing/process.ts";
import { type Parts, startParts } from "@/testing/parts.ts";
import { print, runDeno } from "@/testing/run_deno.ts";
import { formatDurations, slowest } from "@/testing/slowest.ts";
import { type Counts, SummaryReader } from "@/testing/summary.ts";
import { planCheck, planRuns, type TestRun } from "@/testing/test_runs.ts";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";

/** The list of routes and islands, which the build writes and which is committed. */
const MANIFEST = "fresh.gen.ts";

const inCI = !["", "0", "false"].includes(Deno.env.get("CI") ?? "");

/**
 * Fills a folder with launchers named `chromium`, `redis-server` and so on. The folder comes first in
 * the PATH of the tests, so that their permission set can name these programs without knowing where
 * they are installed. The launchers are scripts, because creating links in Deno needs permission to
 * write everywhere.
 */
async function nameProgramsIn(folder: string, parts: Parts): Promise<Record<string, string>> {
  const env: Record<string, string> = { ...parts.env };
  const names = {
    LAUREL_TEST_CHROMIUM: "chromium",
    LAUREL_TEST_REDIS_SERVER: "redis-server",
    LAUREL_TEST_NODE: "node",
    LAUREL_TEST_CURL: "curl",
    LAUREL_TEST_PYTHON: "python3",
  };
  for (const [variable, name] of Object.entries(names)) {
    const target = parts.env[variable];
    if (!target) continue;
    const script = `#!/bin/sh\nexec '${target}' "$@"\n`;
    await Deno.writeTextFile(`${folder}/${name}`, script, { mode: 0o755 });
    env[variable] = `${folder}/${name}`;
  }
  const denoFolder = Deno.execPath().replace(/\/[^/]*$/, "");
  env.PATH = `${folder}:${denoFolder}:${Deno.env.get("PATH") ?? ""}`;
  return env;
}

interface Outcome extends Counts {
  /** Notes for the person who runs the tests, shown with the counts. */
  readonly notes: string[];
  /** The duration of each module in milliseconds. */
  readonly durations: Map<string, number>;
}

/**
 * Checks the types, builds, and runs the tests: first those that may run in parallel, then the
 * others.
 */
async function runAll(
  args: readonly string[],
  env: Record<string, string>,
  groups: string,
  waitForDisk: () => Promise<void>,
): Promise<Outcome> {
  const outcome: Outcome = { passed: 0, failed: 0, ignored: 0, notes: [], durations: new Map() };
  const givenUp = new AbortController();
  const { signal } = givenUp;
  /** Runs a command that all tests depend on: when it fails, the whole run ends. */
  const need = async (args: readonly string[]) => {
    if (await runDeno({ args, env, signal }) === 0 || signal.aborted) return;
    outcome.failed++;
    outcome.notes.push(`failed: deno ${args.join(" ")}`);
    givenUp.abort();
  };
  const runTests = async ({ args, needsBuild }: TestRun) => {
    const reader = new SummaryReader();
    const onLine = (line: string) => reader.push(line);
    // More browsers at the same time slow each other down on any machine. The other modules wait for
    // PostgreSQL a fifth of their time, so there is one more of them than there are processors.
    const jobs = needsBuild ? 2 : navigator.hardwareConcurrency + 1;
    const own = { ...env, DENO_JOBS: String(jobs) };
    const code = await runDeno({ args, env: own, signal, onLine });
    if (signal.aborted) return;
    const counts = reader.counts(code);
    outcome.passed += counts.passed;
    outcome.failed += counts.failed;
    outcome.ignored += counts.ignored;
    outcome.notes.push(...reader.ignored.map((name) => `ignored: ${name}`));
    for (const [module, duration] of reader.durations) outcome.durations.set(module, duration);
  };

  const runs = await planRuns(args, Deno.cwd(), groups);
  const check = planCheck(args);
  const checked = check ? need(check) : Promise.resolve();
  const build = async () => {
    const before = await Deno.readTextFile(MANIFEST);
    await need(["task", "build"]);
    // A test of this file could not detect the change, because it may run after the build.
    if (await Deno.readTextFile(MANIFEST) === before) return;
    outcome.failed++;
    outcome.notes.push(`${MANIFEST} was outdated: the build has written it again; commit it`);
  };
  const built = runs.some((run) => run.needsBuild) ? build() : Promise.resolve();
  await Promise.all(
    runs.filter((run) => !run.isAlone).map(async (run) => {
      if (run.needsBuild) await built;
      await runTests(run);
    }),
  );
  await Promise.all([checked, built]);
  const alone = runs.filter((run) => run.isAlone);
  if (alone.length > 0 && !signal.aborted) await waitForDisk();
  for (const run of alone) await runTests(run);
  return outcome;
}

/** Starts the parts, runs the tests, prints the summary and returns the exit code. */
async function testEverything(args: readonly string[]): Promise<number> {
  const parts = await startParts();
  const folder = await makeTempFolder("test");
  const forget = stopWithUs({ stop: () => removeFolder(folder) });
  let outcome: Outcome;
  try {
    const env = {
      ...await nameProgramsIn(folder, parts),
      TMPDIR: "/tmp",
      // The folder in which modules share what is made once per run.
      LAUREL_TEST_FOLDER: folder,
    };
    const groups = `${folder}/groups`;
    await Deno.mkdir(groups);
    outcome = await runAll(args, env, groups, parts.waitForDisk);
  } finally {
    forget();
    await removeFolder(folder);
    await parts.stop();
  }

  const { passed, notes } = outcome;
  let { failed } = outcome;
  notes.push(...parts.missing.map((part) => `left out: ${part}`));
  const leftOut = parts.missing.length + outcome.ignored;
  if (inCI && leftOut > 0) {
    failed += leftOut;
    notes.push(`in CI nothing may be left out: ${leftOut} counted as failed`);
  }
  if (passed + failed === 0) notes.push("no test ran, which counts as an error");
  print(`\n${formatDurations(slowest(outcome.durations, 10))}`);
  print(`\n${notes.map((note) => `${note}\n`).join("")}`);
  print(`${passed} passed, ${failed} failed\n`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

/**
 * Returns the arguments with `--changed` replaced by the affected tests; null when there are none.
 */
async function chooseTests(args: readonly string[]): Promise<readonly string[] | null> {
  if (!args.includes("--changed")) return args;
  const others = args.filter((arg) => arg !== "--changed");
  const tests = await changedTests(Deno.cwd());
  if (tests === "all") {
    print("the changes can affect anything: all tests run\n");
    return others;
  }
  print(`the changes can affect ${tests.length} test modules\n`);
  return tests.length === 0 ? null : [...others, ...tests];
}

const chosen = await chooseTests(Deno.args);
Deno.exit(chosen ? await testEverything(chosen) : 0);
