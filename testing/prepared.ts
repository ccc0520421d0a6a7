/**
 * Databases that tests begin with. Making an embedded database takes seconds of processor time and
 * migrating one more of it, so each kind is made once per test run and copied from then on.
 */
import { migrateToLatest } from "@/db/migrate.ts";
import { type Database, openDatabase } from "@/db/postgres/open.ts";
import { afterAllTests, makeOncePerRun, outlivesModule } from "./once_per_run.ts";
import { createDatabase, dropDatabase } from "./postgres_databases.ts";

/** Whether a database has Laurel's tables, or nothing at all. */
export type Preparation = "empty" | "migrated";

/** Opens an embedded database in memory, prepared. */
export async function openPreparedPglite(preparation: Preparation): Promise<Database> {
  const folder = await preparePglite(preparation);
  const contents = new Blob([await Deno.readFile(`${folder}/contents.tar`)]);
  return await openDatabase({ dataDir: "memory://", contents });
}

/** Fills an empty data folder with an embedded database, prepared. */
export async function copyPreparedFolder(
  dataDir: string,
  preparation: Preparation,
): Promise<void> {
  const folder = await preparePglite(preparation);
  await shell('cp -R "$1" "$2"', `${folder}/pglite`, `${dataDir}/pglite`);
}

/** The URL of a migrated PostgreSQL database to make copies of, to which nobody is connected. */
export async function prepareTemplate(maintenanceUrl: string): Promise<string> {
  const folder = await makeOncePerRun("postgres-migrated", async (folder) => {
    const databaseUrl = await createDatabase(maintenanceUrl);
    if (!outlivesModule) afterAllTests(() => dropDatabase(maintenanceUrl, databaseUrl));
    await migrate(await openDatabase({ databaseUrl }));
    await Deno.writeTextFile(`${folder}/url`, databaseUrl);
  });
  return await Deno.readTextFile(`${folder}/url`);
}

/** A folder with the database as files in `pglite`, and as one file in `contents.tar`. */
function preparePglite(preparation: Preparation): Promise<string> {
  return makeOncePerRun(`pglite-${preparation}`, async (folder) => {
    const database = await openDatabase({ dataDir: folder });
    await (preparation === "migrated" ? migrate(database) : database.close());
    // Not compressed: that would take longer to undo than the bytes take to read. And without the
    // template databases, a third of it, of which nobody makes copies.
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
