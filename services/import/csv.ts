/**
 * Reads CSV as events: the header defines the columns, and each row becomes an object like an
 * event.
 */
import { DATA_FIELDS, type FieldKind } from "@/core/events/fields.ts";
import { normalizeId } from "@/core/identity.ts";
import { type FieldError, type Problem, ProblemError } from "@/services/problems/mod.ts";
import { splitRow } from "./csv_row.ts";
import { delimiterOf } from "./layout.ts";

const ATTRIBUTES = ["id", "source", "type", "subject", "time"];
const REQUIRED = ["id", "type", "subject"];
const MAX_COLUMNS = 200;

/** The type of a column's values. */
type Kind = "text" | "number" | "boolean";

/** Returns what a field of a type holds, where the type says so. */
export type OwnKind = (type: string, field: string) => Kind | undefined;

interface Column {
  /** As in the header, for example `data.quality`. */
  readonly name: string;
  /** Where the value goes, for example `["data", "quality"]`. */
  readonly path: readonly string[];
  readonly kind: Kind;
}

/** The result of reading a row: an event, nothing (every cell is empty), or a problem. */
export type CsvRow =
  | { readonly event: Readonly<Record<string, unknown>> | null; readonly problem?: undefined }
  | { readonly problem: Problem; readonly event?: undefined };

/** Reads rows with the columns of a header. */
export interface CsvColumns {
  /** @param ownKind what a field of a type holds that is not Laurel's; undefined: nobody said so */
  toEvent(row: string, ownKind?: OwnKind): CsvRow;
}

/**
 * Reads the header. Columns without a name are ignored: spreadsheets add some at the end, and some
 * programs put row numbers into one.
 * @param header the file's first record
 * @param delimiter the character between columns; by default it is detected in the header
 * @throws {ProblemError} `csv_header_invalid`, with advice on how to correct it
 */
