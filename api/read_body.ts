import { charsetOf, decodeText, whyNoText } from "@/services/content/charset.ts";
import { parseExactJson } from "@/services/content/exact_json.ts";
import { type ReadBody, readLimitedBody } from "@/services/content/read_body.ts";
import { type Problem, ProblemError } from "@/services/problems/mod.ts";

/** The maximum size of a body in bytes, both as sent and after decompression. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** The problem for an empty body. */
export const EMPTY_BODY: Problem = {
  status: 400,
  code: "malformed_json",
  title: "The body is not JSON",
  detail: "The body is empty. Send a JSON object.",
};

/**
 * Reads a body as JSON, within its limits.
 * @throws {ProblemError} `malformed_json` (also for an empty body), `invalid_utf8`, and those of
 * {@link readLimitedBody}
 */
export async function readJson(request: Request): Promise<unknown> {
  return parseJson((await readBody(request)).bytes, request.headers);
}

/**
 * Parses bytes as JSON, in the charset of the content type. For large numbers see {@link
 * parseExactJson}.
 * @throws {ProblemError} `malformed_json`, `invalid_utf8`, `unsupported_media_type`
 */
export function parseJson(bytes: Uint8Array, headers: Headers): unknown {
  const text = readText(bytes, headers);
  try {
    return parseExactJson(text, "event");
  } catch (error) {
    if (text.trim() === "") throw new ProblemError(EMPTY_BODY);
    const detail = `The body could not be read as JSON: ${(error as Error).message}`;
    throw new ProblemError({ ...EMPTY_BODY, detail });
  }
}

/** Decodes bytes as text. @throws {ProblemError} `invalid_utf8`, `unsupported_media_type` */
function readText(bytes: Uint8Array, headers: Headers): string {
  const charset = charsetOf(headers.get("content-type") ?? "");
  const text = decodeText(bytes, charset);
  if (text !== null) return text;
  throw new ProblemError({
    status: 400,
    code: "invalid_utf8",
    title: "The body is not UTF-8",
    detail: `The body cannot be read as text. ${whyNoText(bytes, charset)}`,
  });
}

/**
 * Reads the body of a request to the API, within its limits.
 * @throws {ProblemError} `body_too_large`, `unsupported_media_type`, `malformed_encoding`
 */
export function readBody(request: Request): Promise<ReadBody> {
  return readLimitedBody(request, {
    maxBytes: MAX_BODY_BYTES,
    detail: "A body may have 1 MiB, also after it was decompressed. Send fewer events at a time, " +
      "or use the import.",
  });
}
