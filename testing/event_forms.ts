/** Converts events into every form that the API accepts. The given JSON may be odd. */
import { type Next, pick } from "./mutations.ts";

/** The body of a request with the headers of its form. */
export interface Form {
  readonly body: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

const encode = (text: string) => new TextEncoder().encode(text);

/** Makes a form with a body of this content type. */
export function formOf(type: string, body: string): Form {
  return { body: encode(body), headers: { "content-type": type } };
}

/** Parses JSON. Text that cannot be parsed stays a text. */
function parsed(json: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(json)) as Record<string, unknown>;
  } catch {
    // Some forms are broken on purpose.
    return { id: "no-json", data: json.slice(0, 100) };
  }
}

const cellOf = (value: unknown) => typeof value === "string" ? value : JSON.stringify(value) ?? "";

/** A limit on the headers: with more than 100 in total, Deno's server itself answers 431. */
const MAX_HEADERS = 80;

/**
 * Returns a CloudEvent in binary mode: its attributes are headers, escaped or in quotes, and its
 * data is the body.
 */
export function binaryEvent(json: string, next: Next): Form {
  const { data, ...attributes } = parsed(json);
  const headers: Record<string, string> = { "content-type": "application/json" };
  for (const [name, value] of Object.entries(attributes).slice(0, MAX_HEADERS)) {
    const text = cellOf(value).toWellFormed().slice(0, 1_000);
    const escaped = text.replace(/[^\x21-\x24\x26-\x7e]/gu, encodeURIComponent);
    const header = `ce-${name.toLowerCase().replace(/[^a-z0-9_]/g, "")}`;
    headers[header] = pick([escaped, escaped, `"${escaped}"`, `${escaped}%C0%A0`], next);
  }
  return { headers, body: encode(data === undefined ? "" : JSON.stringify(data)) };
}

const COLUMNS = ["id", "source", "type", "subject", "time"];

/** Returns events as CSV. Odd values and names of the events become cells and column names. */
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
