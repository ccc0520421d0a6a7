/** Imports on real databases: memory, retries, and where they stop. */
import { delay } from "@std/async/delay";
import { assert, assertEquals, assertRejects } from "@std/assert";
import { forEachDatabase } from "@/testing/database.ts";
import { eventOf, randomNumbers, randomSpecs } from "@/testing/histories.ts";
import { type Instance, withInstance } from "@/testing/instance.ts";
import { assertLedgerExplains, readState } from "@/testing/reward_state.ts";
import { openFile } from "@/services/content/file_stream.ts";
import type { Problem } from "@/services/problems/mod.ts";
import type { IngestResult } from "@/services/rewards/event.ts";
import { openRecords } from "./record_source.ts";
import { createRecordReader } from "./records.ts";
import { type ImportInput, type ImportSummary, type LineReport, runImport } from "./run.ts";

const COUNT = 1_300;
const LIMITS = { maxLines: 10_000, patienceMilliseconds: 20_000 };
const BUSY: Problem = {
  status: 503,
  code: "storage_unavailable",
  title: "Away",
  detail: "Away for a moment.",
  retryAfter: 0.01,
};

const specs = randomSpecs(COUNT, randomNumbers(20261122));
const encoder = new TextEncoder();
/** Each line is the number of an event, so the tests need no parser. */
const lines = (count: number) =>
  encoder.encode(Array.from({ length: count }, (_, n) => `${n}\n`).join(""));

function bodyOf(
  bytes: Uint8Array,
  onPull: () => void = () => {},
  cancel: () => void = () => {},
): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      onPull();
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at += 1_000));
    },
    cancel,
  }, { highWaterMark: 0 });
}

function inputFor(
  instance: Instance,
  body: ReadableStream<Uint8Array>,
  change: Partial<ImportInput> & { idleMilliseconds?: number; prefix?: string } = {},
): ImportInput {
  const { idleMilliseconds = 5_000, prefix = "", ...rest } = change;
  const reader = createRecordReader({ hasQuotes: false, maxBytes: 1_000 });
  return {
    records: openRecords(body, reader, idleMilliseconds),
    read: ({ bytes }) => ({ value: Number(new TextDecoder().decode(bytes)) }),
    parse: (value) => ({
      ok: true,
      event: eventOf(specs[value as number]!, value as number, prefix),
    }),
    ingest: (some) => instance.ingest(some),
    signal: new AbortController().signal,
    onError(error) {
      throw error;
    },
    isAllowed: () => Promise.resolve(true),
    limits: LIMITS,
    ...rest,
  };
}

async function runAll(
  input: ImportInput,
): Promise<{ reports: LineReport[]; summary: ImportSummary }> {
  const reports: LineReport[] = [];
  const run = runImport(input);
  for (;;) {
    const { done, value } = await run.next();
    if (done) return { reports, summary: value };
    reports.push(...value);
  }
}

forEachDatabase(
  "import - events that a busy server refused are tried again, not lost",
  (database) =>
    withInstance(database, async (instance) => {
      let calls = 0;
      const refused = (): IngestResult => ({ kind: "rejected", problem: BUSY });
      const { reports, summary } = await runAll(inputFor(instance, bodyOf(lines(COUNT)), {
        async ingest(some) {
          // In every second call, the database stores only the first half.
          const taken = calls++ % 2 === 0 ? some.slice(0, some.length >> 1) : some;
          const stored = await instance.ingest(taken);
          return [...stored, ...some.slice(taken.length).map(refused)];
        },
      }));
      assertEquals(reports.map(({ line }) => line), specs.map((_, n) => n + 1));
      assertEquals([summary.complete, summary.rejected, summary.lines], [true, 0, COUNT]);
      assert(calls >= 6);
    }),
);

forEachDatabase(
  "import - it gives up when the database stays unavailable, and says so",
  (database) =>
    withInstance(database, async (instance) => {
      let calls = 0;
      const { reports, summary } = await runAll(inputFor(instance, bodyOf(lines(COUNT)), {
        limits: { ...LIMITS, patienceMilliseconds: 50 },
        async ingest(some) {
          if (calls++ === 0) return await instance.ingest(some);
          // In the second group, all but the tenth are stored, and the lines after the tenth are
          // not reported.
          const stored = await instance.ingest(some.filter((_, n) => n !== 9));
          return [...stored.slice(0, 9), { kind: "rejected", problem: BUSY }, ...stored.slice(9)];
        },
      }));
      assertEquals(reports.length, 509);
      assertEquals([summary.complete, summary.problem], [false, BUSY]);
      const again = await runAll(inputFor(instance, bodyOf(lines(COUNT))));
      assertEquals([again.summary.complete, again.summary.lines], [true, COUNT]);
      assert(again.summary.duplicate >= 990, JSON.stringify(again.summary));
    }),
);

