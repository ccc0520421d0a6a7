import { type Problem, ProblemError } from "@/services/problems/mod.ts";
import { codingsOf, decompress } from "./codings.ts";

/** A body that was read whole. */
export interface ReadBody {
  /** As it arrived, perhaps compressed. */
  readonly sent: Uint8Array;
  /** What it holds. */
  readonly bytes: Uint8Array;
}

/** How large a body may be, as it is sent and after it was decompressed. */
export interface BodyLimit {
  readonly maxBytes: number;
  /** Tells the sender of the limit, and what to do instead. */
  readonly detail: string;
}

/**
 * Reads a body without ever holding much more than is allowed, and decompresses it.
 * @throws {ProblemError} `body_too_large`, `unsupported_media_type`, `malformed_encoding`
 */
export async function readLimitedBody(request: Request, limit: BodyLimit): Promise<ReadBody> {
  try {
    const codings = codingsOf(request.headers.get("content-encoding"));
    // Announced too long: not even begun.
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
    // Leaving the loop cancels the stream: what a liar sends on is not read.
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
