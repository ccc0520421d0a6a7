import { assertEquals } from "@std/assert";
import { SummaryReader } from "./summary.ts";

function read(text: string): SummaryReader {
  const reader = new SummaryReader();
  for (const line of text.split("\n")) reader.push(line);
  return reader;
}

Deno.test("summary - a run without failures", () => {
  const reader = read("ok | 12 passed | 0 failed (1s)\n");
  assertEquals(reader.counts(0), { passed: 12, failed: 0, ignored: 0 });
});

Deno.test("summary - steps, failures and colors", () => {
  const reader = read(
    "\x1b[0m\x1b[31mFAILED\x1b[0m | 1 passed (1 step) | 3 failed (2 steps) | 1 ignored \x1b[38;5;245m(61ms)\x1b[0m",
  );
  assertEquals(reader.counts(1), { passed: 1, failed: 3, ignored: 1 });
});

Deno.test("summary - ignored steps count as ignored, filtered tests do not", () => {
  const reader = read(
    "ok | 4 passed (1 step) | 0 failed | 1 ignored (2 steps) | 9 filtered out (8ms)",
  );
  assertEquals(reader.counts(0), { passed: 4, failed: 0, ignored: 3 });
});

Deno.test("summary - the last summary counts, not one that a test prints", () => {
  const reader = read("ok | 99 passed | 0 failed (1ms)\nFAILED | 1 passed | 1 failed (2ms)");
  assertEquals(reader.counts(1), { passed: 1, failed: 1, ignored: 0 });
});

Deno.test("summary - a run that did not compile is one failure", () => {
  assertEquals(read("error: Type checking failed.").counts(1), {
    passed: 0,
    failed: 1,
    ignored: 0,
  });
});

Deno.test("summary - a failing exit code is never counted as success", () => {
  const reader = read("ok | 3 passed | 0 failed (2ms)");
  assertEquals(reader.counts(1), { passed: 3, failed: 1, ignored: 0 });
});

Deno.test("summary - ignored tests are named", () => {
  const reader = read("hub - sends ... ok (1ms)\nledger [postgres] ... ignored (0ms)\n");
  assertEquals(reader.ignored, ["ledger [postgres]"]);
});

Deno.test("summary - durations add up per module, steps are part of their test", () => {
  const side = read(
    `./a_test.ts => one ... a step ... ok (9s)
./a_test.ts => one ... ok (1m5s)
./a_test.ts => two (2 ways) ... FAILED (20ms)
./b/c_test.tsx => three [pglite] ... ok (3s)`,
  );
  assertEquals([...side.durations], [["./a_test.ts", 65_020], ["./b/c_test.tsx", 3_000]]);
  const single = read(
    `running 2 tests from ./a_test.ts
one ...
  a step ... ok (9s)
one ... ok (10s)
running 1 test from ./b_test.ts
two ... ok (5ms)`,
  );
  assertEquals([...single.durations], [["./a_test.ts", 10_000], ["./b_test.ts", 5]]);
});

Deno.test("summary - the output of this Deno version is understood", async () => {
  const folder = await Deno.makeTempDir({ dir: "/tmp", prefix: "laurel-summary-" });
  try {
    await Deno.writeTextFile(
      `${folder}/a_test.js`,
      `Deno.test("passes", () => {});
       Deno.test("fails", () => { throw new Error("on purpose"); });
       Deno.test({ name: "waits", ignore: true, fn() {} });
       Deno.test("has steps", async (t) => {
         await t.step("runs", () => {});
         await t.step({ name: "waits too", ignore: true, fn() {} });
       });`,
    );
    await Deno.writeTextFile(`${folder}/b_test.js`, `throw new Error("does not load");`);
    const { code, stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["test", "--no-config", "a_test.js", "b_test.js"],
      cwd: folder,
    }).output();
    const reader = read(new TextDecoder().decode(stdout));
    assertEquals(reader.counts(code), { passed: 2, failed: 2, ignored: 2 });
    assertEquals(reader.ignored, ["waits", "waits too"]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
