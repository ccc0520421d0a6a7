/** Cells of CSV files that spreadsheet programs open. */

/** What spreadsheet programs take for a formula, or a cell that an apostrophe keeps from being one. */
const FORMULA = /^'*[=+\-@\t\r]/;

/**
 * Returns a cell as CSV. A text that a spreadsheet program would run as a formula gets an apostrophe
 * in front, which such programs show as plain text.
 */
function csvCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Returns a row of cells (RFC 4180), with the line break. */
export function csvRow(cells: readonly (string | number)[]): string {
  return cells.map(csvCell).join(",") + "\r\n";
}

/** Takes away the apostrophe that {@link csvCell} put in front of a text. */
export function withoutDefusing(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
