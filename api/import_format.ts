import { type Charset, charsetOf } from "@/services/content/charset.ts";
import { type Coding, codingsOf } from "@/services/content/codings.ts";
import { ProblemError } from "@/services/problems/mod.ts";

const FORMATS: ReadonlyMap<string, "ndjson" | "csv"> = new Map([
  ["application/x-ndjson", "ndjson"],
  ["application/ndjson", "ndjson"],
  ["application/jsonl", "ndjson"],
  ["application/x-jsonlines", "ndjson"],
  ["application/jsonlines", "ndjson"],
  ["text/csv", "csv"],
  ["application/csv", "csv"],
  ["text/tab-separated-values", "csv"],
]);

/** The format of an import's body, as its headers say. */
export interface ImportFormat {
  readonly format: "ndjson" | "csv";
  readonly charset: Charset;
  /** How it is compressed, in the order in which to decompress it. */
  readonly codings: readonly Coding[];
}

/**
 * Reads the format of an import's body from its headers.
 * @throws {ProblemError} `unsupported_media_type`, also for an unknown charset or compression
 */
export async function importFormat(request: Request): Promise<ImportFormat> {
  const type = request.headers.get("content-type") ?? "";
  try {
    const format = FORMATS.get(type.split(";")[0]!.trim().toLowerCase());
    if (!format) {
      throw new ProblemError({
        status: 415,
        code: "unsupported_media_type",
        title: "The content type is not supported",
        detail:
          `"${type.slice(0, 100)}" is not supported. Send application/x-ndjson (an event per ` +
          "line) or text/csv.",
      });
    }
    const codings = codingsOf(request.headers.get("content-encoding"));
    return { format, charset: charsetOf(type), codings };
  } catch (error) {
    await request.body?.cancel();
    throw error;
  }
}
