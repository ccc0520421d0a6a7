/**
 * Databases that the servers of the tests begin with. Making an embedded database takes seconds and
 * copying one a fraction of that: each kind is made once per test run, and copied for every server.
 */
import { migrateToLatest } from "@/db/migrate.ts";
import { type DatabaseOptions, openDatabase } from "@/db/postgres/open.ts";
import { createDatabase, dropDatabase } from "@/testing/postgres_databases.ts";
import { makeTempFolder, removeFolder } from "@/testing/temp.ts";
import { addPeople, type TestPerson } from "./people.ts";

/** Fills an empty data folder with an embedded database: migrated, with these people in it. */
export async function copyPreparedFolder(
  dataDir: string,
  people: readonly TestPerson[],
): Promise<void> {
  const prepared = await makeOnce(`folder-${await shortHash(people)}`, async (place) => {
    if (people.length > 0) await copyPreparedFolder(place, []);
    await fill({ dataDir: place }, people);
  });
  await copyFolder(prepared, dataDir);
}

/** Makes a database on PostgreSQL: migrated, with these people in it. Gives its URL. */
export async function copyPreparedDatabase(
  maintenanceUrl: string,
  people: readonly TestPerson[],
): Promise<string> {
  const prepared = await makeOnce(`database-${await shortHash(people)}`, async (place) => {
    const databaseUrl = await createDatabase(maintenanceUrl);
    await fill({ databaseUrl }, people);
    await Deno.writeTextFile(`${place}/url`, databaseUrl);
    // Otherwise it goes with the PostgreSQL of the test run.
    if (!sharedFolder) afterAll(() => dropDatabase(maintenanceUrl, databaseUrl));
  });
  return await createDatabase(maintenanceUrl, await Deno.readTextFile(`${prepared}/url`));
}

async function fill(where: DatabaseOptions, people: readonly TestPerson[]): Promise<void> {
  if (people.length > 0) return await addPeople(where, people);
  const { db, close } = await openDatabase(where);
  await migrateToLatest(db).finally(close);
}

/** The folder of the whole test run, which `deno task test` makes and removes. */
const sharedFolder = Deno.env.get("LAUREL_TEST_FOLDER");
let ownFolder: Promise<string> | undefined;

/**
 * A folder that `make` has filled, once for all who ask for this name. Other modules of the same run
 * may ask at the same time: they wait.
 */
async function makeOnce(name: string, make: (place: string) => Promise<void>): Promise<string> {
  const folder = sharedFolder ?? await (ownFolder ??= makeOwnFolder());
  const place = `${folder}/prepared-${name}`;
  using lock = await Deno.open(`${place}.lock`, { create: true, write: true });
  await lock.lock(true);
  if (!await exists(place)) {
    const unfinished = await Deno.makeTempDir({ dir: folder, prefix: "unfinished-" });
    await make(unfinished);
    await Deno.rename(unfinished, place);
  }
  return place;
}

async function makeOwnFolder(): Promise<string> {
  const folder = await makeTempFolder("prepared");
  afterAll(() => removeFolder(folder));
  return folder;
}

async function copyFolder(from: string, to: string): Promise<void> {
  const { success, stderr } = await new Deno.Command("sh", {
    args: ["-c", 'cp -R "$0/." "$1"', from, to],
  }).output();
  if (!success) throw new Error(`the copy failed: ${new TextDecoder().decode(stderr)}`);
}

async function exists(path: string): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

async function shortHash(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex().slice(0, 12);
}

const closers: (() => Promise<void>)[] = [];

function afterAll(close: () => Promise<void>): void {
  closers.push(close);
}

Deno.test.afterAll(async () => {
  for (const close of closers.splice(0)) await close();
});
