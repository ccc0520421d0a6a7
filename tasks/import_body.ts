/** The part of a file that an import has not reported on yet, as a body to send. */
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
  const file = await Deno.open(path);
  const head = new Uint8Array(header.offset);
  for (let read = 0; read < head.length;) {
    const count = await file.read(head.subarray(read));
    if (count === null) break;
    read += count;
  }
  await file.seek(next.offset, Deno.SeekMode.Start);
  const withHeader = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => {
      if (head.length > 0) controller.enqueue(head);
    },
  });
  return {
    stream: file.readable.pipeThrough(withHeader),
    toFileLine: (line) => line + next.line - header.line,
  };
}

/** How many lines a file has. */
export async function countLines(path: string): Promise<number> {
  const file = await Deno.open(path);
  let lines = 0;
  let last = LINE_FEED;
  for await (const chunk of file.readable) {
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) lines++;
    last = chunk.at(-1) ?? last;
  }
  return last === LINE_FEED ? lines : lines + 1;
}

const LINE_FEED = 0x0a;

/** Where the header ends, and where the first record behind the line begins. */
async function findPlaces(path: string, hasQuotes: boolean, after: number) {
  const beginning = { line: 1, offset: 0 };
  if (after === 0) return { header: beginning, next: beginning };
  let header: { line: number; offset: number } | undefined = hasQuotes ? undefined : beginning;
  let hasHeader = false;
  for await (const record of recordsOf(path, hasQuotes)) {
    if (hasHeader) header ??= record;
    hasHeader ||= record.bytes.length > 0;
    if (header && record.line > after) return { header, next: record };
  }
  // Everything was reported: nothing is left but the end.
  const { size } = await Deno.stat(path);
  return { header: header ?? beginning, next: { line: after + 1, offset: size } };
}

async function* recordsOf(path: string, hasQuotes: boolean): AsyncGenerator<FileRecord> {
  const reader = createRecordReader({ hasQuotes, maxBytes: MAX_RECORD_BYTES });
  const file = await Deno.open(path);
  for await (const chunk of file.readable) yield* reader.push(chunk);
  yield* reader.end();
}
