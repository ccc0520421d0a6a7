import { DEFAULT_LAYOUT, type Layout, layoutOf } from "./layout.ts";

/** Cuts a file into records while it arrives, so that nothing of it is held whole. */

/** One record of a file. */
export interface FileRecord {
  /** Where it begins: the line that an editor shows, 1 for the first. */
  readonly line: number;
  /** The same in bytes, 0 for the file's beginning. */
  readonly offset: number;
  /** Its bytes without the line break at its end; empty when it is too long. */
  readonly bytes: Uint8Array;
  /** Why it cannot be read: more than the limit, or a quote that is never closed. */
  readonly flaw?: "too_long" | "open_quote";
}

/** Takes a file's bytes and gives its records. */
export interface RecordReader {
  /** How the file is laid out; the default until its first line was seen. */
  readonly layout: Layout;
  push(bytes: Uint8Array): FileRecord[];
  /** What the file ends with. */
  end(): FileRecord[];
}

export interface RecordOptions {
  /** Whether quoted fields may hold line breaks, as in CSV. */
  readonly hasQuotes: boolean;
  /** Most bytes of a record. */
  readonly maxBytes: number;
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const QUOTE = 0x22;
const SPACE = 0x20;

/** Where the bytes read so far end, within a record. */
type Place = "field_start" | "plain" | "quoted" | "after_quote";

/**
 * Makes a reader. By hand, because the streams of CSV libraries stop at the first record that is
 * malformed, and here it may harm no other: a quote that is still open at the limit, or at the end,
 * costs its line alone, and reading goes on with the next. Line breaks are LF, CRLF or, in files that
 * have no others, CR; bytes that are not UTF-8 stay within their record.
 */
export function createRecordReader({ hasQuotes, maxBytes }: RecordOptions): RecordReader {
  let held: Uint8Array = new Uint8Array(0);
  /** Unknown until the file's first line was seen. */
  let layout: Layout | undefined;
  let lineBreak = LINE_FEED;
  let delimiter = 0;
  let place: Place = "field_start";
  /** How much of what is held was looked at. */
  let seen = 0;
  let line = 1;
  /** Where what is held begins in the file. */
  let base = 0;
  /** Line breaks within the record so far. */
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
      // A byte order mark is no part of the first field.
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
            at--; // looks at the byte where reading goes on
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
  // Blanks before a quote do not count.
  if (byte === SPACE && place === "field_start") return place;
  if (byte !== QUOTE) return "plain";
  // A doubled quote is one that belongs to the text.
  return place === "field_start" || place === "after_quote" ? "quoted" : "plain";
}

/**
 * The bytes of a record, copied, so that they do not keep the whole chunk. Programs that make line
 * breaks twice write two returns before the line feed.
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
