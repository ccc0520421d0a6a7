/**
 * Resets a database to the rows that it had at an earlier moment, without a restart of the
 * database.
 */
import { type Kysely, sql } from "kysely";

/** Restores the remembered contents. */
export type Reset = () => Promise<void>;

interface Table {
  name: string;
  /** Its columns except generated ones, quoted. */
  columns: string;
  /** The remembered rows as one JSON array; null when there were none. */
  rows: string | null;
}

/**
 * Remembers the rows and sequence positions of every table in the schema `public`, except Kysely's
 * migration record, which no test changes. The reset drops tables that were created since. Only for
 * small contents, because the rows are kept in memory.
 */
// deno-lint-ignore no-explicit-any -- it works on whatever tables there are
export async function rememberContents(db: Kysely<any>): Promise<Reset> {
  const tables = await Promise.all((await tableNames(db)).map((name) => rememberTable(db, name)));
  const sequences = await sql<{ name: string; value: string; called: boolean }>`
    select quote_ident(schemaname) || '.' || quote_ident(sequencename) as name,
           coalesce(last_value, start_value)::text as value,
           last_value is not null as called
      from pg_sequences where schemaname = 'public'`.execute(db);
  const known = new Set(tables.map((table) => table.name));
  const filled = tables.filter((table) => table.rows !== null);

  return () =>
    db.transaction().execute(async (trx) => {
      // With foreign keys, the order of the tables would matter. The remembered rows are
      // consistent, so no check is needed.
      await sql`set local session_replication_role = replica`.execute(trx);
      for (const name of await tableNames(trx)) {
        if (!known.has(name)) await sql`drop table ${sql.table(name)} cascade`.execute(trx);
      }
      const all = sql.join(tables.map((table) => sql.table(table.name)));
      if (tables.length > 0) await sql`truncate ${all} cascade`.execute(trx);
      for (const { name, columns, rows } of filled) {
        const table = sql.table(name);
        await sql`
          insert into ${table} (${sql.raw(columns)}) overriding system value
          select ${sql.raw(columns)} from json_populate_recordset(null::${table}, ${rows}::json)`
          .execute(trx);
      }
      for (const { name, value, called } of sequences.rows) {
        await sql`select setval(${name}::regclass, ${value}::bigint, ${called})`.execute(trx);
      }
    });
}

// deno-lint-ignore no-explicit-any -- as above
async function tableNames(db: Kysely<any>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables
     where schemaname = 'public' and tablename not like 'kysely%'
     order by 1`.execute(db);
  return rows.map((row) => row.name);
}

// deno-lint-ignore no-explicit-any -- as above
async function rememberTable(db: Kysely<any>, name: string): Promise<Table> {
  const columns = await sql<{ list: string }>`
    select string_agg(quote_ident(attname), ', ' order by attnum) as list from pg_attribute
     where attrelid = ${`public.${JSON.stringify(name)}`}::regclass
       and attnum > 0 and not attisdropped and attgenerated = ''`.execute(db);
  const content = await sql<{ rows: string | null }>`
    select json_agg(t)::text as rows from ${sql.table(name)} t`.execute(db);
  return { name, columns: columns.rows[0]!.list, rows: content.rows[0]?.rows ?? null };
}
