import { delay } from "@std/async/delay";
import type { LineStatus } from "@/core/import.ts";
import { type Problem, ProblemError } from "@/services/problems/mod.ts";
import type { IncomingEvent, IngestResult } from "@/services/rewards/event.ts";
import type { RecordSource } from "./record_source.ts";
import type { FileRecord } from "./records.ts";

/** The result of one line. */
export interface LineReport {
  /** The line at which the record starts; 1 for the file's first line. */
  readonly line: number;
  /** Null when the line could not be parsed far enough. */
  readonly id: string | null;
  readonly source: string | null;
  readonly status: LineStatus;
  /** The points of the event itself; for a duplicate, the points of the first time. */
  readonly points: number;
  /** Why it was refused. */
  readonly problem?: Problem;
}

/** The result of an import. */
export interface ImportSummary extends Readonly<Record<LineStatus, number>> {
  /** How many events were reported; blank lines and the header are not counted. */
  readonly lines: number;
  /** The points of the events that were new. */
  readonly points: number;
  /** Whether the whole file was read and every line was reported. */
  readonly complete: boolean;
  /** Why the import is not complete. */
  readonly problem?: Problem;
}

export interface ImportInput {
  readonly records: RecordSource;
  /** Parses a record: returns the value of an event, nothing, or a problem. */
  readonly read: (record: FileRecord) => { readonly value: unknown } | Problem | null;
  readonly parse: (value: unknown) =>
    | { readonly ok: true; readonly event: IncomingEvent }
    | { readonly ok: false; readonly problem: Problem };
  readonly ingest: (events: readonly IncomingEvent[]) => Promise<readonly IngestResult[]>;
  readonly signal: AbortSignal;
  /** Whether the sender may still write events; checked before each group. */
  readonly isAllowed: () => Promise<boolean>;
  /** Called with an error in Laurel, which ends the import. */
  readonly onError: (error: unknown) => void;
  readonly limits: ImportLimits;
}

export interface ImportLimits {
  readonly maxLines: number;
  /** How long to keep trying while the server or the database is busy, in milliseconds. */
  readonly patienceMilliseconds: number;
}

/** How many lines are stored together. */
const GROUP = 500;
const MAX_PAUSE_MILLISECONDS = 5_000;

interface Line {
  readonly line: number;
  readonly value: unknown;
  readonly event?: IncomingEvent;
  readonly problem?: Problem;
}

/**
 * Reads records in groups, stores each group, and yields its reports before it reads the next
 * group. So a caller that does not ask for the next group slows down the sender. Reported results
 * are final. When the import has to stop early, the summary says why; events after the last report
 * may or may not be stored.
 * @throws when `signal` aborts
 */
export async function* runImport(
  input: ImportInput,
): AsyncGenerator<readonly LineReport[], ImportSummary> {
  const counts = { scored: 0, recorded: 0, capped: 0, reversed: 0, duplicate: 0, rejected: 0 };
  let lines = 0;
  let points = 0;
  const sum = (problem?: Problem): ImportSummary => ({
    lines,
    ...counts,
    points,
    complete: problem === undefined,
    ...(problem ? { problem } : {}),
  });
  try {
    for (;;) {
      const records = await input.records.take(GROUP);
      input.signal.throwIfAborted();
      if (records === null) return sum();
      if (!await input.isAllowed()) return sum(REVOKED);
      const fitting = records.filter(({ line }) => line <= input.limits.maxLines);
      const { reports, problem } = await store(fitting.flatMap((one) => toLine(one, input)), input);
      for (const { status, ...report } of reports) {
        lines++;
        counts[status]++;
        if (status !== "duplicate") points += report.points;
      }
      if (reports.length > 0) yield reports;
      if (problem) return sum(problem);
      if (fitting.length < records.length) return sum(tooMany(input.limits.maxLines));
    }
  } catch (error) {
    if (error instanceof ProblemError) return sum(error.problem);
    if (input.signal.aborted) throw error;
    input.onError(error);
    return sum(FAILED);
  } finally {
    await input.records.close();
  }
}

function toLine(record: FileRecord, input: ImportInput): Line[] {
  const { line } = record;
  const said = input.read(record);
  if (said === null) return [];
  if (!("value" in said)) return [{ line, value: null, problem: said }];
  const parsed = input.parse(said.value);
  const rest = parsed.ok ? { event: parsed.event } : { problem: parsed.problem };
  return [{ line, value: said.value, ...rest }];
}

/** Stores a group. Events that a busy server refused are sent again until the time limit. */
async function store(lines: readonly Line[], { ingest, signal, limits }: ImportInput) {
  const deadline = Date.now() + limits.patienceMilliseconds;
  const results = new Map<Line, IngestResult>();
  let open = lines.filter(({ event }) => event !== undefined);
  while (open.length > 0) {
    const answers = await ingest(open.map(({ event }) => event!));
    open.forEach((line, index) => results.set(line, answers[index]!));
    open = open.filter((line) => isTransient(results.get(line)));
    const seconds = Math.max(
      ...open.map((line) => transientOf(results.get(line))?.retryAfter ?? 1),
    );
    const pause = Math.min(seconds * 1_000, MAX_PAUSE_MILLISECONDS);
    if (open.length === 0 || signal.aborted || Date.now() + pause > deadline) break;
    await delay(pause);
  }
  // Report only lines with a final result, up to the first one without: the sender continues there.
  const end = open.length === 0 ? lines.length : lines.indexOf(open[0]!);
  const reports = lines.slice(0, end).map((line) => toReport(line, results.get(line)));
  return { reports, problem: transientOf(results.get(open[0]!)) };
}

function transientOf(result: IngestResult | undefined): Problem | undefined {
  if (result?.kind !== "rejected") return undefined;
  const { problem } = result;
  return problem.status === 429 || problem.status === 503 ? problem : undefined;
}

function isTransient(result: IngestResult | undefined): boolean {
  return transientOf(result) !== undefined;
}

function toReport({ line, value, event, problem }: Line, result?: IngestResult): LineReport {
  if (result && result.kind !== "rejected") {
    const { id, source, status, points } = result.answer;
    return { line, id, source, status: result.kind === "duplicate" ? "duplicate" : status, points };
  }
  const named = (event ?? value ?? {}) as { id?: unknown; source?: unknown };
  return {
    line,
    id: textOf(named.id),
    source: textOf(named.source),
    status: "rejected",
    points: 0,
    problem: result?.problem ?? problem!,
  };
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value.length <= 256 ? value : null;
}

const FAILED: Problem = {
  status: 500,
  code: "internal_error",
  title: "The import failed",
  detail: "The import ended because of an error in Laurel, which has been logged. What was " +
    "reported is stored. Send the file again; nothing is scored twice.",
};
const REVOKED: Problem = {
  status: 401,
  code: "invalid_key",
  title: "The key is not valid",
  detail: "The integration key was revoked while the import ran. What was reported is stored.",
};

function tooMany(maxLines: number): Problem {
  return {
    status: 413,
    code: "too_many_lines",
    title: "The file has too many lines",
    detail:
      `One import may have ${maxLines} lines. The lines reported are stored; send the rest as ` +
      "another import.",
  };
}
