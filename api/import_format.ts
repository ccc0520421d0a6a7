import { ProblemError } from "../services/problem.ts";

const FORMATS: Readonly<Record<string, "ndjson" | "csv">> = {
  "application/x-ndjson": "ndjson",
  "application/ndjson": "ndjson",
  "application/jsonl": "ndjson",
  "application/x-jsonlines": "ndjson",
  "application/jsonlines": "ndjson",
  "text/csv": "csv",
};

/**
 * The format of an import's body, by its content type.
 * @throws {ProblemError} `unsupported_media_type`, also for another charset and for compression
 */
export async function importFormat(request: Request): Promise<"ndjson" | "csv"> {
  const type = request.headers.get("content-type") ?? "";
  const format = FORMATS[type.split(";")[0]!.trim().toLowerCase()];
  const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(type)?.[1]?.toLowerCase() ?? "utf-8";
  const encoding = request.headers.get("content-encoding")?.toLowerCase() ?? "identity";
  if (format && /^(utf-?8|us-ascii)$/.test(charset) && encoding === "identity") return format;
  await request.body?.cancel();
  throw new ProblemError({
    status: 415,
    code: "unsupported_media_type",
    title: "The content type is not supported",
    detail: !format
      ? `"${type.slice(0, 100)}" is not supported. Send application/x-ndjson (an event per line) ` +
        "or text/csv."
      : encoding !== "identity"
      ? `The content encoding "${encoding.slice(0, 40)}" is not supported. Send it uncompressed.`
      : `The charset "${charset.slice(0, 40)}" is not supported. Send UTF-8.`,
  });
}
