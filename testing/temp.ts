/**
 * Private temporary folders. They are in `/tmp` and not in `TMPDIR`, because the permission sets in
 * deno.json must name the place, and because the path of a Unix socket must be short.
 */
/** Creates an empty folder that only this user can open. `what` becomes part of its name. */
export function makeTempFolder(what: string): Promise<string> {
  return Deno.makeTempDir({ dir: "/tmp", prefix: `laurel-${what}-` });
}

const REMOVAL_TRIES = 20;

/**
 * Removes a folder and its contents. It is not an error when the folder does not exist. A program that
 * is just ending may still write into it, so that it is not empty at first.
 */
export async function removeFolder(path: string): Promise<void> {
  for (let attempt = 1;; attempt++) {
    try {
      return await Deno.remove(path, { recursive: true });
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return;
      const isFilled = (error as { code?: unknown }).code === "ENOTEMPTY";
      if (!isFilled || attempt === REMOVAL_TRIES) throw error;
      // No import of a package here: programs without the import map load this module.
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

/** Whether there is a file or folder at a path. */
export async function exists(path: string): Promise<boolean> {
  try {
    await Deno.stat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