export function readHeader(header: string, delimiter = delimiterOf(header)): CsvColumns {
  const names = splitRow(header, delimiter)?.map(normalizeId);
  if (!names) throw refuse([], "The header has a quote that is out of place.");
  const errors: FieldError[] = [];
  for (const required of REQUIRED) {
    if (!names.includes(required)) errors.push({ path: required, message: "is missing" });
  }
  if (errors.length > 0 && names.length === 1 && /[^\w."' ]/.test(header)) {
    throw refuse([], "What separates the columns is not known. Export with commas.");
  }
  names.forEach((name, index) => {
    if (name === "") return;
    const isKnown = ATTRIBUTES.includes(name) || /^data\../.test(name);
    if (!isKnown) errors.push({ path: name, message: adviceFor(name) });
    else if (names.indexOf(name) < index) errors.push({ path: name, message: "is there twice" });
  });
  if (names.length > MAX_COLUMNS) {
    errors.push({ path: "header", message: `has more than ${MAX_COLUMNS} columns` });
  }
  if (errors.length > 0) {
    const named = errors.slice(0, 5).map(({ path, message }) => `"${path}" ${message}`);
    throw refuse(errors.slice(0, 50), `${named.join("; ")}.`);
  }
  const columns = names.map((name) => name === "" ? null : toColumn(name));
  return { toEvent: (row, ownKind) => toEvent(row, columns, { delimiter, ownKind }) };
}

function refuse(errors: readonly FieldError[], what: string): ProblemError {
  return new ProblemError({
    status: 400,
    code: "csv_header_invalid",
    title: "The CSV header is not valid",
    detail: `${what} The first line must name the columns: ${REQUIRED.join(", ")}, and if you ` +
      "like source, time and data.<field>, separated by commas, semicolons or tabs. Nothing was " +
      "stored.",
    ...(errors.length > 0 ? { errors } : {}),
  });
}

/** Advice for an unknown column: most likely the prefix is missing, or the letter case differs. */
function adviceFor(name: string): string {
  const attribute = ATTRIBUTES.find((known) => known === name.toLowerCase());
  if (attribute) return `is not a column; write ${attribute}`;
  return `is not a column; a field of the event's data is written data.${name}`;
}

function toColumn(name: string): Column {
  if (!name.startsWith("data.")) return { name, path: [name], kind: "text" };
  const field = name.slice("data.".length);
  const reverses = /^reverses\.(source|id)$/.exec(field)?.[1];
  return {
    name,
    path: reverses ? ["data", "reverses", reverses] : ["data", field],
    kind: KINDS.get(field) ?? "text",
  };
}

const CELLS: Readonly<Record<FieldKind["kind"], Kind>> = {
  number: "number",
  flag: "boolean",
  text: "text",
  event: "text",
};

/** The fields of `data` with numbers or booleans, derived from the schema in core. */
const KINDS: ReadonlyMap<string, Kind> = new Map(
  Object.entries(DATA_FIELDS).map(([field, { kind }]) => [field, CELLS[kind]]),
);

/** Reads a row. @param columns null for columns without a name */
function toEvent(
  row: string,
  columns: readonly (Column | null)[],
  { delimiter, ownKind }: { readonly delimiter: string; readonly ownKind?: OwnKind | undefined },
): CsvRow {
  const cells = splitRow(row, delimiter);
  if (!cells) {
    return malformed(
      "A quote is out of place. Put quotes around the whole field and double those " +
        "inside it.",
    );
  }
  if (cells.every((cell) => cell.trim() === "")) return { event: null };
  // Empty columns at the end may be missing, both in the header and in the row.
  const isCut = cells.slice(columns.length).some((cell) => cell.trim() !== "") ||
    columns.slice(cells.length).some((column) => column !== null);
  if (isCut) {
    return malformed(`The row has ${cells.length} fields and the header ${columns.length}.`);
  }
  const type = (cells[columns.findIndex((column) => column?.name === "type")] ?? "").trim();
  const event: Record<string, unknown> = {};
  const errors: FieldError[] = [];
  columns.forEach((column, index) => {
    const cell = cells[index] ?? "";
    if (column === null || cell.trim() === "") return;
    const { name, path } = column;
    const kind = (path.length === 2 && ownKind?.(type, path[1]!)) || column.kind;
    // Spaces around an attribute come from the file; spaces within data may be part of the text.
    const value = read(path.length === 1 ? cell.trim() : cell, kind);
    if (value === undefined) {
      const wanted = kind === "number" ? "a number such as 0.9" : "true or false";
      errors.push({ path: name, message: `must be ${wanted}, not "${cell.slice(0, 40)}"` });
    } else put(event, path, value);
  });
  if (errors.length === 0) return { event };
  return {
    problem: {
      status: 422,
      code: "validation_failed",
      title: "The event is not valid",
      detail: errors.slice(0, 3).map(({ path, message }) => `${path}: ${message}`).join("; "),
      errors,
    },
  };
}

/** Returns a cell's value, or undefined when it does not have the column's type. */
function read(cell: string, kind: Kind): string | number | boolean | undefined {
  if (kind === "text") return cell;
  const text = cell.trim();
  if (kind === "number") return NUMBER.test(text) ? Number(text) : undefined;
  if (/^(true|1)$/i.test(text)) return true;
  return /^(false|0)$/i.test(text) ? false : undefined;
}

// As in JSON, and also with a plus sign, which spreadsheets put in front of some numbers.
const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/**
 * Defines properties instead of assigning them, because a column may be called `data.__proto__`.
 */
function put(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key, ...rest] = path;
  if (rest.length === 0) {
    Object.defineProperty(into, key!, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
    return;
  }
  put((into[key!] ??= {}) as Record<string, unknown>, rest, value);
}

function malformed(detail: string): { problem: Problem } {
  return { problem: { status: 400, code: "malformed_csv", title: "The row is not CSV", detail } };
}
