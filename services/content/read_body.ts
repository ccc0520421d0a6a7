import { type Problem, ProblemError } from "@/services/problems/mod.ts";
import { codingsOf, decompress } from "./codings.ts";

/** A body that was read completely. */
export interface ReadBody {
  /** The bytes as they arrived, perhaps compressed. */
  readonly sent: Uint8Array;
  /** The decompressed bytes. */
  readonly bytes: Uint8Array;
}

/** The maximum size of a body, both as sent and after decompression. */
export interface BodyLimit {
  readonly maxBytes: number;
  /** Tells the sender the limit, and what to do instead. */
  readonly detail: string;
}

/**
 * Reads and decompresses a body. It never holds much more than the limit in memory.
 * @throws {ProblemError} `body_too_large`, `unsupported_media_type`, `malformed_encoding`
 */
export async function readLimitedBody(request: Request, limit: BodyLimit): Promise<ReadBody> {
  try {
    const codings = codingsOf(request.headers.get("content-encoding"));
    // The header already announces too many bytes, so do not start to read.
    if (Number(request.headers.get("content-length") ?? 0) > limit.maxBytes) throw tooLarge(limit);
    const sent = await readSent(request, limit);
    return { sent, bytes: decompress(sent, codings, limit.maxBytes, () => tooLarge(limit)) };
  } catch (error) {
    if (!request.bodyUsed) await request.body?.cancel();
    throw error;
  }
}

async function readSent(request: Request, limit: BodyLimit): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream, so the rest of a body that lied about its size is not
    // read.
    if (size > limit.maxBytes) throw tooLarge(limit);
    chunks.push(chunk);
  }
  if (chunks.length === 1) return chunks[0]!;
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return bytes;
}

function tooLarge({ detail }: BodyLimit): ProblemError {
  const problem: Problem = {
    status: 413,
    code: "body_too_large",
    title: "The body is too large",
    detail,
  };
  return new ProblemError(problem);
}
