import { charsetOf, decodeText, whyNoText } from "@/services/content/charset.ts";
import { readLimitedBody } from "@/services/content/read_body.ts";
import { ProblemError } from "@/services/problems/mod.ts";
import { isStorable } from "@/api/lists.ts";
import { MAX_BODY_BYTES } from "@/api/read_body.ts";

/** A file of CSV, as it was sent. */
export interface CsvFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/**
 * Reads the body of a request as a file of CSV, decompressed.
 * @param limit what is said about a larger file, and how large it may be
 * @throws {ProblemError} `unsupported_media_type`, `body_too_large`, `malformed_encoding`
 */
export async function readCsvFile(
  request: Request,
  limit: { readonly maxBytes: number; readonly detail: string },
): Promise<CsvFile> {
  const contentType = request.headers.get("content-type") ?? "";
  const mediaType = contentType.split(";")[0]!.trim().toLowerCase();
  if (mediaType !== "text/csv") {
    await request.body?.cancel();
    throw new ProblemError({
      status: 415,
      code: "unsupported_media_type",
      title: "The content type is not supported",
      detail: `"${mediaType}" is not supported. Send text/csv.`,
    });
  }
  const { bytes } = await readLimitedBody(request, limit);
  return { bytes, contentType };
}

/**
 * Reads the body of a request as the text of CSV, within 1 MiB.
 * @throws {ProblemError} as {@link readCsvFile}, `invalid_utf8`, `validation_failed`
 */
export async function readCsv(request: Request): Promise<string> {
  const { bytes, contentType } = await readCsvFile(request, {
    maxBytes: MAX_BODY_BYTES,
    detail: "The CSV may have 1 MiB, also after it was decompressed. Split it. Nothing was stored.",
  });
  const charset = charsetOf(contentType);
  const text = decodeText(bytes, charset);
  if (text === null) {
    throw new ProblemError({
      status: 400,
      code: "invalid_utf8",
      title: "The CSV is not UTF-8",
      detail: `The CSV cannot be read as text. ${whyNoText(bytes, charset)}`,
    });
  }
  if (isStorable(text)) return text;
  throw new ProblemError({
    status: 422,
    code: "validation_failed",
    title: "The CSV is not valid",
    detail: "The CSV holds a NUL character or half of a surrogate pair. Leave it out.",
  });
}
