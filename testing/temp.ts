/**
 * Private temporary folders. They live under `/tmp` and not under `TMPDIR`, because the permission
 * sets in deno.json have to name the place, and because a Unix socket's path must stay short.
 */

/** Makes an empty folder which only this user may enter. `what` becomes part of its name. */
export function makeTempFolder(what: string): Promise<string> {
  return Deno.makeTempDir({ dir: "/tmp", prefix: `laurel-${what}-` });
}

/** Removes a folder and what is in it; one that is gone already is fine. */
export async function removeFolder(path: string): Promise<void> {
  await Deno.remove(path, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
}
