import { Kysely, type LogEvent, PGliteDialect, PostgresDialect, sql } from "kysely";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { lockDirectory } from "./directory_lock.ts";
import { PreparedClient, probePreparedStatements } from "./prepared_client.ts";
import type { Schema } from "./schema.ts";

/** An open database and its kind. */
export interface Database {
  readonly db: Kysely<Schema>;
  readonly kind: "postgres" | "pglite";
  /**
   * Calls the listener with how long each query took, in milliseconds, from sending it to its last
   * row. There is one listener.
   */
  onQuery(listener: (milliseconds: number) => void): void;
  /** Runs a trivial query. @throws when the database does not answer */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** The address of PostgreSQL; without it, PGlite runs inside this process. */
  readonly databaseUrl?: string | undefined;
  /** Where PGlite stores its files, or `memory://`. Default `.data`. */
  readonly dataDir?: string | undefined;
  /**
   * The initial files of a PGlite in memory: a tar of another PGlite's files, from `dumpDataDir`.
   */
  readonly contents?: Blob | undefined;
  /** The maximum number of connections to PostgreSQL. Default 10. */
  readonly maxConnections?: number | undefined;
  readonly log?: ((event: LogEvent) => void) | undefined;
}

const INT8 = 20;
const DATE = 1082;

/**
 * Opens PostgreSQL when a URL is given, else the embedded PGlite. Both read bigint as a number and
 * date as text, so the same queries return the same values.
 * @throws {Error} when the data directory is in use by another process
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  let listener: ((milliseconds: number) => void) | undefined;
  const log = (event: LogEvent) => {
    listener?.(event.queryDurationMillis);
    options.log?.(event);
  };
  const onQuery: Database["onQuery"] = (next) => {
    listener = next;
  };
  if (options.databaseUrl) {
    const pool = openPool(options.databaseUrl, options.maxConnections ?? 10);
    await probePreparedStatements(pool);
    const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }), log });
    return { db, kind: "postgres", onQuery, ping: () => ping(db), close: () => db.destroy() };
  }

  const dataDir = options.dataDir ?? ".data";
  const isMemory = dataDir.startsWith("memory://");
  const lock = isMemory ? null : lockDirectory(dataDir);
  try {
    const pglite = await PGlite.create({
      dataDir: isMemory ? dataDir : `${dataDir}/pglite`,
      ...(options.contents && { loadDataDir: options.contents }),
      parsers: { [INT8]: Number, [DATE]: (text: string) => text },
    });
    await pglite.exec("SET TIME ZONE 'UTC'");
    const db = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }), log });
    const close = async () => {
      await db.destroy();
      lock?.release();
    };
    return { db, kind: "pglite", onQuery, ping: () => ping(db), close };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

async function ping(db: Kysely<Schema>): Promise<void> {
  await sql`SELECT 1`.execute(db);
}

function openPool(connectionString: string, max: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    Client: PreparedClient,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    types: {
      getTypeParser(oid: number, format?: "text" | "binary") {
        if (oid === INT8) return Number;
        if (oid === DATE) return (text: string) => text;
        return pg.types.getTypeParser(oid, format as "text");
      },
    } as pg.CustomTypesConfig,
  });
  // The pool replaces an idle connection that breaks; without a listener the error would end the
  // process.
  pool.on("error", () => {});
  // The same applies to a connection that breaks inside a transaction between two queries; the
  // transaction's next query then fails.
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
