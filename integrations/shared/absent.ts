/** How senders that make text of everything write nothing. */
const NOTHING = new Set(["", "null", "undefined"]);

/** Whether a value says nothing: null, empty or blank text, `"null"`, an empty list or object. */
export function isAbsent(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return NOTHING.has(value.trim());
  return typeof value === "object" && Object.keys(value).length === 0;
}
