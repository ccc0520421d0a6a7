/**
 * Returns the name of the constraint or unique index that refused a write; undefined for any other
 * error. The repository of the table translates the name into an error of its own.
 */
export function brokenConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("constraint" in error)) return undefined;
  return typeof error.constraint === "string" ? error.constraint : undefined;
}
