import {
  createGunzip,
  createInflate,
  createInflateRaw,
  gunzipSync,
  inflateRawSync,
  inflateSync,
} from "node:zlib";
import { Readable, type Transform } from "node:stream";
import { ProblemError } from "@/services/problems/mod.ts";

/** A compression format of a body. */
export type Coding = "gzip" | "deflate";

/**
 * Nobody compresses twice on purpose. More layers are used to expand a few bytes into very many.
 */
const MAX_LAYERS = 2;

/**
 * Returns how a body was compressed, in the order in which to decompress it.
 * @param header `Content-Encoding`
 * @throws {ProblemError} `unsupported_media_type`, naming the unknown coding
 */
export function codingsOf(header: string | null): readonly Coding[] {
  const names = (header ?? "").toLowerCase().split(",").map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  const codings = names.map((name): Coding => {
    if (name === "gzip" || name === "x-gzip") return "gzip";
    if (name === "deflate") return "deflate";
    throw unsupported(`The content encoding "${name.slice(0, 40)}" is not supported.`);
  });
  if (codings.length > MAX_LAYERS) {
    throw unsupported(`The body is compressed more than ${MAX_LAYERS} times.`);
  }
  return codings.toReversed();
}

function unsupported(what: string): ProblemError {
  return new ProblemError({
    status: 415,
    code: "unsupported_media_type",
    title: "The content encoding is not supported",
    detail: `${what} Send the body uncompressed, or compressed with gzip or deflate.`,
  });
}

/**
 * Decompresses a body.
 * @param tooLarge thrown when the result would have more than `maxBytes`
 * @throws {ProblemError} `malformed_encoding`
 */
export function decompress(
  bytes: Uint8Array,
  codings: readonly Coding[],
  maxBytes: number,
  tooLarge: () => ProblemError,
): Uint8Array {
  let plain = bytes;
  for (const coding of codings) {
    // An empty body needs no decompression.
    if (plain.length === 0) return plain;
    const ways = coding === "gzip"
      ? [gunzipSync]
      : isZlib(plain)
      ? [inflateSync, inflateRawSync]
      : [inflateRawSync];
    plain = undo(plain, ways, maxBytes, tooLarge) ?? fail(coding);
  }
  return plain;
}

/** Returns the result of the first format that works; null when none does. */
function undo(
  bytes: Uint8Array,
  ways: readonly (typeof gunzipSync)[],
  maxBytes: number,
  tooLarge: () => ProblemError,
): Uint8Array | null {
  for (const way of ways) {
    try {
      return new Uint8Array(way(bytes, { maxOutputLength: maxBytes }));
    } catch (error) {
      if ((error as { code?: unknown }).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge();
    }
  }
  return null;
}

function fail(coding: Coding): never {
  throw malformed(coding);
}

/** Like {@link decompress}, for a body that is read while it arrives. */
export function decompressChunks(
  body: AsyncIterable<Uint8Array>,
  codings: readonly Coding[],
  maxBytes: number,
  tooLarge: () => ProblemError,
): AsyncIterable<Uint8Array> {
  return codings.reduce(
    (chunks, coding) => inflate(chunks, coding, maxBytes, tooLarge),
    body,
  );
}

/**
 * Decompresses a file, also when no header says that it is compressed: gzip is recognized by its
 * first bytes.
 * @throws {ProblemError} while it is read: `malformed_encoding`, `unsupported_media_type` for an
 * archive or a workbook, and `tooLarge`
 */
export async function* unpackFile(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
  tooLarge: () => ProblemError,
): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  try {
    const first = await firstBytes(chunks, ZIP.length);
    const whole = behind(first, chunks);
    if (startsWith(first, ZIP)) throw isArchive();
    if (startsWith(first, GZIP)) yield* inflate(whole, "gzip", maxBytes, tooLarge);
    else yield* whole;
  } finally {
    await chunks.return?.();
  }
}

const GZIP = [0x1f, 0x8b];
/** The first bytes of ZIP, and so of spreadsheet workbooks. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

async function* behind(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (first.length > 0) yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function isArchive(): ProblemError {
  return new ProblemError({
    status: 415,
    code: "unsupported_media_type",
    title: "The file is not text",
    detail: "The file is a workbook of a spreadsheet (such as .xlsx) or a ZIP archive. Save the " +
      "sheet as CSV, or unpack the archive, and send that.",
  });
}

async function* inflate(
  body: AsyncIterable<Uint8Array>,
  coding: Coding,
  maxBytes: number,
  tooLarge: () => ProblemError,
): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  const first = await firstBytes(chunks, 2);
  if (first.length === 0) return;
  let cause: unknown;
  const source = Readable.from((async function* () {
    yield first;
    try {
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    } catch (error) {
      // Remembered, to tell it apart from an error in the compressed data.
      cause = error;
      throw error;
    }
  })());
  const unzip = transformOf(coding, first);
  source.on("error", (error) => unzip.destroy(error));
  let size = 0;
  try {
    for await (const chunk of source.pipe(unzip)) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge();
      yield chunk;
    }
  } catch (error) {
    if (cause !== undefined) throw cause;
    throw error instanceof ProblemError ? error : malformed(coding);
  } finally {
    source.destroy();
    unzip.destroy();
    await chunks.return?.();
  }
}

/** Returns at least this many bytes from the beginning, or fewer when the file is shorter. */
async function firstBytes(chunks: AsyncIterator<Uint8Array>, count: number): Promise<Uint8Array> {
  let first: Uint8Array = new Uint8Array(0);
  while (first.length < count) {
    const { done, value } = await chunks.next();
    if (done) break;
    const joined = new Uint8Array(first.length + value.length);
    joined.set(first);
    joined.set(value, first.length);
    first = joined;
  }
  return first;
}

function transformOf(coding: Coding, first: Uint8Array): Transform {
  if (coding === "gzip") return createGunzip();
  return isZlib(first) ? createInflate() : createInflateRaw();
}

/** "deflate" means the zlib format, but some senders leave out zlib's header. */
function isZlib([first = 0, second = 0]: Uint8Array): boolean {
  return (first & 0x0f) === 8 && (first * 256 + second) % 31 === 0;
}

function malformed(coding: Coding): ProblemError {
  return new ProblemError({
    status: 400,
    code: "malformed_encoding",
    title: "The body is not compressed as it says",
    detail: `It is said to be compressed with ${coding}, and could not be decompressed so: it is ` +
      "something else, or only part of it arrived.",
  });
}
