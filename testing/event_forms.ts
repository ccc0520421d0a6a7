/** Events in every form that the API takes, from JSON that may be odd. */
import { type Next, pick } from "./mutations.ts";

/** A request's body with the headers of its form. */
export interface Form {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

const encode = (text: string) => new TextEncoder().encode(text);

/** A body of this content type. */
export function formOf(type: string, body: string): Form {
  return { body: encode(body), headers: { "content-type": type } };
}

/** What JSON says; what cannot be read is left as text. */
function parsed(json: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(json)) as Record<string, unknown>;
  } catch {
    // Some forms are broken on purpose.
    return { id: "no-json", data: json.slice(0, 100) };
  }
}

const cellOf = (value: unknown) => typeof value === "string" ? value : JSON.stringify(value) ?? "";

/** With more than 100 in all, Deno's server answers 431 by itself. */
const MOST_HEADERS = 80;

/** A CloudEvent in binary mode: its attributes are headers, escaped or in quotes, its data is the body. */
export function binaryEvent(json: string, next: Next): Form {
  const { data, ...attributes } = parsed(json);
  const headers: Record<string, string> = { "content-type": "application/json" };
  for (const [name, value] of Object.entries(attributes).slice(0, MOST_HEADERS)) {
    const text = cellOf(value).toWellFormed().slice(0, 1_000);
    const escaped = text.replace(/[^\x21-\x24\x26-\x7e]/gu, encodeURIComponent);
    const header = `ce-${name.toLowerCase().replace(/[^a-z0-9_]/g, "")}`;
    headers[header] = pick([escaped, escaped, `"${escaped}"`, `${escaped}%C0%A0`], next);
  }
  return { headers, body: encode(data === undefined ? "" : JSON.stringify(data)) };
}

const COLUMNS = ["id", "source", "type", "subject", "time"];

/** Events as a spreadsheet has them; whatever is odd in them stands in cells and names of columns. */
export function csvOf(events: readonly string[], next: Next): string {
  const rows = events.map(parsed);
  const inner = rows.map(({ data }) => Object(data ?? {}) as Record<string, unknown>);
  const fields = [...new Set(inner.flatMap((data) => Object.keys(data)))].slice(0, 40);
  const names = [...COLUMNS, ...fields.map((field) => `data.${field}`)];
  const [delimiter, end] = [
    pick([",", ",", ";", "\t"], next),
    pick(["\n", "\n", "\r\n", "\r"], next),
  ];
  const quote = (text: string) =>
    next() < 0.1 ? text : `"${text.toWellFormed().replaceAll('"', '""')}"`;
  const lines = [
    names.map((name) => next() < 0.02 ? "" : quote(name)),
    ...rows.map((row, index) => [
      ...COLUMNS.map((name) => quote(cellOf(row[name]))),
      ...fields.map((field) => quote(cellOf(inner[index]![field]))),
    ]),
  ];
  return lines.map((cells) => cells.join(delimiter)).join(end);
}
