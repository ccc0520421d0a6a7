/** Names under which tools and senders put ids: `id`, `agentId`, `user_id`, `subject`, `owner` … */
const ID_NAME = /(^|[_-])id$|[a-z]I[dD]$|^(subject|agent|user|owner|assignee)$/i;

/** Names under which events over the API have ids that may be numbers. */
const EVENT_ID_NAME = /^(subject|objectId)$/;

/**
 * `JSON.parse`, except that whole numbers beyond 2^53 which stand where an id stands become text with
 * exactly the digits that were sent: rounded they would be somebody else's id.
 * @param names `all`: under every name that tools use for ids; `event`: where an event's ids stand
 * @throws {SyntaxError} when it is no JSON
 */
export function parseExactJson(text: string, names: "all" | "event"): unknown {
  // Only numbers of 16 digits can be that large, and looking at every value costs time.
  if (!/\d{16}/.test(text)) return JSON.parse(text);
  const isId = names === "all" ? ID_NAME : EVENT_ID_NAME;
  const keepDigits = (name: string, value: unknown, context?: { readonly source?: string }) => {
    if (typeof value !== "number" || Number.isSafeInteger(value) || !isId.test(name)) return value;
    const digits = context?.source ?? "";
    return /^-?\d+$/.test(digits) ? digits : value;
  };
  return JSON.parse(text, keepDigits);
}
