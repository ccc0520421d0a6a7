import { assertEquals, assertThrows } from "@std/assert";
import { createRecorder, formatNumber, formatTable, type Report, writeReport } from "./report.ts";

function sample(): Report {
  const recorder = createRecorder();
  for (const value of [1_200, 1_000, 1_100]) recorder.add("plain.rate", "events/s", value);
  recorder.add("ingest.ratio", "x", 7.5, { target: { atLeast: 8 }, note: "of plain" });
  recorder.add("ingest.p99", "ms", 42, { target: { below: 100 } });
  return {
    format: 1,
    date: "2026-11-22T17:00:00.000Z",
    commit: "0123456789abcdef",
    isDirty: true,
    options: { quick: false, only: null },
    seconds: 61.4,
    setting: {
      cpu: "Some CPU",
      cores: 2,
      memoryBytes: 8e9,
      os: "linux x86_64",
      loadBefore: 0.5,
      loadAfter: 2,
      deno: "2.9.6",
      v8: "15.0",
      postgres: "15.18",
    },
    measures: recorder.measures(),
  };
}

Deno.test("bench report - rounds become a median with its extremes, compared with the target", () => {
  const [rate, ratio, latency] = sample().measures;
  assertEquals([rate!.median, rate!.min, rate!.max, rate!.met], [1_100, 1_000, 1_200, null]);
  assertEquals(rate!.rounds, [1_200, 1_000, 1_100]);
  assertEquals([ratio!.met, ratio!.note, latency!.met], [false, "of plain", true]);
});

Deno.test("bench report - a value that is not a number is refused when it is recorded", () => {
  assertThrows(() => createRecorder().add("a", "ms", NaN), RangeError, "a came out as NaN");
});

Deno.test("bench report - the table is aligned and marks missed targets", () => {
  assertEquals(formatTable(sample()).split("\n"), [
    "Some CPU, 2 cores, load 0.5 to 2; Deno 2.9.6, PostgreSQL 15.18; 0123456789 with changes; 61 s",
    "",
    "              median  unit        min    max  spread   target  met",
    "------------  ------  --------  -----  -----  ------  -------  ---",
    "plain.rate     1,100  events/s  1,000  1,200     18%",
    "ingest.ratio    7.50  x          7.50   7.50          >= 8.00  NO",
    "ingest.p99      42.0  ms         42.0   42.0            < 100  yes",
    "",
    "ingest.ratio: of plain",
    "",
  ]);
});

Deno.test("bench report - numbers keep about three digits", () => {
  assertEquals([0.123, 9.87, 12.34, 123.4, 1234567].map(formatNumber), [
    ...["0.12", "9.87", "12.3", "123", "1,234,567"],
  ]);
});

Deno.test("bench report - the file contains the report unchanged", async () => {
  const folder = await Deno.makeTempDir({ dir: "/tmp", prefix: "laurel-bench-" });
  const path = `${folder}/results/latest.json`;
  await writeReport(path, sample());
  assertEquals(JSON.parse(await Deno.readTextFile(path)), JSON.parse(JSON.stringify(sample())));
  await Deno.remove(folder, { recursive: true });
});
