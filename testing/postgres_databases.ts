/** Temporary databases on a PostgreSQL server, created over its maintenance database. */
import pg from "pg";

/**
 * Creates a database with a unique name, empty or as a copy of the one that `templateUrl` names.
 * The template must have no connections. Returns the new database's URL.
 */
export async function createDatabase(
  maintenanceUrl: string,
  templateUrl?: string,
): Promise<string> {
  const name = `laurel_test_${crypto.randomUUID().replaceAll("-", "")}`;
  // template0 allows any encoding, whatever the server's default is.
  const from = templateUrl
    ? `TEMPLATE "${databaseName(templateUrl)}"`
    : "TEMPLATE template0 ENCODING 'UTF8'";
  await onServer(maintenanceUrl, `CREATE DATABASE "${name}" ${from}`);
  const url = new URL(maintenanceUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Drops a database that `createDatabase` made, even when connections to it are open. */
export function dropDatabase(maintenanceUrl: string, databaseUrl: string): Promise<void> {
  return onServer(maintenanceUrl, `DROP DATABASE IF EXISTS "${databaseName(databaseUrl)}" (FORCE)`);
}

/** Ends all connections to a database, even those that run a query. */
export function disconnectAll(maintenanceUrl: string, databaseUrl: string): Promise<void> {
  return onServer(
    maintenanceUrl,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = '${databaseName(databaseUrl)}'`,
  );
}

function databaseName(url: string): string {
  return new URL(url).pathname.slice(1);
}

async function onServer(maintenanceUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
