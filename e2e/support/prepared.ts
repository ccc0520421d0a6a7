/**
 * Prepares the databases with which the servers of the tests start. Creating an embedded database
 * takes seconds, and copying it a fraction of that, so each kind is created once per test run and
 * copied for every server.
 */
import { migrateToLatest } from "@/db/migrate.ts";
import { type DatabaseOptions, openDatabase } from "@/db/postgres/open.ts";
import { afterAllTests, makeOncePerRun, outlivesModule } from "@/testing/once_per_run.ts";
import { createDatabase, dropDatabase } from "@/testing/postgres_databases.ts";
import { addPeople, type TestPerson } from "./people.ts";

/**
 * Copies a prepared embedded database, migrated and with these people, into an empty data folder.
 */
export async function copyPreparedFolder(
  dataDir: string,
  people: readonly TestPerson[],
): Promise<void> {
  const prepared = await makeOncePerRun(
    `people-pglite-${await shortHash(people)}`,
    async (place) => {
      if (people.length > 0) await copyPreparedFolder(place, []);
      await fill({ dataDir: place }, people);
    },
  );
  await copyFolder(prepared, dataDir);
}

/** Creates a PostgreSQL database, migrated and with these people, and returns its URL. */
export async function copyPreparedDatabase(
  maintenanceUrl: string,
  people: readonly TestPerson[],
): Promise<string> {
  const prepared = await makeOncePerRun(
    `people-postgres-${await shortHash(people)}`,
    async (place) => {
      const databaseUrl = await createDatabase(maintenanceUrl);
      await fill({ databaseUrl }, people);
      await Deno.writeTextFile(`${place}/url`, databaseUrl);
      if (!outlivesModule) afterAllTests(() => dropDatabase(maintenanceUrl, databaseUrl));
    },
  );
  return await createDatabase(maintenanceUrl, await Deno.readTextFile(`${prepared}/url`));
}

async function fill(where: DatabaseOptions, people: readonly TestPerson[]): Promise<void> {
  if (people.length > 0) return await addPeople(where, people);
  const { db, close } = await openDatabase(where);
  await migrateToLatest(db).finally(close);
}

async function copyFolder(from: string, to: string): Promise<void> {
  const { success, stderr } = await new Deno.Command("sh", {
    args: ["-c", 'cp -R "$0/." "$1"', from, to],
  }).output();
  if (!success) throw new Error(`the copy failed: ${new TextDecoder().decode(stderr)}`);
}

async function shortHash(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex().slice(0, 12);
}
