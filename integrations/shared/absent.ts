/** Texts that senders write for a missing value. */
const NOTHING = new Set(["", "null", "undefined"]);

/**
 * Returns whether a value is empty: null, empty or blank text, `"null"`, an empty list or object.
 */
export function isAbsent(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === "string") return NOTHING.has(value.trim());
  return typeof value === "object" && Object.keys(value).length === 0;
}
