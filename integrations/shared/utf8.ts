/** Returns the charset of a UTF-16 byte order mark; undefined when there is none. */
export function wideMark([first, second]: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : undefined;
}

/** Explains how to correct bytes that are not UTF-8, as sentences. */
export function whyNotUtf8(bytes: Uint8Array): string {
  if (wideMark(bytes)) return "It begins with the mark of UTF-16. Send UTF-8.";
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    return "It is compressed with gzip. Say so with `Content-Encoding: gzip`.";
  }
  return "It holds bytes that are not valid UTF-8. Send UTF-8.";
}
