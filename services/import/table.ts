import { normalizeId } from "@/core/identity.ts";
import { charsetOf, decodeText, whyNoText } from "@/services/content/charset.ts";
import { type FieldError, ProblemError } from "@/services/problems/mod.ts";
import { splitRow } from "./csv_row.ts";
import { delimiterOf, isDelimiterHint } from "./layout.ts";
import { createRecordReader } from "./records.ts";

/** A row of a table: its cells by column, or why it cannot be read. */
export interface TableRow {
  /** The line at which it starts, as an editor shows it. */
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
  readonly flaw: string | null;
}

/** The columns that a table may have. */
export interface TableColumns {
  /** The column for each name in a header, in lower case; null: the cells are not read. */
  readonly known: ReadonlyMap<string, string | null>;
  /** The column without which nothing can be read. */
  readonly required: string;
  readonly maxRows: number;
}

const MAX_RECORD_BYTES = 64 * 1024;

/**
 * Reads a whole CSV file whose first line names the columns, in any order and letter case. Cells
 * are separated by commas, semicolons or tabs. Empty rows are left out.
 * @throws {ProblemError} `invalid_utf8`, `csv_header_invalid`, `too_many_lines`
 */
export function readTable(
  bytes: Uint8Array,
  contentType: string,
  columns: TableColumns,
): TableRow[] {
  const charset = charsetOf(contentType);
  const text = decodeText(bytes, charset);
  if (text === null) {
    const detail = `The file cannot be read as text. ${whyNoText(bytes, charset)}`;
    throw new ProblemError({
      status: 400,
      code: "invalid_utf8",
      title: "The file is not UTF-8",
      detail,
    });
  }
  const reader = createRecordReader({ hasQuotes: true, maxBytes: MAX_RECORD_BYTES });
  const utf8 = new TextEncoder().encode(text);
  const decoder = new TextDecoder();
  const records = [...reader.push(utf8), ...reader.end()]
    .map(({ line, bytes, flaw }) => ({ line, flaw, text: decoder.decode(bytes) }))
    .filter(({ text, flaw }) => flaw !== undefined || text.trim() !== "");
  const hint = records[0] && isDelimiterHint(records[0].text) ? records.shift() : undefined;
  const [header, ...rows] = records;
  if (!header) throw headerProblem([], "The file is empty.", columns);
  const delimiter = delimiterOf(hint?.text ?? header.text);
  const names = readHeader(header.text, delimiter, columns);
  if (rows.length > columns.maxRows) throw tooManyRows(columns.maxRows);
  return rows.map(({ line, flaw, text }) => readRow(line, flaw, text, names, delimiter))
    .filter(({ cells, flaw }) => flaw !== null || [...cells.values()].some((cell) => cell !== ""));
}

/** Returns the column of each place in a row; null where cells are not read. */
function readHeader(text: string, delimiter: string, columns: TableColumns): (string | null)[] {
  const cells = splitRow(text, delimiter);
  if (!cells) throw headerProblem([], "The header has a quote that is out of place.", columns);
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  const names = cells.map((cell) => {
    const name = normalizeId(cell).toLowerCase();
    if (name === "") return null;
    const column = columns.known.get(name);
    if (column === undefined) errors.push({ path: name, message: "is not a column" });
    else if (column !== null && seen.has(column)) {
      errors.push({ path: name, message: "is there twice" });
    } else if (column !== null) seen.add(column);
    return column ?? null;
  });
  if (!seen.has(columns.required)) errors.push({ path: columns.required, message: "is missing" });
  if (errors.length > 0) {
    const named = errors.slice(0, 5).map(({ path, message }) => `"${path}" ${message}`);
    throw headerProblem(errors.slice(0, 50), `${named.join("; ")}.`, columns);
  }
  return names;
}

function readRow(
  line: number,
  flaw: "too_long" | "open_quote" | undefined,
  text: string,
  names: readonly (string | null)[],
  delimiter: string,
): TableRow {
  const none = new Map<string, string>();
  if (flaw === "too_long") return { line, cells: none, flaw: "is longer than 64 KiB" };
  const cells = flaw ? null : splitRow(text, delimiter);
  if (!cells) {
    const flaw = "has a quote that is out of place; put quotes around the whole cell and double " +
      "those inside it";
    return { line, cells: none, flaw };
  }
  if (cells.slice(names.length).some((cell) => cell.trim() !== "")) {
    return {
      line,
      cells: none,
      flaw: `has ${cells.length} cells and the header only ${names.length}`,
    };
  }
  const read = names.flatMap((name, at) =>
    name === null ? [] : [[name, (cells[at] ?? "").trim()] as const]
  );
  return { line, cells: new Map(read), flaw: null };
}

function headerProblem(
  errors: readonly FieldError[],
  what: string,
  { known, required }: TableColumns,
): ProblemError {
  const names = [...new Set([...known.values()].filter((name) => name !== null))];
  const listed = new Intl.ListFormat("en").format(names);
  return new ProblemError({
    status: 400,
    code: "csv_header_invalid",
    title: "The CSV header is not valid",
    detail: `${what} The first line names the columns, in any order: ${listed}. Only ${required} ` +
      "is needed. Separate them by commas, semicolons or tabs. Nothing was stored.",
    ...(errors.length > 0 ? { errors } : {}),
  });
}

function tooManyRows(maxRows: number): ProblemError {
  return new ProblemError({
    status: 413,
    code: "too_many_lines",
    title: "The file has too many lines",
    detail: `A file may have ${maxRows.toLocaleString("en-US")} lines below the header. Split it ` +
      "into several files. Nothing was stored.",
  });
}
