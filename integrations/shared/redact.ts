/** Replaces a value that may not be stored. */
export const REMOVED = "[removed]";

/**
 * Returns what is stored instead of a field's value. Applying it twice must give the same result as
 * applying it once.
 */
export type Redaction = (value: unknown) => unknown;

/** Keeps only whether there was a value. */
export const remove: Redaction = (value) => value === null ? null : REMOVED;

/**
 * Copies plain JSON and replaces every field with one of the given names, at any depth. The
 * replacements are not searched again.
 * @param rules by a field's name in lower case; `Token` and `token` are the same
 */
export function redactFields(
  value: unknown,
  rules: Readonly<Record<string, Redaction>>,
): unknown {
  if (Array.isArray(value)) return value.map((one) => redactFields(one, rules));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => {
      const name = key.toLowerCase();
      const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
      return [key, rule ? rule(one) : redactFields(one, rules)];
    }),
  );
}
