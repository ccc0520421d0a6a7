/**
 * Prepares the databases with which tests start. Creating an embedded database takes seconds of
 * processor time, and migrating it takes more, so each kind is created once per test run and then
 * copied.
 */
import { migrateToLatest } from "@/db/migrate.ts";
import { type Database, openDatabase } from "@/db/postgres/open.ts";
import { afterAllTests, makeOncePerRun, outlivesModule } from "./once_per_run.ts";
import { createDatabase, dropDatabase } from "./postgres_databases.ts";

/** Whether a database has Laurel's tables or is empty. */
export type Preparation = "empty" | "migrated";

/** Opens a copy of a prepared embedded database, in memory. */
export async function openPreparedPglite(preparation: Preparation): Promise<Database> {
  const folder = await preparePglite(preparation);
  const contents = new Blob([await Deno.readFile(`${folder}/contents.tar`)]);
  return await openDatabase({ dataDir: "memory://", contents });
}

/** Copies a prepared embedded database into an empty data folder. */
export async function copyPreparedFolder(
  dataDir: string,
  preparation: Preparation,
): Promise<void> {
  await copyDataFolder(await preparePglite(preparation), dataDir);
}

/** Copies the embedded database of one data folder, which is not in use, into an empty one. */
export async function copyDataFolder(from: string, to: string): Promise<void> {
  await shell('cp -R "$1" "$2"', `${from}/pglite`, `${to}/pglite`);
}

/** Returns the URL of a migrated PostgreSQL database to copy. It has no connections. */
export async function prepareTemplate(maintenanceUrl: string): Promise<string> {
  const folder = await makeOncePerRun("postgres-migrated", async (folder) => {
    const databaseUrl = await createDatabase(maintenanceUrl);
    if (!outlivesModule) afterAllTests(() => dropDatabase(maintenanceUrl, databaseUrl));
    await migrate(await openDatabase({ databaseUrl }));
    await Deno.writeTextFile(`${folder}/url`, databaseUrl);
  });
  return await Deno.readTextFile(`${folder}/url`);
}

/** Returns a folder with the database as files in `pglite` and as one file, `contents.tar`. */
function preparePglite(preparation: Preparation): Promise<string> {
  return makeOncePerRun(`pglite-${preparation}`, async (folder) => {
    const database = await openDatabase({ dataDir: folder });
    await (preparation === "migrated" ? migrate(database) : database.close());
    // It is not compressed, because decompressing takes longer than reading the bytes. The template
    // databases of PostgreSQL are left out: they are a third of the size, and no test needs them.
    await shell(
      'tar -c -f "$1/contents.tar" -C "$1/pglite" --exclude="./base/1/*" --exclude="./base/4/*" .',
      folder,
    );
  });
}

async function migrate({ db, close }: Database): Promise<void> {
  await migrateToLatest(db).finally(close);
}

async function shell(script: string, ...args: readonly string[]): Promise<void> {
  const { success, stderr } = await new Deno.Command("sh", { args: ["-c", script, "sh", ...args] })
    .output();
  if (!success) throw new Error(`${script} failed: ${new TextDecoder().decode(stderr)}`);
}
