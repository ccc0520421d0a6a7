import { assertEquals, assertRejects } from "@std/assert";
import { openErrorReport, type ReportError } from "@/services/platform/errors.ts";
import { openLog } from "@/services/platform/log.ts";
import { openTelemetry } from "@/services/platform/telemetry.ts";
import { type JobStep, openJobs } from "./mod.ts";

const quiet: ReportError = () => {};

/** Returns a step with a number of items, done three at a time. It records each call. */
function pile(name: string, size: number, calls: string[]): JobStep & { left: number } {
  let isRunning = false;
  const step = {
    name,
    left: size,
    async run() {
      if (isRunning) throw new Error("two at a time");
      isRunning = true;
      await Promise.resolve();
      const part = Math.min(3, step.left);
      step.left -= part;
      calls.push(`${name} ${part}`);
      isRunning = false;
      return part;
    },
  };
  return step;
}

Deno.test("jobs - every step is done in parts until nothing is left", async () => {
  const calls: string[] = [];
  const steps = [pile("a", 7, calls), pile("b", 2, calls)];
  const jobs = openJobs({ steps, reportError: quiet, hasTimer: false });
  await jobs.runAll();
  assertEquals(calls.slice(0, 6), ["a 3", "a 3", "a 1", "a 0", "b 2", "b 0"]);
  assertEquals(steps.map(({ left }) => left), [0, 0]);
  await jobs.close();
});

Deno.test("jobs - a step that makes work for an earlier one makes that step run again", async () => {
  const calls: string[] = [];
  const first = pile("first", 0, calls);
  const second = pile("second", 1, calls);
  const feeding: JobStep = {
    name: "feeding",
    async run() {
      const done = await second.run();
      first.left += done;
      return done;
    },
  };
  const jobs = openJobs({ steps: [first, feeding], reportError: quiet, hasTimer: false });
  await jobs.runAll();
  assertEquals(first.left, 0);
  await jobs.close();
});

Deno.test("jobs - a step that fails is logged, does not stop the others, and is tried again", async () => {
  const lines: string[] = [];
  const calls: string[] = [];
  let failures = 1;
  const failing: JobStep = {
    name: "failing",
    run() {
      if (failures-- > 0) return Promise.reject(new Error("no luck"));
      return Promise.resolve(0);
    },
  };
  const other = pile("other", 2, calls);
  const log = openLog("error", (line) => lines.push(line));
  const reportError = openErrorReport(log, openTelemetry());
  const jobs = openJobs({ steps: [failing, other], reportError, hasTimer: false });
  await assertRejects(() => jobs.runAll(), Error, "no luck");
  assertEquals(other.left, 0);
  assertEquals(lines.length, 1);
  const { job, error } = JSON.parse(lines[0]!);
  assertEquals([job, error.message], ["failing", "no luck"]);
  await jobs.runAll();
  await jobs.close();
});

Deno.test("jobs - kicks and calls at the same time never run a step twice in parallel", async () => {
  const calls: string[] = [];
  const errors: unknown[] = [];
  const step = pile("a", 40, calls);
  const reportError: ReportError = (_where, _message, error) => errors.push(error);
  const jobs = openJobs({ steps: [step], reportError, hasTimer: true });
  for (let i = 0; i < 10; i++) jobs.kick();
  await Promise.all([jobs.runAll(), jobs.runAll(), jobs.idle()]);
  jobs.kick();
  await jobs.idle();
  assertEquals([step.left, errors], [0, []]);
  await jobs.close();
});

Deno.test("jobs - a kick while work is running is not lost", async () => {
  const gate = Promise.withResolvers<void>();
  const runs: number[] = [];
  const step: JobStep = {
    name: "slow",
    async run() {
      runs.push(1);
      await gate.promise;
      return 0;
    },
  };
  const jobs = openJobs({ steps: [step], reportError: quiet, hasTimer: false });
  const all = jobs.runAll();
  jobs.kick();
  gate.resolve();
  await all;
  await jobs.idle();
  assertEquals(runs.length, 2);
  await jobs.close();
});

Deno.test("jobs - closing waits for the part that is running and starts no other", async () => {
  const begun = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const done: number[] = [];
  const step: JobStep = {
    name: "slow",
    async run() {
      begun.resolve();
      await gate.promise;
      done.push(1);
      return 1;
    },
  };
  const jobs = openJobs({ steps: [step], reportError: quiet, hasTimer: true });
  jobs.kick();
  await begun.promise;
  const closing = jobs.close();
  gate.resolve();
  await closing;
  jobs.kick();
  await jobs.idle();
  assertEquals(done, [1]);
});
