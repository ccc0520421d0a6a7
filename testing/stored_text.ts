/** Finds texts anywhere in a test's database. */
import { type Kysely, sql } from "kysely";
import type { Schema } from "@/db/postgres/schema.ts";

/** Returns `table.column: value` of every stored value of any table that contains one of the texts. */
export async function findStoredText(
  db: Kysely<Schema>,
  texts: readonly string[],
): Promise<string[]> {
  const { rows: columns } = await sql<{ table: string; column: string }>`
    SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
    ORDER BY 1, c.ordinal_position`.execute(db);
  const found: string[] = [];
  for (const { table, column } of columns) {
    const value = sql`${sql.ref(column)}::text`;
    const { rows } = await sql<{ value: string }>`SELECT DISTINCT ${value} AS value
      FROM ${sql.table(table)} WHERE ${
      sql.join(
        texts.map((text) => sql`strpos(lower(${value}), ${text.toLowerCase()}) > 0`),
        sql` OR `,
      )
    }`.execute(db);
    found.push(...rows.map((row) => `${table}.${column}: ${row.value}`));
  }
  return found;
}

/** Returns the tables that have a column with texts or JSON, by name. */
export async function listTextTables(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ table: string }>`
    SELECT DISTINCT c.table_name AS "table" FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'
      AND c.udt_name IN ('text', '_text', 'varchar', 'json', 'jsonb', 'bpchar')
    ORDER BY 1`.execute(db);
  return rows.map(({ table }) => table);
}
