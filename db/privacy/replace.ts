import { type RawBuilder, sql, type Transaction } from "kysely";
import type { Replacement } from "@/core/privacy/terms.ts";
import type { Schema } from "@/db/postgres/schema.ts";

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

/** Replaces texts in a text column of some rows. */
export async function scrubText(
  trx: Transaction<Schema>,
  table: RawBuilder<unknown>,
  column: RawBuilder<unknown>,
  rows: RawBuilder<unknown>,
  replacements: readonly Replacement[],
): Promise<void> {
  await sql`UPDATE ${table} SET ${column} = ${replaced(column, replacements)} WHERE ${rows}
    AND ${containsAny(column, replacements.map(([from]) => from))}`.execute(trx);
}

/** Replaces texts in a JSON column of some rows. */
export async function scrubJson(
  trx: Transaction<Schema>,
  table: RawBuilder<unknown>,
  column: RawBuilder<unknown>,
  rows: RawBuilder<unknown>,
  replacements: readonly Replacement[],
): Promise<void> {
  const escaped = replacements.map(([from, to]): Replacement => [
    JSON.stringify(from).slice(1, -1),
    to,
  ]);
  const text = sql`${column}::text`;
  await sql`UPDATE ${table} SET ${column} = ${replaced(text, escaped)}::jsonb WHERE ${rows}
    AND ${containsAny(text, escaped.map(([from]) => from))}`.execute(trx);
}
