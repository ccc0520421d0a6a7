/** Opens the part of a file that the server has not reported on yet, as a request body. */
import { openFile } from "@/services/content/file_stream.ts";
import { isDelimiterHint } from "@/services/import/layout.ts";
import { MAX_RECORD_BYTES } from "@/services/import/ndjson.ts";
import { createRecordReader, type FileRecord } from "@/services/import/records.ts";

/** A request body, and how its lines map to the lines of the file. */
export interface ImportBody {
  readonly stream: ReadableStream<Uint8Array>;
  /** Converts a line number of the body into the line number of the file. */
  toFileLine(line: number): number;
}

export interface BodyOptions {
  readonly path: string;
  readonly format: "ndjson" | "csv";
  /** The last line with a report; 0 for none. */
  readonly afterLine: number;
}

/** Opens the part of the file after a line. For CSV, the header is repeated at the beginning. */
export async function openBody({ path, format, afterLine }: BodyOptions): Promise<ImportBody> {
  const { header, next } = await findPlaces(path, format === "csv", afterLine);
  let offset = 0;
  const withoutReported = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      const head = chunk.subarray(0, Math.max(header.offset - offset, 0));
      const rest = chunk.subarray(Math.max(next.offset - offset, head.length));
      offset += chunk.length;
      for (const part of [head, rest]) if (part.length > 0) controller.enqueue(part);
    },
  });
  return {
    stream: (await openLines(path)).pipeThrough(withoutReported),
    toFileLine: (line) => line + next.line - header.line,
  };
}

/** Counts the lines of a file. */
export async function countLines(path: string): Promise<number> {
  const count = (chunk: Uint8Array, byte: number) => {
    let found = 0;
    for (let at = chunk.indexOf(byte); at >= 0; at = chunk.indexOf(byte, at + 1)) found++;
    return found;
  };
  let feeds = 0;
  let returns = 0;
  let last = LINE_FEED;
  for await (const chunk of await openLines(path)) {
    feeds += count(chunk, LINE_FEED);
    returns += count(chunk, RETURN);
    last = chunk.at(-1) ?? last;
  }
  return (feeds || returns) + (last === LINE_FEED || last === RETURN ? 0 : 1);
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** Opens the file as UTF-8; UTF-16 is converted. */
async function openLines(path: string): Promise<ReadableStream<Uint8Array>> {
  return openFile((await Deno.open(path)).readable, { codings: [], charset: "utf-8" });
}

/** Finds the end of the header, and the first record after the line. */
async function findPlaces(path: string, hasQuotes: boolean, afterLine: number) {
  const beginning = { line: 1, offset: 0 };
  if (afterLine === 0) return { header: beginning, next: beginning };
  let header: { line: number; offset: number } | undefined = hasQuotes ? undefined : beginning;
  let hasHeader = false;
  let end = 0;
  for await (const record of recordsOf(path, hasQuotes)) {
    if (hasHeader) header ??= record;
    hasHeader ||= record.bytes.length > 0 && !isDelimiterHint(decoder.decode(record.bytes));
    if (header && record.line > afterLine) return { header, next: record };
    end = record.offset + record.bytes.length;
  }
  // All lines have a report: only the end of the file remains.
  return { header: header ?? beginning, next: { line: afterLine + 1, offset: end } };
}

const decoder = new TextDecoder();

async function* recordsOf(path: string, hasQuotes: boolean): AsyncGenerator<FileRecord> {
  const reader = createRecordReader({ hasQuotes, maxBytes: MAX_RECORD_BYTES });
  for await (const chunk of await openLines(path)) yield* reader.push(chunk);
  yield* reader.end();
}
