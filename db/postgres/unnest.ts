import { type RawBuilder, sql } from "kysely";

/** A column for {@link unnest}: a PostgreSQL array type and one value per row. */
export type ArrayColumn = readonly [type: `${string}[]`, values: readonly unknown[]];

/**
 * `unnest($1::text[], $2::int[], …)`: a table from arrays, one parameter per column, so that a bulk
 * statement has the same text for any number of rows. Times go as ISO text, JSON as text to be cast.
 */
export function unnest(...columns: readonly ArrayColumn[]): RawBuilder<unknown> {
  const parameters = columns.map(([type, values]) => sql`${values}::${sql.raw(type)}`);
  return sql`unnest(${sql.join(parameters)})`;
}

/** ISO text of a time in milliseconds, for a timestamptz parameter. */
export function isoTime(time: number): string {
  return new Date(time).toISOString();
}
