import { DEFAULT_LAYOUT, type Layout, layoutOf } from "./layout.ts";

/** Splits a file into records while it arrives, so that the whole file is never in memory. */

/** One record of a file. */
export interface FileRecord {
  /** The line at which it starts, as an editor shows it; 1 for the first. */
  readonly line: number;
  /** The byte at which it starts; 0 for the first. */
  readonly offset: number;
  /** Its bytes without the line break at its end; empty when it is too long. */
  readonly bytes: Uint8Array;
  /** Why it cannot be read: it is larger than the limit, or a quote is never closed. */
  readonly flaw?: "too_long" | "open_quote";
}

/** Takes a file's bytes and returns its records. */
export interface RecordReader {
  /** The file's layout; the default until its first line was read. */
  readonly layout: Layout;
  push(bytes: Uint8Array): FileRecord[];
  /** Ends the file and returns its last records. */
  end(): FileRecord[];
}

export interface RecordOptions {
  /** Whether quoted fields may hold line breaks, as in CSV. */
  readonly hasQuotes: boolean;
  /** The maximum size of a record, in bytes. */
  readonly maxBytes: number;
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const SPACE = 0x20;

/** The state of the parser within a record. */
type Place = "field_start" | "plain" | "quoted" | "after_quote";

/**
 * Creates a reader. Hand-written, because the streams of CSV libraries stop at the first malformed
 * record, and here a malformed record must not affect the others: when a quote is still open at the
 * size limit or at the end, only its line is lost, and reading continues with the next line. Line
 * breaks are LF or CRLF, or CR in files that have no others. Bytes that are not UTF-8 only affect
 * their own record.
 */
export function createRecordReader({ hasQuotes, maxBytes }: RecordOptions): RecordReader {
  let held: Uint8Array = new Uint8Array(0);
  /** Unknown until the file's first line was read. */
  let layout: Layout | undefined;
  let lineBreak = LINE_FEED;
  let delimiter = 0;
  let place: Place = "field_start";
  /** How many of the held bytes were already parsed. */
  let seen = 0;
  let line = 1;
  /** The offset of the held bytes in the file. */
  let base = 0;
  /** How many line breaks the record has so far. */
  let breaks = 0;
  /** Whether the rest of the line belongs to a record that was too long. */
  let isSkipping = false;

  function take(chunk: Uint8Array, isLast: boolean): FileRecord[] {
    const bytes = held.length === 0 ? chunk : join(held, chunk);
    if (layout === undefined) {
      layout = layoutOf(bytes, isLast);
      held = bytes;
      if (layout === undefined && bytes.length <= maxBytes && !isLast) return [];
      layout ??= DEFAULT_LAYOUT;
      lineBreak = layout.lineBreak.charCodeAt(0);
      delimiter = layout.delimiter.charCodeAt(0);
      // A byte order mark is not part of the first field.
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) seen = 3;
    }
    const records: FileRecord[] = [];
    let start = 0;
    let at = seen;

    const add = (end: number, flaw?: FileRecord["flaw"]) => {
      const own = cut(bytes, start, end, lineBreak);
      records.push({ line, offset: base + start, bytes: own, ...(flaw ? { flaw } : {}) });
    };

    const giveUp = () => {
      const firstBreak = place === "quoted" && breaks > 0 ? bytes.indexOf(lineBreak, start) : -1;
      if (firstBreak >= 0) {
        add(firstBreak, "open_quote");
        line++;
        start = at = firstBreak + 1;
      } else {
        add(start, "too_long");
        start = at;
        isSkipping = true;
      }
      place = "field_start";
      breaks = 0;
    };

    for (;;) {
      for (; at < bytes.length; at++) {
        const byte = bytes[at]!;
        if (byte === lineBreak && place !== "quoted") {
          if (!isSkipping) add(at);
          line += breaks + 1;
          breaks = 0;
          isSkipping = false;
          place = "field_start";
          start = at + 1;
        } else if (!isSkipping) {
          if (at - start >= maxBytes) {
            giveUp();
            at--; // parse the byte at which reading continues
            continue;
          }
          if (byte === lineBreak) breaks++;
          if (hasQuotes) place = next(place, byte, delimiter);
        }
      }
      if (!isLast || start >= bytes.length || isSkipping) break;
      if (place !== "quoted") {
        add(bytes.length);
        break;
      }
      if (breaks === 0) {
        add(bytes.length, "open_quote");
        break;
      }
      giveUp();
    }
    held = isSkipping ? new Uint8Array(0) : bytes.slice(start);
    base += bytes.length - held.length;
    seen = held.length;
    return records;
  }

  return {
    get layout() {
      return layout ?? DEFAULT_LAYOUT;
    },
    push: (bytes) => take(bytes, false),
    end: () => take(new Uint8Array(0), true),
  };
}

function next(place: Place, byte: number, delimiter: number): Place {
  if (place === "quoted") return byte === QUOTE ? "after_quote" : "quoted";
  if (byte === delimiter) return "field_start";
  // Ignore spaces before a quote.
  if (byte === SPACE && place === "field_start") return place;
  if (byte !== QUOTE) return "plain";
  // A doubled quote belongs to the text.
  return place === "field_start" || place === "after_quote" ? "quoted" : "plain";
}

/**
 * Returns a copy of a record's bytes, so that the record does not keep the whole chunk in memory.
 * Some programs write line breaks with two carriage returns before the line feed.
 */
function cut(bytes: Uint8Array, start: number, end: number, lineBreak: number): Uint8Array {
  let last = end;
  while (lineBreak === LINE_FEED && last > start && bytes[last - 1] === RETURN) last--;
  return bytes.slice(start, last);
}

function join(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
