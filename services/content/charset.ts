import { whyNotUtf8, wideMark } from "@/integrations/shared/utf8.ts";
import { ProblemError } from "@/services/problems/mod.ts";

/** The encoding of a text: a label that `TextDecoder` knows. */
export type Charset = string;

/**
 * Returns the charset that a content type names, or `utf-8` when it names none.
 * @throws {ProblemError} `unsupported_media_type` when it is not known
 */
export function charsetOf(contentType: string): Charset {
  const named = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1]?.toLowerCase();
  if (named === undefined || named === "us-ascii") return "utf-8";
  try {
    return new TextDecoder(named).encoding;
  } catch {
    // TextDecoder throws for nothing else than a name that it does not know.
    throw new ProblemError({
      status: 415,
      code: "unsupported_media_type",
      title: "The charset is not supported",
      detail: `The charset "${named.slice(0, 40)}" is not known. Send UTF-8.`,
    });
  }
}

/** Whether line breaks and quotes have different bytes in this charset than in ASCII. */
function isUnlikeAscii(charset: Charset): boolean {
  return charset.startsWith("utf-16") || charset === "iso-2022-jp";
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Decodes a text. Valid UTF-8 is read as UTF-8, whatever the charset says, because many senders
 * name a charset that they do not use. A byte order mark is removed.
 * @returns null when the bytes are valid in neither of the two
 */
export function decodeText(bytes: Uint8Array, charset: Charset): string | null {
  const labels = isUnlikeAscii(charset) ? [markedOr(charset, bytes)] : ["utf-8", charset];
  for (const label of labels) {
    try {
      const decoder = label === "utf-8" ? utf8 : new TextDecoder(label, { fatal: true });
      return decoder.decode(bytes);
    } catch { /* the next one */ }
  }
  return null;
}

/** "UTF-16" does not say which byte of a character comes first; the byte order mark does. */
function markedOr(charset: Charset, bytes: Uint8Array): Charset {
  return charset.startsWith("utf-16") ? wideMark(bytes) ?? charset : charset;
}

/**
 * Yields a file's bytes so that they can be split into lines: unchanged, or converted to UTF-8 when
 * the charset or the byte order mark says UTF-16.
 * @throws {ProblemError} `invalid_utf8`, while it is read
 */
export async function* inLines(
  chunks: AsyncIterable<Uint8Array>,
  charset: Charset,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let decoder: TextDecoder | null | undefined;
  let first: Uint8Array = new Uint8Array(0);
  const decode = (bytes?: Uint8Array) => {
    try {
      return encoder.encode(decoder!.decode(bytes, { stream: bytes !== undefined }));
    } catch {
      // TextDecoder throws for nothing else than bytes that are not in the charset.
      throw notIn(decoder!.encoding);
    }
  };
  for await (const chunk of chunks) {
    first = decoder === undefined ? join(first, chunk) : chunk;
    // A byte order mark has two bytes.
    if (decoder === undefined && first.length < 2) continue;
    decoder ??= decoderOf(first, charset);
    yield decoder === null ? first : decode(first);
  }
  if (decoder === undefined) yield first;
  if (decoder) yield decode();
}

/** Returns the charset of the bytes that {@link inLines} yields. */
export function charsetOfLines(charset: Charset): Charset {
  return isUnlikeAscii(charset) ? "utf-8" : charset;
}

function decoderOf(first: Uint8Array, charset: Charset): TextDecoder | null {
  const label = wideMark(first) ?? charset;
  return isUnlikeAscii(label) ? new TextDecoder(label, { fatal: true }) : null;
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

function notIn(charset: Charset): ProblemError {
  return new ProblemError({
    status: 400,
    code: "invalid_utf8",
    title: "The file is not text in its charset",
    detail:
      `The file holds bytes that are not valid ${charset}, or ends within a character. Save ` +
      "it as UTF-8.",
  });
}

/** Returns sentences that explain how to correct a body that is not valid text in its charset. */
export function whyNoText(bytes: Uint8Array, charset: Charset): string {
  const also = charset === "utf-8" ? "" : ` It is not valid ${charset} either.`;
  return whyNotUtf8(bytes) + also;
}
