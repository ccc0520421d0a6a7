import { delay } from "@std/async/delay";
import { assert, assertEquals, assertRejects } from "@std/assert";
import type { ImportSummary, LineReport } from "@/services/import/run.ts";
import { streamReports } from "./import_stream.ts";

const SUMMARY: ImportSummary = {
  lines: 0,
  scored: 0,
  recorded: 0,
  capped: 0,
  reversed: 0,
  duplicate: 0,
  rejected: 0,
  points: 0,
  complete: true,
};
const LIMITS = { maxWaitingBytes: 2_000, stallMilliseconds: 100 };

/** Returns groups of ten reports, and a count of the groups that were asked for. */
function reportsOf(groups: number) {
  const asked = { groups: 0 };
  async function* run(): AsyncGenerator<readonly LineReport[], ImportSummary> {
    while (asked.groups < groups) {
      const first = 10 * asked.groups++;
      yield await Promise.resolve(Array.from({ length: 10 }, (_, n): LineReport => ({
        line: first + n + 1,
        id: "m",
        source: "/s",
        points: 0,
        status: n === 0 ? "rejected" : "scored",
      })));
    }
    return SUMMARY;
  }
  return { asked, run: run() };
}

function open(run: ReturnType<typeof reportsOf>["run"], isBrief = false, limits = LIMITS) {
  const ends: unknown[] = [];
  const stream = streamReports(run, {
    toReport: (report) => isBrief && report.status !== "rejected" ? null : report,
    toSummary: (summary) => ({ summary }),
    onEnd: (why) => void ends.push(why),
  }, limits);
  return { stream, ends };
}

Deno.test("import stream - it sends the reports and the summary, and calls onEnd once", async () => {
  const { asked, run } = reportsOf(20);
  const { stream, ends } = open(run);
  const lines = (await new Response(stream).text()).trim().split("\n").map((one) =>
    JSON.parse(one)
  );
  assertEquals(
    lines.slice(0, -1).map(({ line }) => line),
    Array.from({ length: 200 }, (_, n) => n + 1),
  );
  assertEquals(lines.at(-1), { summary: SUMMARY });
  assertEquals([ends, asked.groups], [[undefined], 20]);
});

Deno.test("import stream - a client that asks only for refused lines gets no other reports", async () => {
  const { stream } = open(reportsOf(20).run, true);
  const lines = (await new Response(stream).text()).trim().split("\n");
  assertEquals(lines.length, 21);
});

Deno.test("import stream - a client that does not read gets some time, and is then disconnected", async () => {
  const { asked, run } = reportsOf(1_000);
  const { stream, ends } = open(run);
  while (ends.length === 0) await delay(10);
  assert(asked.groups < 10, `${asked.groups}`);
  assertEquals((ends[0] as Error).message, "the client does not read the reports");
  await assertRejects(() => new Response(stream).text(), Error, "does not read");
});

Deno.test("import stream - the import ends when the client disconnects", async () => {
  const { asked, run } = reportsOf(1_000);
  const { stream, ends } = open(run, false, { ...LIMITS, stallMilliseconds: 60_000 });
  const reader = stream.getReader();
  await reader.read();
  await reader.cancel();
  assertEquals(ends.length, 1);
  const groups = asked.groups;
  await delay(20);
  assertEquals(asked.groups, groups);
});
