/** Field names under which tools send ids: `id`, `agentId`, `user_id`, `subject`, `owner` … */
const ID_NAME = /(^|[_-])id$|[a-z]I[dD]$|^(subject|agent|user|owner|assignee)$/i;

/** Field names under which API events have ids that may be numbers. */
const EVENT_ID_NAME = /^(subject|objectId)$/;

/**
 * Parses JSON like `JSON.parse`, but returns whole numbers beyond 2^53 in id fields as text with
 * exactly the digits that were sent. A rounded number would be another id.
 * @param names `all`: every field name that tools use for ids; `event`: the id fields of an event
 * @throws {SyntaxError} when the text is not JSON
 */
export function parseExactJson(text: string, names: "all" | "event"): unknown {
  // Only numbers with 16 or more digits can be that large; this check saves time for all other
  // texts.
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  const isId = names === "all" ? ID_NAME : EVENT_ID_NAME;
  const keepDigits = (name: string, value: unknown, context?: { readonly source?: string }) => {
    if (typeof value !== "number" || Number.isSafeInteger(value) || !isId.test(name)) return value;
    const digits = context?.source ?? "";
    return /^-?\d+$/.test(digits) ? digits : value;
  };
  return JSON.parse(text, keepDigits);
}
