import { type Insertable, type RawBuilder, sql } from "kysely";
import type { Schema } from "./schema.ts";
import { type ArrayColumn, unnest } from "./unnest.ts";

/** A value for each row, or one expression for all of them. */
type NewColumn<Value> = ArrayColumn<Value> | RawBuilder<unknown>;

/** New rows of a table, column by column; columns that the database fills in can be left out. */
export type NewRows<Table extends keyof Schema> = {
  readonly [Column in keyof Insertable<Schema[Table]>]: NewColumn<
    Insertable<Schema[Table]>[Column]
  >;
};

/**
 * Returns a bulk insert, `INSERT INTO … (…) SELECT … FROM unnest(…) AS n(…)`, from one list of
 * columns. The compiler checks their names and values against the table. The SQL text is the same for
 * any number of rows, and clauses can follow it: WHERE, ORDER BY, ON CONFLICT, RETURNING.
 * @param as an alias of the table, for the rest of the statement
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
  // Build the statement from few pieces, because every incoming event runs through here.
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
