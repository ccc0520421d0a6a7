/**
 * `deno task test`: starts the real parts, builds, and runs every test. Arguments go on to
 * `deno test`: paths choose files, `--filter "words"` chooses tests.
 *
 * Unit and service tests run two modules at a time. What is in `e2e/` runs afterwards and one
 * module at a time: browsers and load measure badly when they share two cores.
 *
 * (This file is not called test.ts, because `deno test` would take it for a test.)
 *
 * With `CI` set nothing may be left out: a missing part and an ignored test are failures.
 */
import { startChild, stopWithUs } from "@/testing/process.ts";
import { type Parts, startParts } from "@/testing/parts.ts";
import { type Counts, SummaryReader } from "@/testing/summary.ts";
import { planRuns } from "@/testing/test_runs.ts";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";

/** A run that takes longer hangs: it is ended, and counts as failed. */
const RUN_LIMIT_MS = 30 * 60_000;

const inCI = !["", "0", "false"].includes(Deno.env.get("CI") ?? "");
const print = (text: string) => Deno.stdout.writeSync(new TextEncoder().encode(text));

/** Runs `deno` with these arguments, shows what it prints, and returns its exit code. */
async function runDeno(
  args: readonly string[],
  env: Record<string, string>,
  onLine: (line: string) => void = () => {},
): Promise<number> {
  const color = Deno.stdout.isTerminal() && !Deno.noColor;
  let rest = "";
  const child = startChild({
    command: Deno.execPath(),
    args,
    env: { ...env, ...(color ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }) },
    onOutput(text, from) {
      print(text);
      if (from === "stderr") return;
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      lines.forEach(onLine);
    },
  });
  const timer = setTimeout(() => {
    print(`\nstopped: it ran longer than ${RUN_LIMIT_MS / 60_000} minutes\n`);
    child.stop();
  }, RUN_LIMIT_MS);
  const { code } = await child.exited;
  clearTimeout(timer);
  await child.stop(); // waits for its last words
  onLine(rest);
  return code;
}

/**
 * Fills a folder with launchers called `chromium`, `redis-server` and so on, which comes first on the
 * PATH of the tests: their permission set can then name these programs, wherever the machine keeps them.
 * Scripts and not links, since Deno makes links only for those who may write everywhere.
 */
async function nameProgramsIn(folder: string, parts: Parts): Promise<Record<string, string>> {
  const env: Record<string, string> = { ...parts.env };
  const names = {
    ...{ LAUREL_TEST_CHROMIUM: "chromium", LAUREL_TEST_REDIS_SERVER: "redis-server" },
    ...{ LAUREL_TEST_NODE: "node", LAUREL_TEST_CURL: "curl", LAUREL_TEST_PYTHON: "python3" },
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

/** Runs everything and returns the exit code. */
async function testEverything(args: readonly string[]): Promise<number> {
  const total: Counts = { passed: 0, failed: 0, ignored: 0 };
  const notes: string[] = [];
  const parts = await startParts();
  const folder = await makeTempFolder("test");
  const forget = stopWithUs({ stop: () => removeFolder(folder) });
  try {
    const env = { ...await nameProgramsIn(folder, parts), TMPDIR: "/tmp", LAUREL_TEST_FOLDER: folder };
    for (const run of await planRuns(args, Deno.cwd())) {
      if (run.needsBuild && await runDeno(["task", "build"], env) !== 0) {
        total.failed++;
        notes.push("failed: deno task build");
      }
      const reader = new SummaryReader();
      const code = await runDeno(run.args, env, (line) => reader.push(line));
      const counts = reader.counts(code);
      total.passed += counts.passed;
      total.failed += counts.failed;
      total.ignored += counts.ignored;
      notes.push(...reader.ignored.map((name) => `ignored: ${name}`));
    }
  } finally {
    forget();
    await removeFolder(folder);
    await parts.stop();
  }

  notes.push(...parts.missing.map((part) => `left out: ${part}`));
  const leftOut = parts.missing.length + total.ignored;
  if (inCI && leftOut > 0) {
    total.failed += leftOut;
    notes.push(`in CI nothing may be left out: ${leftOut} counted as failed`);
  }
  if (total.passed + total.failed === 0) notes.push("no test ran, which counts as an error");
  print(`\n${notes.map((note) => `${note}\n`).join("")}`);
  print(`${total.passed} passed, ${total.failed} failed\n`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

Deno.exit(await testEverything(Deno.args));
