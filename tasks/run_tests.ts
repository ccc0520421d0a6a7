/**
 * `deno task test`: starts the real parts, builds, and runs every test. Arguments go on to
 * `deno test`: paths choose files, `--filter "words"` chooses tests. `--changed` chooses the files
 * that the changes since `main` can touch.
 *
 * Types are checked once, beside the first tests. Unit and service tests run two modules at a time,
 * and so do those in `e2e/` beside them, which mostly wait for browsers and servers. What measures or
 * crashes runs alone at the end (`testing/test_runs.ts` names it).
 *
 * (This file is not called test.ts, because `deno test` would take it for a test.)
 *
 * With `CI` set nothing may be left out: a missing part and an ignored test are failures.
 */
import { changedTests } from "@/testing/changed.ts";
import { stopWithUs } from "@/testing/process.ts";
import { type Parts, startParts } from "@/testing/parts.ts";
import { print, runDeno } from "@/testing/run_deno.ts";
import { sayDurations, slowest } from "@/testing/slowest.ts";
import { type Counts, SummaryReader } from "@/testing/summary.ts";
import { planCheck, planRuns, type TestRun } from "@/testing/test_runs.ts";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";

/** The list of routes and islands, which the build writes and the repository holds. */
const MANIFEST = "fresh.gen.ts";

const inCI = !["", "0", "false"].includes(Deno.env.get("CI") ?? "");

/**
 * Fills a folder with launchers called `chromium`, `redis-server` and so on, which comes first on the
 * PATH of the tests: their permission set can then name these programs, wherever the machine keeps them.
 * Scripts and not links, since Deno makes links only for those who may write everywhere.
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
  /** What the person should know beside the counts. */
  readonly notes: string[];
  /** How long each module took, in milliseconds. */
  readonly durations: Map<string, number>;
}

/** Checks the types, builds, and runs the tests: first what may run side by side, then the rest. */
async function runAll(
  args: readonly string[],
  env: Record<string, string>,
  waitForDisk: () => Promise<void>,
): Promise<Outcome> {
  const outcome: Outcome = { passed: 0, failed: 0, ignored: 0, notes: [], durations: new Map() };
  const givenUp = new AbortController();
  const { signal } = givenUp;
  /** Something without which no test says anything: when it fails, everything ends. */
  const need = async (args: readonly string[]) => {
    if (await runDeno({ args, env, signal }) === 0 || signal.aborted) return;
    outcome.failed++;
    outcome.notes.push(`failed: deno ${args.join(" ")}`);
    givenUp.abort();
  };
  const runTests = async ({ args, needsBuild }: TestRun) => {
    const reader = new SummaryReader();
    const onLine = (line: string) => reader.push(line);
    // More browsers at once would be in each other's way, on any machine.
    const own = needsBuild ? { ...env, DENO_JOBS: "2" } : env;
    const code = await runDeno({ args, env: own, signal, onLine });
    if (signal.aborted) return;
    const counts = reader.counts(code);
    outcome.passed += counts.passed;
    outcome.failed += counts.failed;
    outcome.ignored += counts.ignored;
    outcome.notes.push(...reader.ignored.map((name) => `ignored: ${name}`));
    for (const [module, duration] of reader.durations) outcome.durations.set(module, duration);
  };

  const runs = await planRuns(args, Deno.cwd());
  const check = planCheck(args);
  const checked = check ? need(check) : Promise.resolve();
  const build = async () => {
    const before = await Deno.readTextFile(MANIFEST);
    await need(["task", "build"]);
    // The test of this file may look at it only now, and would find it in order.
    if (await Deno.readTextFile(MANIFEST) === before) return;
    outcome.failed++;
    outcome.notes.push(`${MANIFEST} was stale: the build has written it anew, commit it`);
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

/** Runs everything and returns the exit code. */
async function testEverything(args: readonly string[]): Promise<number> {
  const parts = await startParts();
  const folder = await makeTempFolder("test");
  const forget = stopWithUs({ stop: () => removeFolder(folder) });
  let outcome: Outcome;
  try {
    const env = {
      ...await nameProgramsIn(folder, parts),
      TMPDIR: "/tmp",
      // Where modules put what is made once for all of them.
      LAUREL_TEST_FOLDER: folder,
    };
    outcome = await runAll(args, env, parts.waitForDisk);
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
  print(`\n${sayDurations(slowest(outcome.durations, 10))}`);
  print(`\n${notes.map((note) => `${note}\n`).join("")}`);
  print(`${passed} passed, ${failed} failed\n`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

/** The arguments with `--changed` replaced by the tests that it means; null when it means none. */
async function chooseTests(args: readonly string[]): Promise<readonly string[] | null> {
  if (!args.includes("--changed")) return args;
  const others = args.filter((arg) => arg !== "--changed");
  const tests = await changedTests(Deno.cwd());
  if (tests === "all") {
    print("the changes can touch anything: all tests run\n");
    return others;
  }
  print(`the changes can touch ${tests.length} test modules\n`);
  return tests.length === 0 ? null : [...others, ...tests];
}

const chosen = await chooseTests(Deno.args);
Deno.exit(chosen ? await testEverything(chosen) : 0);
