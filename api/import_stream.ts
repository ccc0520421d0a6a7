import type { ImportSummary, LineReport } from "@/services/import/run.ts";

/** How much a client may leave unread. */
export interface ReportLimits {
  /**
   * The maximum number of unread bytes of reports, for clients that write their whole body before
   * they read.
   */
  readonly maxWaitingBytes: number;
  /** How long a client may read nothing while that many bytes are unread, in milliseconds. */
  readonly stallMilliseconds: number;
}

const LIMITS: ReportLimits = { maxWaitingBytes: 8 * 1024 * 1024, stallMilliseconds: 60_000 };

export interface ReportOptions {
  /** Returns the report of a line; null to skip it. */
  readonly toReport: (report: LineReport) => unknown;
  readonly toSummary: (summary: ImportSummary) => unknown;
  /** Called once when the import ends; with the reason when that is not the end of the file. */
  readonly onEnd: (why?: unknown) => void;
}

/**
 * Runs an import as fast as its reports are read. The import ends when the client disconnects, or
 * reads nothing for a minute while 8 MiB are unread.
 */
export function streamReports(
  run: AsyncGenerator<readonly LineReport[], ImportSummary>,
  { toReport, toSummary, onEnd }: ReportOptions,
  { maxWaitingBytes, stallMilliseconds }: ReportLimits = LIMITS,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const encode = (values: readonly unknown[]) =>
    encoder.encode(values.map((value) => `${JSON.stringify(value)}\n`).join(""));
  let stalled: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const end = (why?: unknown) => {
    clearTimeout(stalled);
    if (!isOver) onEnd(why);
    isOver = true;
  };

  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      clearTimeout(stalled);
      try {
        for (let hasReports = false; !hasReports;) {
          const { done, value } = await run.next();
          if (isOver) return;
          const reports = done
            ? [toSummary(value)]
            : value.map(toReport).filter((one) => one !== null);
          hasReports = reports.length > 0;
          if (hasReports) controller.enqueue(encode(reports));
          if (!done) continue;
          controller.close();
          return end();
        }
        if ((controller.desiredSize ?? 0) > 0) return;
        stalled = setTimeout(() => {
          const why = new Error("the client does not read the reports");
          end(why);
          controller.error(why);
        }, stallMilliseconds);
      } catch (error) {
        end(error);
        controller.error(error);
      }
    },
    cancel: (reason) => end(reason ?? new Error("the client went away")),
  }, new ByteLengthQueuingStrategy({ highWaterMark: maxWaitingBytes }));
}
