/**
 * Shares what is slow to make and what many test modules need. The first module that asks makes it.
 * The other modules of the same test run, which may run in other processes at the same time, get the
 * same one.
 */
import { exists, makeTempFolder, removeFolder } from "./temp.ts";

/** The folder of the whole test run, which `deno task test` makes and removes. */
const runFolder = Deno.env.get("LAUREL_TEST_FOLDER");

let ownFolder: Promise<string> | undefined;
const closers: (() => Promise<void>)[] = [];

/** Registers a function that closes or removes something after the last test of this module. */
export function afterAllTests(close: () => Promise<void>): void {
  closers.push(close);
}

Deno.test.afterAll(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/**
 * Whether shared things stay until the end of the test run; otherwise they are removed with the
 * module.
 */
export const outlivesModule = runFolder !== undefined;

/**
 * Returns the path of a folder that `make` has filled. All modules of a test run share the folder of
 * a name; a module that asks while it is being made waits. Without `deno task test`, every module
 * makes its own.
 * @param name letters, digits and hyphens
 */
export async function makeOncePerRun(
  name: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const parent = runFolder ?? await (ownFolder ??= makeOwnFolder());
  const folder = `${parent}/made-${name}`;
  if (await exists(folder)) return folder;
  using lock = await Deno.open(`${folder}.lock`, { create: true, write: true });
  await lock.lock(true);
  if (!await exists(folder)) {
    const unfinished = await Deno.makeTempDir({ dir: parent, prefix: "unfinished-" });
    await make(unfinished);
    await Deno.rename(unfinished, folder);
  }
  return folder;
}

async function makeOwnFolder(): Promise<string> {
  const folder = await makeTempFolder("made");
  afterAllTests(() => removeFolder(folder));
  return folder;
}
