import { codingsOf, decompress } from "@/services/content/codings.ts";
import { ProblemError } from "@/services/problems/mod.ts";

/**
 * Reads a body that must be small.
 * @param maxBytes the limit both for the bytes as sent and after decompression
 * @returns null when the request has no body
 * @throws {ProblemError} `body_too_large`, `unsupported_media_type`, `malformed_encoding`
 */
export async function readBody(
  request: Request,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!request.body || request.method === "GET" || request.method === "HEAD") return null;
  const tooLarge = () =>
    new ProblemError({
      status: 413,
      code: "body_too_large",
      title: "The body is too large",
      detail: `A request to /api/auth has at most ${maxBytes} bytes.`,
    });
  try {
    const codings = codingsOf(request.headers.get("content-encoding"));
    const announced = Number(request.headers.get("content-length") ?? 0);
    if (announced > maxBytes) throw tooLarge();
    const bytes = new Uint8Array(maxBytes);
    let length = 0;
    // Leaving the loop early cancels the stream, so no more than the limit is read, whatever
    // Content-Length says.
    for await (const chunk of request.body) {
      if (length + chunk.length > maxBytes) throw tooLarge();
      bytes.set(chunk, length);
      length += chunk.length;
    }
    if (length === 0) return null;
    return new Uint8Array(decompress(bytes.slice(0, length), codings, maxBytes, tooLarge));
  } catch (error) {
    if (!request.bodyUsed) await request.body.cancel();
    throw error;
  }
}
