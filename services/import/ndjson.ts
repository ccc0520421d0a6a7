import { type Charset, decodeText } from "@/services/content/charset.ts";
import { parseExactJson } from "@/services/content/exact_json.ts";
import type { Problem } from "@/services/problems/mod.ts";
import type { FileRecord } from "./records.ts";

/** The maximum size of a line, or of a CSV record, in bytes. */
export const MAX_RECORD_BYTES = 64 * 1024;

/**
 * Returns the text of a record, or a problem when it cannot be read. A byte order mark at the start
 * is removed.
 * @param charset the charset that the request names
 */
export function toText({ bytes, flaw }: FileRecord, charset: Charset): string | Problem {
  if (flaw === "too_long") return TOO_LONG;
  if (flaw === "open_quote") return OPEN_QUOTE;
  return decodeText(bytes, charset) ?? INVALID;
}

/** Returns the value of a line of NDJSON; null when the line is blank. */
export function readLine(text: string): { readonly value: unknown } | Problem | null {
  if (text.trim() === "") return null;
  try {
    return { value: parseExactJson(text, "event") };
  } catch (error) {
    const isList = /^\s*[[\]]/.test(text);
    return {
      status: 400,
      code: "malformed_json",
      title: "The line is not JSON",
      detail: isList
        ? "The file looks like a JSON list. Write one event per line, without brackets and commas."
        : `The line could not be read as JSON: ${(error as Error).message.slice(0, 200)}`,
    };
  }
}

const TOO_LONG: Problem = {
  status: 413,
  code: "line_too_long",
  title: "The line is too long",
  detail: `A line may have ${MAX_RECORD_BYTES / 1024} KiB. Leave out what is not about the event.`,
};
const OPEN_QUOTE: Problem = {
  status: 400,
  code: "malformed_csv",
  title: "The row is not CSV",
  detail:
    "A quote is opened and not closed within 64 KiB. Close it, or double it when it belongs " +
    "to the text.",
};
const INVALID: Problem = {
  status: 400,
  code: "invalid_utf8",
  title: "The line is not UTF-8",
  detail: "The line holds bytes that are not valid UTF-8. Save the file as UTF-8.",
};