forEachDatabase(
  "import - the state is the same whether the connection is cut or the file arrives at once",
  (database) =>
    withInstance(database, async (instance) => {
      const prefix = "pieces:";
      for (const after of [300, 2_100, 4_000]) {
        let read = 0;
        const body = bodyOf(lines(COUNT), () => {
          if ((read += 1_000) > after) throw new TypeError("connection reset");
        });
        const input = inputFor(instance, body, { prefix });
        await assertRejects(() => runAll(input), TypeError, "connection reset");
      }
      const rest = await runAll(inputFor(instance, bodyOf(lines(COUNT)), { prefix }));
      assertEquals(rest.summary.lines, COUNT);
      assert(rest.summary.duplicate > 0);
      await runAll(inputFor(instance, bodyOf(lines(COUNT)), { prefix: "whole:" }));
      const again = await runAll(inputFor(instance, bodyOf(lines(COUNT)), { prefix }));
      assertEquals([again.summary.duplicate, again.summary.points], [COUNT, 0]);
      assertEquals(await readState(database.db, prefix), await readState(database.db, "whole:"));
      await assertLedgerExplains(database.db);
    }),
);

forEachDatabase(
  "import - a client that does not read the reports slows down its own upload",
  (database) =>
    withInstance(database, async (instance) => {
      let pulls = 0;
      let canceled = false;
      const body = bodyOf(lines(COUNT), () => pulls++, () => void (canceled = true));
      const cut = new AbortController();
      const run = runImport(inputFor(instance, body, { signal: cut.signal }));
      assertEquals(((await run.next()).value as LineReport[]).length, 500);
      const pulled = pulls;
      await delay(100);
      assertEquals(pulls, pulled);
      // The client disconnects: no more lines are stored, and the rest is not read.
      cut.abort(new Error("gone"));
      const before = (await readState(database.db)).ledger.length;
      await assertRejects(() => run.next(), Error, "gone");
      assertEquals((await readState(database.db)).ledger.length, before);
      assert(canceled);
    }),
);

forEachDatabase(
  "import - it ends at its limits, and what was reported is stored",
  (database) =>
    withInstance(database, async (instance) => {
      const limits = { ...LIMITS, maxLines: 700 };
      const long = await runAll(inputFor(instance, bodyOf(lines(COUNT)), { limits }));
      assertEquals(
        [long.reports.length, long.summary.complete, long.summary.problem?.code],
        [700, false, "too_many_lines"],
      );
      const just = await runAll(inputFor(instance, bodyOf(lines(700)), { limits }));
      assertEquals([just.summary.duplicate, just.summary.complete], [700, true]);

      const silent = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(lines(3)),
      });
      const stalled = await runAll(inputFor(instance, silent, { idleMilliseconds: 200 }));
      assertEquals(
        [stalled.reports.length, stalled.summary.complete, stalled.summary.problem?.code],
        [3, false, "import_stalled"],
      );

      let wasSent = false;
      const cut = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (wasSent) throw new Error("resource unavailable");
          wasSent = true;
          controller.enqueue(lines(3));
        },
      });
      const file = openFile(cut, { charset: "utf-8", codings: [] });
      const interrupted = await runAll(inputFor(instance, file));
      assertEquals(
        [interrupted.reports.length, interrupted.summary.complete],
        [3, false],
      );
      assertEquals(interrupted.summary.problem?.code, "import_interrupted");

      const errors: unknown[] = [];
      let groups = 0;
      const failed = await runAll(inputFor(instance, bodyOf(lines(COUNT)), {
        ingest: (some) => groups++ === 0 ? instance.ingest(some) : Promise.reject("broken"),
        onError: (error) => void errors.push(error),
      }));
      assertEquals(
        [failed.reports.length, failed.summary.complete, failed.summary.problem?.code, errors],
        [500, false, "internal_error", ["broken"]],
      );

      const isAllowed = () => Promise.resolve(false);
      const revoked = await runAll(inputFor(instance, bodyOf(lines(COUNT)), { isAllowed }));
      assertEquals([revoked.reports.length, revoked.summary.problem?.code], [0, "invalid_key"]);
    }),
);
