import { type Insertable, type RawBuilder, sql } from "kysely";
import type { Schema } from "./schema.ts";
import { type ArrayColumn, unnest } from "./unnest.ts";

/** A value for each row, or one expression for all of them. */
type NewColumn<Value> = ArrayColumn<Value> | RawBuilder<unknown>;

/** New rows of a table, column by column; those that the database fills in may be left out. */
export type NewRows<Table extends keyof Schema> = {
  readonly [Column in keyof Insertable<Schema[Table]>]: NewColumn<
    Insertable<Schema[Table]>[Column]
  >;
};

/**
 * `INSERT INTO … (…) SELECT … FROM unnest(…) AS n(…)`: a bulk insert from one list of columns, whose
 * names and values the compiler compares with the table. Its text is the same for any number of
 * rows, and whatever may follow it can be added: WHERE, ORDER BY, ON CONFLICT, RETURNING.
 * @param as what the rest of the statement calls the table
 * @example
 * ```ts
 * sql`${insertRows("reversals", { source: ["text[]", sources], … })} ON CONFLICT DO NOTHING`
 * ```
 */
export function insertRows<Table extends keyof Schema>(
  table: Table,
  columns: NewRows<Table>,
  as?: string,
): RawBuilder<unknown> {
  const arrays: Record<string, ArrayColumn> = {};
  const expressions: Record<string, RawBuilder<unknown>> = {};
  for (const [name, column] of Object.entries<NewColumn<unknown>>(columns)) {
    if (isArrayColumn(column)) arrays[name] = column;
    else expressions[name] = column;
  }
  const names = [...Object.keys(arrays), ...Object.keys(expressions)].join(", ");
  // In as few pieces as it can be: every event that comes in takes this way.
  const values = Object.entries(arrays).map(([name, [, , castTo]]) =>
    castTo === undefined ? `n.${name}` : `n.${name}::${castTo}`
  ).join(", ");
  const head = `INSERT INTO ${table} ${
    as === undefined ? "" : `AS ${as} `
  }(${names}) SELECT ${values}`;
  const shared = Object.values(expressions).map((expression) => sql`, ${expression}`);
  return sql`${sql.raw(head)}${sql.join(shared, sql``)} FROM ${unnest("n", arrays)}`;
}

function isArrayColumn(column: NewColumn<unknown>): column is ArrayColumn {
  return Array.isArray(column);
}
