/** The part of a file that an import has not reported on yet, as a body to send. */
import { openFile } from "@/services/content/file_stream.ts";
import { isDelimiterHint } from "@/services/import/layout.ts";
import { MAX_RECORD_BYTES } from "@/services/import/ndjson.ts";
import { createRecordReader, type FileRecord } from "@/services/import/records.ts";

/** A body, and how its lines are those of the file. */
export interface ImportBody {
  readonly stream: ReadableStream<Uint8Array>;
  /** The file's line of a line of the body. */
  toFileLine(line: number): number;
}

export interface BodyOptions {
  readonly path: string;
  readonly format: "ndjson" | "csv";
  /** The last line that was reported; 0 for none. */
  readonly after: number;
}

/** Opens the file behind a line; the header of a CSV goes in front again. */
export async function openBody({ path, format, after }: BodyOptions): Promise<ImportBody> {
  const { header, next } = await findPlaces(path, format === "csv", after);
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

/** How many lines a file has. */
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

/** The file as it is sent: what is in UTF-16 becomes UTF-8. */
async function openLines(path: string): Promise<ReadableStream<Uint8Array>> {
  return openFile((await Deno.open(path)).readable, { codings: [], charset: "utf-8" });
}

/** Where the header ends, and where the first record behind the line begins. */
async function findPlaces(path: string, hasQuotes: boolean, after: number) {
  const beginning = { line: 1, offset: 0 };
  if (after === 0) return { header: beginning, next: beginning };
  let header: { line: number; offset: number } | undefined = hasQuotes ? undefined : beginning;
  let hasHeader = false;
  let end = 0;
  for await (const record of recordsOf(path, hasQuotes)) {
    if (hasHeader) header ??= record;
    hasHeader ||= record.bytes.length > 0 && !isDelimiterHint(decoder.decode(record.bytes));
    if (header && record.line > after) return { header, next: record };
    end = record.offset + record.bytes.length;
  }
  // Everything was reported: nothing is left but the end.
  return { header: header ?? beginning, next: { line: after + 1, offset: end } };
}

const decoder = new TextDecoder();

async function* recordsOf(path: string, hasQuotes: boolean): AsyncGenerator<FileRecord> {
  const reader = createRecordReader({ hasQuotes, maxBytes: MAX_RECORD_BYTES });
  for await (const chunk of await openLines(path)) yield* reader.push(chunk);
  yield* reader.end();
}
