import { parse } from "@std/csv";

/** Returns the fields of one record, or null when its quotes are out of place. */
export function splitRow(row: string, delimiter: string): string[] | null {
  // For an empty line, the library would return no row at all.
  if (row === "") return [""];
  const behindQuotes = new RegExp(`" +(?=${RegExp.escape(delimiter)}|$)`, "g");
  const readings = [
    () => parse(row, { separator: delimiter }),
    // Allow spaces around quotes, which some programs write.
    () =>
      parse(row.replaceAll(behindQuotes, '"'), { separator: delimiter, trimLeadingSpace: true }),
  ];
  for (const read of readings) {
    try {
      return read()[0] ?? [""];
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return null;
}
