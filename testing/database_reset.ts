/**
 * Resets a database to the rows that it had at an earlier moment, without a restart of the
 * database.
 */
import { type Kysely, sql } from "kysely";

/** Restores the remembered contents, over the same connection or another one. */
// deno-lint-ignore no-explicit-any -- it works on whatever tables there are
export type Reset = (db?: Kysely<any>) => Promise<void>;

interface FilledTable {
  readonly name: string;
  /** Its columns except generated ones, quoted. */
  readonly columns: string;
  /** The remembered rows as one JSON array. */
  readonly rows: string;
}

/**
 * Remembers the rows and sequence positions of every table in schema `public`, except Kysely's record
 * of migrations, which no test changes. The reset also drops tables that were created since. The rows
 * are kept in memory, so it is only for small contents.
 */
// deno-lint-ignore no-explicit-any -- it works on whatever tables there are
export async function rememberContents(db: Kysely<any>): Promise<Reset> {
  const tables = await tableNames(db);
  const filled: FilledTable[] = [];
  for (const { name } of await writtenTables(db)) {
    const table = await rememberTable(db, name);
    if (table) filled.push(table);
  }
  const sequences = await sql<{ name: string; value: string; called: boolean }>`
    select quote_ident(schemaname) || '.' || quote_ident(sequencename) as name,
           coalesce(last_value, start_value)::text as value,
           last_value is not null as called
      from pg_sequences where schemaname = 'public'`.execute(db);
  const known = new Set(tables);

  return (connection = db) =>
    connection.transaction().execute(async (trx) => {
      // Foreign keys are not checked, so the order of tables does not matter; the remembered rows are
      // consistent.
      await sql`set local session_replication_role = replica`.execute(trx);
      for (const name of await tableNames(trx)) {
        if (!known.has(name)) await sql`drop table ${sql.table(name)} cascade`.execute(trx);
      }
      // Most tests write a few rows to a few of the tables. To delete those takes a fraction of the time
      // of truncating, which makes new files for a table and all its indexes.
      const written = await writtenTables(trx);
      for (const { name } of written.filter(({ isSmall }) => isSmall)) {
        await sql`delete from ${sql.table(name)}`.execute(trx);
      }
      const large = written.filter(({ isSmall }) => !isSmall).map(({ name }) => sql.table(name));
      if (large.length > 0) await sql`truncate ${sql.join(large)} cascade`.execute(trx);
      for (const { name, columns, rows } of filled) {
        const table = sql.table(name);
        await sql`
          insert into ${table} (${sql.raw(columns)}) overriding system value
          select ${sql.raw(columns)} from json_populate_recordset(null::${table}, ${rows}::json)`
          .execute(trx);
      }
      await sql`select setval(name::regclass, value, called)
        from json_to_recordset(${JSON.stringify(sequences.rows)}::json)
          as remembered (name text, value bigint, called boolean)`.execute(trx);
    });
}

interface WrittenTable {
  readonly name: string;
  /** Whether it takes up so little space that deleting its rows is fast. */
  readonly isSmall: boolean;
}

const SMALL_BYTES = 64 * 1024;

/** Returns the tables that have rows, or have had some since they were last truncated. */
// deno-lint-ignore no-explicit-any -- as above
async function writtenTables(db: Kysely<any>): Promise<WrittenTable[]> {
  const { rows } = await sql<WrittenTable>`
    select relname as name, pg_relation_size(oid) <= ${SMALL_BYTES} as "isSmall" from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r'
       and relname not like 'kysely%' and pg_relation_size(oid) > 0`.execute(db);
  return rows;
}

/**
 * Returns a hash of the schema `public` without its rows. It stays the same until somebody adds,
 * changes or drops a table, a function or a trigger.
 */
// deno-lint-ignore no-explicit-any -- as above
export async function schemaFingerprint(db: Kysely<any>): Promise<string> {
  const { rows } = await sql<{ fingerprint: string }>`
    select md5(string_agg(part, ' ' order by part)) as fingerprint from (
      select concat_ws(' ', 'class', oid, relname, relhastriggers) as part
        from pg_class where relnamespace = 'public'::regnamespace
      union all
      select concat_ws(' ', 'column', attrelid, attname, atttypid, attnotnull, atthasdef)
        from pg_attribute join pg_class on pg_class.oid = attrelid
       where relnamespace = 'public'::regnamespace and attnum > 0
      union all
      select concat_ws(' ', 'constraint', oid) from pg_constraint
       where connamespace = 'public'::regnamespace
      union all
      select concat_ws(' ', 'function', oid, xmin) from pg_proc
       where pronamespace = 'public'::regnamespace
      union all
      select concat_ws(' ', 'trigger', oid, tgenabled) from pg_trigger where not tgisinternal
    ) as parts`.execute(db);
  return rows[0]!.fingerprint;
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
async function rememberTable(db: Kysely<any>, name: string): Promise<FilledTable | null> {
  const content = await sql<{ rows: string | null }>`
    select json_agg(t)::text as rows from ${sql.table(name)} t`.execute(db);
  const { rows } = content.rows[0]!;
  if (rows === null) return null;
  const columns = await sql<{ list: string }>`
    select string_agg(quote_ident(attname), ', ' order by attnum) as list from pg_attribute
     where attrelid = ${`public.${JSON.stringify(name)}`}::regclass
       and attnum > 0 and not attisdropped and attgenerated = ''`.execute(db);
  return { name, columns: columns.rows[0]!.list, rows };
}
