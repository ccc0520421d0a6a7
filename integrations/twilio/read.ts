import { Unparseable, type WebhookRequest } from "@/integrations/adapter.ts";
import { readForm, readJson, tidyText } from "@/integrations/shared/json.ts";
import { queryOf } from "./verify.ts";

/** A status callback as plain JSON. */
export interface TwilioPayload {
  /** The form's fields; of a repeated field, the first one with a value. */
  readonly fields: Readonly<Record<string, string>>;
  /** Additional values from the address. */
  readonly query: { readonly agent?: string; readonly direction?: string };
}

/**
 * Reads the form (or JSON, if it is configured) and the values of the address.
 * @throws {Unparseable} when the body cannot be read
 */
export function readTwilio({ url, headers, body }: WebhookRequest): TwilioPayload {
  const isJson = /^application\/(.+\+)?json\b/i.test(headers["content-type"] ?? "");
  const fields = isJson ? jsonFields(readJson(body)) : readForm(body);
  // An empty field is dropped, so that a repeated field with a value counts.
  const filled = fields.filter(([name, value]) => name !== "__proto__" && value.trim() !== "")
    .map(([name, value]) => [tidyText(name), withPlus(name, tidyText(value))]).toReversed();
  const query = queryOf(url);
  const parameters = ["agent", "direction"].flatMap((name) => {
    const value = query.get(name)?.trim();
    return value ? [[name, tidyText(value)]] : [];
  });
  return { fields: Object.fromEntries(filled), query: Object.fromEntries(parameters) };
}

/** A plus sign that was not escaped in a form arrives as a blank: "+1555…" as " 1555…". */
function withPlus(name: string, value: string): string {
  if (/^(From|To|Caller|Called)$/.test(name)) return value.replace(/^ (?=\d{2,20}$)/, "+");
  return name === "Timestamp" ? value.replace(/ (?=\d{4}$)/, "+") : value;
}

function jsonFields(value: unknown): [string, string][] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Unparseable("The body is not an object of fields.");
  }
  return Object.entries(value).flatMap(([name, one]): [string, string][] =>
    typeof one === "string" || typeof one === "number" ? [[name, String(one)]] : []
  );
}
