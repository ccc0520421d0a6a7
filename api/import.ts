import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { importLineSchema } from "@/core/import.ts";
import type { Integration } from "@/services/auth/identity.ts";
import { type Charset, charsetOfLines } from "@/services/content/charset.ts";
import { openFile } from "@/services/content/file_stream.ts";
import { type OwnKind, readHeader } from "@/services/import/csv.ts";
import { isDelimiterHint } from "@/services/import/layout.ts";
import { MAX_RECORD_BYTES, readLine, toText } from "@/services/import/ndjson.ts";
import { openRecords, type RecordSource } from "@/services/import/record_source.ts";
import { createRecordReader, type RecordReader } from "@/services/import/records.ts";
import {
  type ImportInput,
  type ImportSummary,
  type LineReport,
  runImport,
} from "@/services/import/run.ts";
import type { TypesForEvents } from "@/services/event_types/mod.ts";
import { type Problem, ProblemError } from "@/services/problems/mod.ts";
import type { ApiContext, ApiEnv } from "./environment.ts";
import { parseEvent } from "./event_schema.ts";
import { importFormat } from "./import_format.ts";
import { streamReports } from "./import_stream.ts";
import { fieldErrors, validationProblem } from "./problems.ts";
import { toProblemBody } from "@/services/problems/answer.ts";
import { refusals } from "./refusals.ts";

/** The maximum number of lines in one import. */
const MAX_LINES = 1_000_000;
/** How long a sender may be silent. */
const IDLE_MILLISECONDS = 60_000;
/** How long to keep trying while the server or the database is busy. */
const PATIENCE_MILLISECONDS = 60_000;
/** The maximum number of imports at the same time; each needs one or two megabytes of memory. */
const MAX_IMPORTS = 8;

const querySchema = z.object({
  report: z.enum(["all", "errors"]).default("all").meta({
    description: "`errors`: report the refused lines only, and the summary",
  }),
});

/** Registers `POST /import`: events in a file, which is streamed in and reported line by line. */
export function registerImport(api: OpenAPIHono<ApiEnv>): void {
  let running = 0;
  api.post("/import", async (context) => {
    const query = querySchema.safeParse(context.req.query());
    if (!query.success) {
      throw new ProblemError(validationProblem(fieldErrors(query.error), "query"));
    }
    if (running >= MAX_IMPORTS) throw new ProblemError(TOO_MANY);
    running++;
    try {
      return await answer(context, query.data.report === "errors", () => void running--);
    } catch (error) {
      running--;
      throw error;
    }
  });
  api.openAPIRegistry.registerPath(description);
}

