import { charsetOf, decodeText, whyNoText } from "@/services/content/charset.ts";
import { readLimitedBody } from "@/services/content/read_body.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { MAX_BODY_BYTES } from "@/api/read_body.ts";

/**
 * Reads the body of a request as CSV, within 1 MiB.
 * @throws {ProblemError} `unsupported_media_type`, `body_too_large`, `invalid_utf8`,
 * `malformed_encoding`, `validation_failed`
 */
export async function readCsv(request: Request): Promise<string> {
  const type = request.headers.get("content-type") ?? "";
  const mediaType = type.split(";")[0]!.trim().toLowerCase();
  if (mediaType !== "text/csv") {
    await request.body?.cancel();
    throw new ProblemError({
      status: 415,
      code: "unsupported_media_type",
      title: "The content type is not supported",
      detail: `"${mediaType}" is not supported. Send text/csv.`,
    });
  }
  const { bytes } = await readLimitedBody(request, {
    maxBytes: MAX_BODY_BYTES,
    detail: "The CSV may have 1 MiB, also after it was decompressed. Split it. Nothing was stored.",
  });
  const charset = charsetOf(type);
  const text = decodeText(bytes, charset);
  if (text === null) {
    throw new ProblemError({
      status: 400,
      code: "invalid_utf8",
      title: "The CSV is not UTF-8",
      detail: `The CSV cannot be read as text. ${whyNoText(bytes, charset)}`,
    });
  }
  // PostgreSQL cannot store these characters in a text.
  if (!text.includes("\0") && text.isWellFormed()) return text;
  throw new ProblemError({
    status: 422,
    code: "validation_failed",
    title: "The CSV is not valid",
    detail: "The CSV holds a NUL character or half of a surrogate pair. Leave it out.",
  });
}
