/**
 * Tests of repositories and services on real databases. Each test runs once on PGlite and once on
 * PostgreSQL, each time on a database that contains only what the migrations created.
 */
import { type Database, openDatabase } from "@/db/postgres/open.ts";
import { rememberContents, type Reset, schemaFingerprint } from "./database_reset.ts";
import { afterAllTests } from "./once_per_run.ts";
import { createDatabase, disconnectAll, dropDatabase } from "./postgres_databases.ts";
import { openPreparedPglite, prepareTemplate } from "./prepared.ts";

/** An open, migrated database for one test. */
export interface TestDatabase extends Database {
  /** The address of the PostgreSQL database, for more connections to it; undefined on PGlite. */
  readonly databaseUrl: string | undefined;
}

export type DatabaseTest = (database: TestDatabase, t: Deno.TestContext) => Promise<void>;

/**
 * Registers the test for PGlite and for PostgreSQL. It is ignored for PostgreSQL when no server is
 * available.
 */
export function forEachDatabase(name: string, test: DatabaseTest): void {
  onPglite(name, test);
  onPostgres(name, test);
}

/** Registers the test only for PGlite, so that a long test can have one module per database. */
export function onPglite(name: string, test: DatabaseTest): void {
  Deno.test(`${name} [pglite]`, (t) => withPglite((database) => test(database, t)));
}

/** Registers the test only for PostgreSQL, because it needs several connections or is long. */
export function onPostgres(name: string, test: DatabaseTest): void {
  const url = Deno.env.get("LAUREL_TEST_DATABASE_URL");
  if (!url) {
    const why = "[postgres, left out: LAUREL_TEST_DATABASE_URL is not set]";
    return Deno.test({ name: `${name} ${why}`, ignore: true, fn() {} });
  }
  Deno.test(`${name} [postgres]`, (t) => withPostgres(url, (database) => test(database, t)));
}

/** The database that the tests of a test file use one after the other. */
interface Shared {
  readonly database: Database;
  readonly reset: Reset;
  readonly fingerprint: string;
}

async function share(database: Database): Promise<Shared> {
  const [reset, fingerprint] = [
    await rememberContents(database.db),
    await schemaFingerprint(database.db),
  ];
  return { database, reset, fingerprint };
}

/** Resets the rows for the next test. Returns false when a test has changed the schema, too. */
async function emptied({ reset, fingerprint }: Shared, { db }: Database): Promise<boolean> {
  await reset(db);
  return await schemaFingerprint(db) === fingerprint;
}

let pglite: Shared | undefined;

async function withPglite(use: (database: TestDatabase) => Promise<void>): Promise<void> {
  if (!pglite || !await emptied(pglite, pglite.database)) {
    await pglite?.database.close();
    pglite = await share(await openPreparedPglite("migrated"));
  }
  // Ignore a test that closes it: the next test needs it open.
  await use({ ...pglite.database, databaseUrl: undefined, close: () => Promise.resolve() });
}

let postgres: { readonly databaseUrl: string; readonly shared: Shared } | undefined;

async function withPostgres(
  maintenanceUrl: string,
  use: (database: TestDatabase) => Promise<void>,
): Promise<void> {
  const databaseUrl = await cleanPostgres(maintenanceUrl);
  const database = await openDatabase({ databaseUrl });
  let closed: Promise<void> | undefined;
  const close = () => closed ??= database.close();
  try {
    await use({ ...database, databaseUrl, close });
  } finally {
    await close();
  }
}

/**
 * Returns the URL of a database without connections that contains only what the migrations created.
 */
async function cleanPostgres(maintenanceUrl: string): Promise<string> {
  if (postgres) {
    const { databaseUrl, shared } = postgres;
    await disconnectAll(maintenanceUrl, databaseUrl);
    const database = await openDatabase({ databaseUrl, maxConnections: 2 });
    if (await emptied(shared, database).finally(database.close)) return databaseUrl;
    await dropDatabase(maintenanceUrl, databaseUrl);
  }
  const databaseUrl = await createDatabase(
    maintenanceUrl,
    await prepareTemplate(maintenanceUrl),
  );
  const database = await openDatabase({ databaseUrl, maxConnections: 2 });
  const shared = await share(database).finally(database.close);
  postgres = { databaseUrl, shared };
  return databaseUrl;
}

afterAllTests(async () => {
  await pglite?.database.close();
  if (postgres) {
    await dropDatabase(Deno.env.get("LAUREL_TEST_DATABASE_URL")!, postgres.databaseUrl);
  }
});
