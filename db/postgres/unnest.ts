import { type RawBuilder, sql } from "kysely";

/** A column for {@link unnest}: a PostgreSQL array type and one value per row. */
export type ArrayColumn = readonly [type: `${string}[]`, values: readonly unknown[]];

/**
 * Builds `unnest($1::text[], $2::int[], …)`: a table from arrays with one parameter per column, so
 * that a bulk statement has the same text for any number of rows. Times are passed as ISO text,
 * JSON as text that the statement casts.
 */
export function unnest(...columns: readonly ArrayColumn[]): RawBuilder<unknown> {
  const parameters = columns.map(([type, values]) => sql`${values}::${sql.raw(type)}`);
  return sql`unnest(${sql.join(parameters)})`;
}

/** Formats a time in milliseconds as ISO text, for a timestamptz parameter. */
export function isoTime(time: number): string {
  return new Date(time).toISOString();
}
