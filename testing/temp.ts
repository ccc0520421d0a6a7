/**
 * Private temporary folders. They are in `/tmp` and not in `TMPDIR`, because the permission sets in
 * deno.json must name the place, and because the path of a Unix socket must be short.
 */

/** Creates an empty folder that only this user can open. `what` becomes part of its name. */
export function makeTempFolder(what: string): Promise<string> {
  return Deno.makeTempDir({ dir: "/tmp", prefix: `laurel-${what}-` });
}

/** Removes a folder and its contents. It is not an error when the folder does not exist. */
export async function removeFolder(path: string): Promise<void> {
  await Deno.remove(path, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
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
