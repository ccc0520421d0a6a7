/** Uploads a file to the import, and resumes after the connection was lost. */
import { delay } from "@std/async/delay";
import { openBody } from "./import_body.ts";
import { TaskError } from "./preflight.ts";

/** The report on a line, as `POST /api/v1/import` sends it. */
export interface Report {
  readonly line: number;
  readonly id: string | null;
  readonly status: "scored" | "recorded" | "capped" | "reversed" | "duplicate" | "rejected";
  readonly points: number;
  readonly error?: ProblemBody;
}

interface ProblemBody {
  readonly code: string;
  readonly detail: string;
  readonly status: number;
}

export interface UploadOptions {
  readonly path: string;
  readonly format: "ndjson" | "csv";
  readonly url: string;
  readonly key: string;
  readonly onReport: (report: Report) => void;
  /** Called before each retry with the reason and the seconds to wait. */
  readonly onRetry: (why: string, seconds: number) => void;
}

/** The task gives up after this many failures in a row without a new line between them. */
const MAX_FAILURES = 8;
const MAX_PAUSE_SECONDS = 30;

/** The result of one connection: done, or why not and after how many seconds to retry. */
type Outcome = { readonly isDone: true } | {
  readonly isDone: false;
  readonly why: string;
  readonly seconds?: number | undefined;
};

/**
 * Uploads the whole file, over as many connections as it needs.
 * @throws {TaskError} when the server refuses it, or fails too many times in a row
 */
export async function uploadFile(options: UploadOptions): Promise<void> {
  let last = 0;
  const onReport = (report: Report) => {
    last = report.line;
    options.onReport(report);
  };
  for (let failures = 0;;) {
    const before = last;
    const outcome = await attempt({ ...options, onReport }, last);
    if (outcome.isDone) return;
    failures = last > before ? 1 : failures + 1;
    if (failures > MAX_FAILURES) {
      throw new TaskError(
        `Laurel at ${options.url} does not accept the file: ${outcome.why}\n` +
          `${last} lines are stored. Start the task again: nothing is scored twice.`,
      );
    }
    const seconds = outcome.seconds ?? Math.min(2 ** (failures - 1), MAX_PAUSE_SECONDS);
    options.onRetry(outcome.why, seconds);
    // Random, so that clients that lost the same server do not all retry at the same moment.
    await delay(seconds * (800 + Math.random() * 400));
  }
}

async function attempt(options: UploadOptions, afterLine: number): Promise<Outcome> {
  const { url, key, format } = options;
  const body = await openBody({ ...options, afterLine });
  const leave = new AbortController();
  try {
    const response = await fetch(`${url}/api/v1/import`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": format === "csv" ? "text/csv" : "application/x-ndjson",
      },
      body: body.stream,
      // The key must go only to this server, not to a server that it redirects to.
      redirect: "manual",
      signal: leave.signal,
    });
    if (response.status !== 200) return await outcomeOfAnswer(response, url);
    for await (const line of linesOf(response.body!)) {
      if (!line.summary) {
        options.onReport({ ...line, line: body.toFileLine(line.line) } as Report);
        continue;
      }
      const { complete, error } = line.summary;
      return complete ? { isDone: true } : outcomeOfError(error, url);
    }
    return { isDone: false, why: "the connection was lost" };
  } catch (error) {
    if (error instanceof TaskError || error instanceof Deno.errors.NotFound) throw error;
    return { isDone: false, why: error instanceof Error ? error.message : String(error) };
  } finally {
    leave.abort();
    // The connection may be gone already, which is no news.
    await body.stream.cancel().catch(() => {});
  }
}

interface SummaryLine {
  readonly summary: { readonly complete: boolean; readonly error?: ProblemBody };
}

async function* linesOf(
  body: NonNullable<Response["body"]>,
): AsyncGenerator<Report & { summary?: never } | SummaryLine & { line?: never }> {
  let rest = "";
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split("\n");
    rest = lines.pop()!;
    for (const line of lines) yield JSON.parse(line);
  }
}

/** Decides whether to retry after the server ended the import early. */
function outcomeOfError(error: ProblemBody | undefined, url: string): Outcome {
  if (error?.code === "too_many_lines") {
    return { isDone: false, why: "a request is full, the next one starts", seconds: 0 };
  }
  if (error?.status === 401) throw new TaskError(`${url} refuses the key: ${error.detail}`);
  return { isDone: false, why: error?.detail ?? "the server ended it" };
}

/** Interprets an answer that does not contain reports. */
async function outcomeOfAnswer(response: Response, url: string): Promise<Outcome> {
  const { status } = response;
  const text = await response.text();
  if (status === 429 || status >= 500) {
    const seconds = Number(response.headers.get("retry-after") ?? NaN);
    const why = `it answers with ${status}`;
    return { isDone: false, why, ...(seconds > 0 ? { seconds: Math.min(seconds, 60) } : {}) };
  }
  if (status === 401) {
    throw new TaskError(
      `${url} does not know this key. Copy it whole, or make one: deno task key create import`,
    );
  }
  const detail = detailOf(text);
  if (detail === null || status === 404) {
    throw new TaskError(
      `There is no Laurel at ${url}: it answers with ${status}. The address is that of the page ` +
        "that people see, without /api.",
    );
  }
  throw new TaskError(detail);
}

function detailOf(text: string): string | null {
  try {
    const { detail } = JSON.parse(text) as { detail?: unknown };
    return typeof detail === "string" ? detail : null;
  } catch {
    // A proxy in between answers without JSON; there is no detail.
    return null;
  }
}
