import { parseExactJson } from "../services/exact_json.ts";
import type { Problem } from "../services/problem.ts";
import { ProblemError } from "../services/problem.ts";

/** Largest body, in bytes. */
export const MAX_BODY_BYTES = 1024 * 1024;

const TOO_LARGE: Problem = {
  status: 413,
  code: "body_too_large",
  title: "The body is too large",
  detail: "A body may have 1 MiB. Send fewer events at a time, or use the import.",
};

/**
 * Reads a body as JSON, within its limits; see {@link parseExactJson} for large numbers.
 * @throws {ProblemError} `body_too_large`, `invalid_utf8`, `malformed_json`
 */
export async function readJson(request: Request): Promise<unknown> {
  const text = decode(await readBytes(request));
  try {
    return parseExactJson(text, "event");
  } catch (error) {
    throw new ProblemError({
      status: 400,
      code: "malformed_json",
      title: "The body is not JSON",
      detail: text.trim() === ""
        ? "The body is empty. Send a JSON object."
        : `The body could not be read as JSON: ${(error as Error).message}`,
    });
  }
}

/**
 * Reads a body's bytes without ever holding much more than is allowed.
 * @throws {ProblemError} `body_too_large`
 */
export async function readBytes(request: Request): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) {
    await request.body?.cancel();
    throw new ProblemError(TOO_LARGE);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the rest of the body.
    if (size > MAX_BODY_BYTES) throw new ProblemError(TOO_LARGE);
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

const decoder = new TextDecoder("utf-8", { fatal: true });

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new ProblemError({
      status: 400,
      code: "invalid_utf8",
      title: "The body is not UTF-8",
      detail: "The body holds bytes that are not valid UTF-8. Encode the JSON text as UTF-8.",
    });
  }
}
