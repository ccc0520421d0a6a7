/** How a file is written: the line breaks and, in CSV, the character between columns. */
export interface Layout {
  readonly lineBreak: "\n" | "\r";
  readonly delimiter: string;
}

/**
 * A first line like `sep=;`, which tells spreadsheet programs the delimiter. Programs that write
 * tables fill this line up with empty cells.
 */
const HINT = /^\uFEFF?"?sep=([\x20-\x7e\t])"?\1*$/i;
/** The names by which a header is recognized, whatever the delimiter is: of events and of people. */
const KNOWN = /^(id|source|type|subject|time|data\..+|name|e?mail|role|team|zone|hidden|aliases)$/i;
const DELIMITERS = [",", ";", "\t", "|"];

export const DEFAULT_LAYOUT: Layout = { lineBreak: "\n", delimiter: "," };

// One character per byte, because only ASCII characters matter here.
const decoder = new TextDecoder("latin1");

/** Whether a line is not a record but names the delimiter, as spreadsheet programs write it. */
export function isDelimiterHint(line: string): boolean {
  return HINT.test(withoutBlanks(line));
}

/** Keeps a tab at the end, because it may be the delimiter that the line names. */
function withoutBlanks(line: string): string {
  return line.replace(/^[ \r\n]+|[ \r\n]+$/g, "");
}

/**
 * Detects the layout of a file.
 * @param head its first bytes
 * @param isWhole whether there are no more bytes
 * @returns undefined when more bytes are needed, up to the end of the first line that is not blank
 */
export function layoutOf(head: Uint8Array, isWhole: boolean): Layout | undefined {
  const text = decoder.decode(head).replace(/^\u00ef\u00bb\u00bf/, "");
  const found = /(\r+)?(\n)?/.exec(text.slice(/[\r\n]|$/.exec(text)!.index))!;
  const [breaks, returns, feed] = found;
  // A carriage return at the end may still be followed by a line feed.
  if (breaks === "" || (feed === undefined && !isWhole && text.endsWith(breaks))) {
    return isWhole ? { lineBreak: "\n", delimiter: delimiterOf(withoutBlanks(text)) } : undefined;
  }
  const lineBreak = returns !== undefined && feed === undefined ? "\r" : "\n";
  const lines = text.split(lineBreak).map(withoutBlanks);
  const first = lines.findIndex((line) => line !== "");
  const isEnded = first >= 0 && (first < lines.length - 1 || isWhole);
  return isEnded ? { lineBreak, delimiter: delimiterOf(lines[first]!) } : undefined;
}

/**
 * Returns the delimiter of a header, or the one that a `sep=` line names; a comma when it cannot be
 * detected.
 */
export function delimiterOf(line: string): string {
  const hinted = HINT.exec(line)?.[1];
  if (hinted !== undefined) return hinted;
  const knownBy = (delimiter: string) =>
    line.split(delimiter).filter((name) => KNOWN.test(name.replaceAll('"', "").trim())).length;
  const best = DELIMITERS.toSorted((a, b) => knownBy(b) - knownBy(a))[0]!;
  // With only one name, any character could be the delimiter.
  return knownBy(best) > 1 ? best : ",";
}
