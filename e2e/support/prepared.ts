/**
 * Prepares the databases with which the servers of the tests start: migrated, and with the people of
 * a test module. Creating accounts takes long, because of their passwords, so each set of people is
 * created once per test run and copied for every server.
 */
import { afterAllTests, makeOncePerRun, outlivesModule } from "@/testing/once_per_run.ts";
import { createDatabase, dropDatabase } from "@/testing/postgres_databases.ts";
import { copyDataFolder, copyPreparedFolder, prepareTemplate } from "@/testing/prepared.ts";
import { addPeople, type TestPerson } from "./people.ts";

/** Copies an embedded database with these people into an empty data folder. */
export async function copyFolderWith(
  people: readonly TestPerson[],
  dataDir: string,
): Promise<void> {
  if (people.length === 0) return await copyPreparedFolder(dataDir, "migrated");
  const name = `people-pglite-${await shortHash(people)}`;
  const prepared = await makeOncePerRun(name, async (folder) => {
    await copyPreparedFolder(folder, "migrated");
    await addPeople({ dataDir: folder }, people);
  });
  await copyDataFolder(prepared, dataDir);
}

/** Creates a PostgreSQL database with these people, and returns its URL. */
export async function createDatabaseWith(
  people: readonly TestPerson[],
  maintenanceUrl: string,
): Promise<string> {
  const migrated = await prepareTemplate(maintenanceUrl);
  if (people.length === 0) return await createDatabase(maintenanceUrl, migrated);
  const name = `people-postgres-${await shortHash(people)}`;
  const prepared = await makeOncePerRun(name, async (folder) => {
    const databaseUrl = await createDatabase(maintenanceUrl, migrated);
    if (!outlivesModule) afterAllTests(() => dropDatabase(maintenanceUrl, databaseUrl));
    await addPeople({ databaseUrl }, people);
    await Deno.writeTextFile(`${folder}/url`, databaseUrl);
  });
  return await createDatabase(maintenanceUrl, await Deno.readTextFile(`${prepared}/url`));
}

async function shortHash(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex().slice(0, 12);
}