async function answer(
  context: ApiContext,
  isBrief: boolean,
  onEnd: () => void,
): Promise<Response> {
  const { raw } = context.req;
  const { format, charset: fileCharset, codings } = await importFormat(raw);
  const charset = charsetOfLines(fileCharset);
  const hasQuotes = format === "csv";
  const reader = createRecordReader({ hasQuotes, maxBytes: MAX_RECORD_BYTES });
  const records = openRecords(
    openFile(raw.body, { charset: fileCharset, codings }),
    reader,
    IDLE_MILLISECONDS,
  );
  const { ownType, ...store } = storing(context);
  const toValue = hasQuotes
    ? await readColumns(
      records,
      reader,
      charset,
      (type, field) => ownType(type)?.fields.find(({ name }) => name === field)?.kind,
    )
    : readLine;
  const { log, reportError } = context.var.services;
  const cut = new AbortController();
  const run = runImport({
    records,
    signal: cut.signal,
    read(record) {
      const text = toText(record, charset);
      return typeof text === "string" ? toValue(text) : text;
    },
    ...store,
    onError: (error) => reportError("api", "an import failed", error, { isRefusal: true }),
    limits: { maxLines: MAX_LINES, patienceMilliseconds: PATIENCE_MILLISECONDS },
  });
  const reports = streamReports(run, {
    toReport: (report) => isBrief && report.status !== "rejected" ? null : reportBody(report),
    toSummary: summaryBody,
    onEnd(why) {
      cut.abort();
      void records.close();
      onEnd();
      // deno-lint-ignore laurel/no-uncounted-error -- the client closed the connection
      if (why) log.debug("an import ended early", { error: why });
    },
  });
  return new Response(reports, {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      // A compressing proxy would delay the reports.
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

/** Returns how lines are validated and stored: like single events with the same key. */
function storing(
  context: ApiContext,
): Pick<ImportInput, "parse" | "ingest" | "isAllowed"> & Pick<TypesForEvents, "ownType"> {
  const { services } = context.var;
  const key = context.var.viewer as Integration;
  const bearer = context.req.header("authorization")!.replace(/^bearer +/i, "");
  let types: TypesForEvents | undefined;
  return {
    ownType: (type) => types?.ownType(type),
    parse: (value) => parseEvent(value, key, services.clock(), types),
    async ingest(events) {
      const results = await services.rewards.ingest(events, key);
      for (const result of results) {
        const status = result.kind === "accepted" ? result.answer.status : result.kind;
        services.telemetry.events.inc({ status });
      }
      return results;
    },
    async isAllowed() {
      // An import can run for an hour, and types may be defined meanwhile.
      types = await services.eventTypes.forEvents();
      return await services.keys.authenticate(bearer) !== null;
    },
  };
}

/**
 * Reads the header first, so that a file with other columns is refused before anything is stored.
 */
async function readColumns(
  records: RecordSource,
  reader: RecordReader,
  charset: Charset,
  ownKind: OwnKind,
): Promise<(row: string) => ReturnType<typeof readLine>> {
  try {
    for (;;) {
      const first = (await records.take(1))?.[0];
      const header = first ? toText(first, charset) : "";
      if (typeof header !== "string") throw new ProblemError(header);
      if (first && (header.trim() === "" || isDelimiterHint(header))) continue;
      const columns = readHeader(header, reader.layout.delimiter);
      return (row) => {
        const { event, problem } = columns.toEvent(row, ownKind);
        return problem ?? (event === null ? null : { value: event });
      };
    }
  } catch (error) {
    await records.close();
    throw error;
  }
}

function reportBody({ problem, ...report }: LineReport) {
  return problem ? { ...report, error: toProblemBody(problem) } : report;
}

function summaryBody({ problem, ...summary }: ImportSummary) {
  return { summary: problem ? { ...summary, error: toProblemBody(problem) } : summary };
}

const TOO_MANY: Problem = {
  status: 429,
  code: "too_many_imports",
  title: "Too many imports are running",
  detail: `${MAX_IMPORTS} imports run on this instance already. Try again when one has ended.`,
  retryAfter: 5,
};

const description = {
  method: "post" as const,
  path: "/import",
  tags: ["Events"],
  summary: "Import a file of events",
  description:
    "The body is NDJSON (one event per line) or CSV (a header with `id`, `type`, `subject` " +
    "and optionally `source`, `time` and `data.<field>`, separated by commas, semicolons or " +
    "tabs). It has up to 1,000,000 lines of 64 KiB, in UTF-8 or the charset of its content " +
    "type, optionally compressed with gzip or deflate (gzip is recognized without a header). " +
    "It is read, stored and reported while it arrives: the answer has one report per event, " +
    "in order, and the summary as its last line. An answer without `summary` was interrupted, " +
    "one with `complete: false` stopped early: send the file again, nothing is scored twice. " +
    "A client that sends the whole body before it reads should ask for `report=errors`: a " +
    "client that has not read for a minute, with more than 8 MiB unread, is disconnected.",
  security: [{ key: [] }],
  request: {
    query: querySchema,
    body: {
      required: true,
      content: {
        "application/x-ndjson": {
          schema: z.string().meta({
            example: '{"id":"m-1","type":"message_response","subject":"agent-7",' +
              '"data":{"responseTime":45}}\n',
          }),
        },
        "application/jsonl": { schema: z.string() },
        "text/csv": {
          schema: z.string().meta({
            example: "id,type,subject,data.responseTime\nm-1,message_response,agent-7,45\n",
          }),
        },
      },
    },
  },
  responses: {
    200: {
      description: "A stream: a report per line, then the summary",
      content: { "application/x-ndjson": { schema: importLineSchema } },
    },
    ...refusals(400, 401, 403, 413, 415, 422, 429),
  },
};
