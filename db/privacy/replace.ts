import { type RawBuilder, sql } from "kysely";
import type { Replacement } from "@/core/privacy/terms.ts";

/** Returns an SQL text in which texts are replaced, one after the other. */
export function replaced(
  text: RawBuilder<unknown>,
  replacements: readonly Replacement[],
): RawBuilder<unknown> {
  return replacements.reduce<RawBuilder<unknown>>(
    (now, [from, to]) => sql`replace(${now}, ${from}::text, ${to}::text)`,
    text,
  );
}

/** Returns the condition that an SQL text contains one of some texts. */
export function containsAny(
  text: RawBuilder<unknown>,
  texts: readonly string[],
): RawBuilder<boolean> {
  if (texts.length === 0) return sql`FALSE`;
  return sql`(${sql.join(texts.map((one) => sql`strpos(${text}, ${one}::text) > 0`), sql` OR `)})`;
}
