/**
 * Things that are slow to make and that many test modules need. The first module that asks makes the
 * thing; the others of the same test run, which may run beside it in processes of their own, get what
 * the first one made.
 */
import { makeTempFolder, removeFolder } from "./temp.ts";

/** The folder of the whole test run, which `deno task test` makes and removes. */
const runFolder = Deno.env.get("LAUREL_TEST_FOLDER");

let ownFolder: Promise<string> | undefined;
const closers: (() => Promise<void>)[] = [];

/** Has something closed or removed after the last test of this module. */
export function afterAllTests(close: () => Promise<void>): void {
  closers.push(close);
}

Deno.test.afterAll(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** Whether what is made stays until the end of the test run, or goes with this module. */
export const outlivesModule = runFolder !== undefined;

/**
 * The path of the folder that `make` has filled, once in the test run for everybody who asks for this
 * name. Who asks meanwhile waits. Without `deno task test` it is made once per module.
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

async function exists(path: string): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
