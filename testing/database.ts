/**
 * Tests of repositories and services on real databases. Each test runs once on PGlite and once on
 * PostgreSQL, each time on a database that contains only what the migrations created.
 */
import { type Database, openDatabase } from "@/db/postgres/open.ts";
import { migrateToLatest } from "@/db/migrate.ts";
import { rememberContents, type Reset } from "./database_reset.ts";
import { createDatabase, dropDatabase } from "./postgres_databases.ts";

/** An open, migrated database of one test. It is closed and discarded after the test. */
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
  Deno.test(`${name} [pglite]`, (t) => withPglite((database) => test(database, t)));
  onPostgres(name, test);
}

/** Registers the test only for PostgreSQL, for tests that need several connections. */
export function onPostgres(name: string, test: DatabaseTest): void {
  const url = Deno.env.get("LAUREL_TEST_DATABASE_URL");
  if (!url) {
    const why = "[postgres, left out: LAUREL_TEST_DATABASE_URL is not set]";
    return Deno.test({ name: `${name} ${why}`, ignore: true, fn() {} });
  }
  Deno.test(`${name} [postgres]`, (t) => withPostgres(url, (database) => test(database, t)));
}

// Starting PGlite takes seconds, emptying it 15 ms (measured with 20 tables): one instance serves
// all tests of a test file, which run one after the other.
let pglite: { database: Database; reset: Reset } | undefined;

async function withPglite(use: (database: TestDatabase) => Promise<void>): Promise<void> {
  if (pglite) {
    await pglite.reset();
  } else {
    const database = await openDatabase({ dataDir: "memory://" });
    await migrateToLatest(database.db);
    pglite = { database, reset: await rememberContents(database.db) };
    closeAfterAll(() => database.close());
  }
  // Ignore a test that closes it: the next test needs it open.
  await use({ ...pglite.database, databaseUrl: undefined, close: () => Promise.resolve() });
}

// Migrating takes longer than copying: one migrated template per test file, copied for each test.
let template: Promise<string> | undefined;

async function withPostgres(
  maintenanceUrl: string,
  use: (database: TestDatabase) => Promise<void>,
): Promise<void> {
  template ??= makeTemplate(maintenanceUrl);
  const databaseUrl = await createDatabase(maintenanceUrl, await template);
  try {
    const database = await openDatabase({ databaseUrl });
    let closed: Promise<void> | undefined;
    const close = () => closed ??= database.close();
    try {
      await use({ ...database, databaseUrl, close });
    } finally {
      await close();
    }
  } finally {
    await dropDatabase(maintenanceUrl, databaseUrl);
  }
}

async function makeTemplate(maintenanceUrl: string): Promise<string> {
  const databaseUrl = await createDatabase(maintenanceUrl);
  closeAfterAll(() => dropDatabase(maintenanceUrl, databaseUrl));
  const database = await openDatabase({ databaseUrl });
  try {
    await migrateToLatest(database.db);
  } finally {
    await database.close();
  }
  return databaseUrl;
}

const closers: (() => Promise<void>)[] = [];

function closeAfterAll(close: () => Promise<void>): void {
  closers.push(close);
}

Deno.test.afterAll(async () => {
  for (const close of closers.splice(0)) await close();
});
