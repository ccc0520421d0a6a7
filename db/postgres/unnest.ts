import { type RawBuilder, sql } from "kysely";

/**
 * A column for {@link unnest}: a PostgreSQL array type and one value per row. Times are sent as ISO
 * text. The third part is a type to which PostgreSQL casts each value before it stores it: JSON is
 * sent as text and cast to `jsonb`.
 */
export type ArrayColumn<Value = unknown> = readonly [
  type: `${string}[]`,
  values: readonly Value[],
  castTo?: string,
];

/** Columns by their names. */
export type ArrayColumns = Readonly<Record<string, ArrayColumn>>;

/**
 * Returns a table from arrays, `unnest($1::text[], $2::int[]) AS q(source, agent_id)`, with one
 * parameter per column, so that a bulk statement has the same text for any number of rows. The names
 * are not escaped: they must come from the code, never from input.
 * @example
 * ```ts
 * sql`SELECT e.* FROM ${unnest("q", { id: ["int[]", ids] })} JOIN events e ON e.id = q.id`
 * ```
 */
export function unnest(alias: string, columns: ArrayColumns): RawBuilder<unknown> {
  const parameters = Object.values(columns).map(([type, values]) =>
    sql`${values}::${sql.raw(type)}`
  );
  const names = Object.keys(columns).join(", ");
  return sql`unnest(${sql.join(parameters)}) AS ${sql.raw(`${alias}(${names})`)}`;
}

/** Formats a time in milliseconds as ISO text, for a timestamptz parameter. */
export function isoTime(time: number): string {
  return new Date(time).toISOString();
}
