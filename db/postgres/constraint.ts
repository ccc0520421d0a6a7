/**
 * The name of the constraint or unique index that refused a write; undefined when something else was
 * wrong. What it means is for the repository of the table to say: it throws an error of its own.
 */
export function brokenConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("constraint" in error)) return undefined;
  return typeof error.constraint === "string" ? error.constraint : undefined;
}
