import { ProblemError } from "@/services/problems/mod.ts";
import type { FileRecord, RecordReader } from "./records.ts";

/**
 * Reads the records of a body on request, when the caller is ready to store them. It does not read
 * ahead.
 */
export interface RecordSource {
  /**
   * Returns up to `max` records. It only waits for the first one, then takes what has arrived. Null
   * at the end.
   * @throws {ProblemError} `import_stalled` when no bytes arrive for too long, or a problem of
   * reading the file, for example `import_interrupted`
   */
  take(max: number): Promise<readonly FileRecord[] | null>;
  /** Stops reading. */
  close(): Promise<void>;
}

/** The maximum size of the records that one call returns, in bytes. */
const MAX_TAKEN_BYTES = 1024 * 1024;
/** How long records that have arrived wait for more. */
const LINGER_MILLISECONDS = 50;

const LATE = Symbol("late");

/**
 * Opens the records of a body.
 * @param idleMilliseconds how long the sender may be silent, in milliseconds
 */
export function openRecords(
  body: ReadableStream<Uint8Array> | null,
  records: RecordReader,
  idleMilliseconds: number,
): RecordSource {
  const reader = (body ?? new Blob([]).stream()).getReader();
  let reading: ReturnType<typeof reader.read> | undefined;
  const waiting: FileRecord[] = [];
  let hasEnded = false;
  /** Why reading ended; thrown after all earlier records were taken. */
  let failure: { readonly error: unknown } | undefined;

  async function read(limitMilliseconds: number) {
    reading ??= reader.read();
    let timer: ReturnType<typeof setTimeout>;
    const late = new Promise<typeof LATE>((resolve) => {
      timer = setTimeout(() => resolve(LATE), limitMilliseconds);
    });
    const got = await Promise.race([reading, late])
      .catch((error: unknown) => void (failure = { error }))
      .finally(() => clearTimeout(timer));
    if (got !== LATE) reading = undefined;
    return got;
  }

  return {
    async take(max) {
      while (!hasEnded && !failure && waiting.length < max && !isFull(waiting)) {
        const got = await read(waiting.length > 0 ? LINGER_MILLISECONDS : idleMilliseconds);
        if (!got) break;
        if (got === LATE) {
          if (waiting.length > 0) break;
          throw stalled(idleMilliseconds);
        }
        hasEnded = got.done;
        waiting.push(...got.done ? records.end() : records.push(got.value));
      }
      if (waiting.length === 0) {
        if (failure) throw failure.error;
        return null;
      }
      let bytes = 0;
      const end = waiting.findIndex((record, index) =>
        index >= max || (index > 0 && (bytes += record.bytes.length) > MAX_TAKEN_BYTES)
      );
      return waiting.splice(0, end < 0 ? waiting.length : end);
    },
    async close() {
      // The connection may already be closed; then canceling fails, and that does not matter.
      await reader.cancel().catch(() => {});
    },
  };
}

function isFull(records: readonly FileRecord[]): boolean {
  return records.reduce((sum, { bytes }) => sum + bytes.length, 0) >= MAX_TAKEN_BYTES;
}

function stalled(idleMilliseconds: number): ProblemError {
  return new ProblemError({
    status: 408,
    code: "import_stalled",
    title: "The import stalled",
    detail:
      `Nothing came for ${idleMilliseconds / 1_000} s, so the import ended. What was reported is ` +
      "stored. Send the file again; nothing is scored twice.",
  });
}
