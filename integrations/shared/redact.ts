/** Stands where something was that may not be kept. */
export const REMOVED = "[removed]";

/** What is kept in place of a field's value. Must leave what it made itself as it is. */
export type Redaction = (value: unknown) => unknown;

/** Keeps nothing but that something was there. */
export const remove: Redaction = (value) => value === null ? null : REMOVED;

/**
 * A copy of plain JSON in which every field of the given names, at any depth, is replaced. What a
 * rule gives is not looked into further.
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
