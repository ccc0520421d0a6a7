/** How a file is laid out: what ends its lines and, in CSV, what separates its columns. */
export interface Layout {
  readonly lineBreak: "\n" | "\r";
  readonly delimiter: string;
}

/**
 * What stands in a first line, for programs rather than for people: `sep=;`. Programs that write a
 * table fill the line up with empty cells.
 */
const HINT = /^\uFEFF?"?sep=([\x20-\x7e\t])"?\1*$/i;
/** The names that tell a header, whatever stands between them. */
const KNOWN = /^(id|source|type|subject|time|data\..+)$/i;
const DELIMITERS = [",", ";", "\t", "|"];

export const DEFAULT_LAYOUT: Layout = { lineBreak: "\n", delimiter: "," };

// A character for each byte: all that matters here is ASCII.
const decoder = new TextDecoder("latin1");

/** Whether a line is no record but says what separates the columns, as spreadsheets write it. */
export function isDelimiterHint(line: string): boolean {
  return HINT.test(withoutBlanks(line));
}

/** A tab at the end may be what a hint is about. */
function withoutBlanks(line: string): string {
  return line.replace(/^[ \r\n]+|[ \r\n]+$/g, "");
}

/**
 * The layout of a file.
 * @param head its first bytes
 * @param isWhole whether there are no more
 * @returns undefined when more has to be seen: the first line that is not blank, and its end
 */
export function layoutOf(head: Uint8Array, isWhole: boolean): Layout | undefined {
  const text = decoder.decode(head).replace(/^\u00ef\u00bb\u00bf/, "");
  const found = /(\r+)?(\n)?/.exec(text.slice(/[\r\n]|$/.exec(text)!.index))!;
  const [breaks, returns, feed] = found;
  // Behind a return at the end a line feed may still come.
  if (breaks === "" || (feed === undefined && !isWhole && text.endsWith(breaks))) {
    return isWhole ? { lineBreak: "\n", delimiter: delimiterOf(withoutBlanks(text)) } : undefined;
  }
  const lineBreak = returns !== undefined && feed === undefined ? "\r" : "\n";
  const lines = text.split(lineBreak).map(withoutBlanks);
  const first = lines.findIndex((line) => line !== "");
  const isEnded = first >= 0 && (first < lines.length - 1 || isWhole);
  return isEnded ? { lineBreak, delimiter: delimiterOf(lines[first]!) } : undefined;
}

/** What separates the names of a header, or what a hint says; a comma when nothing tells. */
export function delimiterOf(line: string): string {
  const hinted = HINT.exec(line)?.[1];
  if (hinted !== undefined) return hinted;
  const knownBy = (delimiter: string) =>
    line.split(delimiter).filter((name) => KNOWN.test(name.replaceAll('"', "").trim())).length;
  const best = DELIMITERS.toSorted((a, b) => knownBy(b) - knownBy(a))[0]!;
  // A single name could stand between anything.
  return knownBy(best) > 1 ? best : ",";
}
