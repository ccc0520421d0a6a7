import { z } from "zod";
import { csvRow } from "./csv.ts";
import { listOf } from "./shapes.ts";

/** A table as a file of CSV. */
export const tableCsvSchema = z.string();

/** A table as a file of JSON: a list of its rows. */
export const tableJsonSchema = listOf(z.record(z.string(), z.unknown()).readonly());

/** An entry of a list in a file of JSON. */
export const wholeTableEntrySchema = z.unknown().describe("An entry, as the list answers it");

/** A column of a file: its title, and the dotted path of its value in an entry. */
export type TableColumn = readonly [title: string, path: string];

/**
 * Yields entries as CSV with a byte order mark, for spreadsheet programs, page by page: no more than
 * one page is in memory.
 */
export async function* tableCsv(
  columns: readonly TableColumn[],
  pages: AsyncIterable<readonly unknown[]>,
): AsyncGenerator<string> {
  yield "\uFEFF" + csvRow(columns.map(([title]) => title));
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield page.map((entry) => csvRow(columns.map(([, path]) => cellAt(entry, path)))).join("");
  }
}

/**
 * Yields entries as one JSON document, page by page.
 * @param before the document up to the list
 */
export async function* tableJson(
  pages: AsyncIterable<readonly unknown[]>,
  before = '{"entries":[',
): AsyncGenerator<string> {
  yield before;
  let separator = "\n";
  for await (const page of pages) {
    if (page.length === 0) continue;
    yield separator + page.map((entry) => JSON.stringify(entry)).join(",\n");
    separator = ",\n";
  }
  yield "\n]}\n";
}

/** Returns the value at a dotted path as a cell; lists are joined, nothing is empty. */
function cellAt(entry: unknown, path: string): string | number {
  let value = entry;
  for (const name of path.split(".")) {
    value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  }
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) && value.every((one) => typeof one === "string")
    ? value.join(" ")
    : JSON.stringify(value);
}
