/** Finds programs in the same way as a shell. */

/** Returns the first of `folders` that contains all of `names`, or undefined when none does. */
export async function findFolderWith(
  folders: readonly string[],
  names: readonly string[],
): Promise<string | undefined> {
  for (const folder of folders) {
    const found = await Promise.all(names.map((name) => isFile(`${folder}/${name}`)));
    if (found.every(Boolean)) return folder;
  }
  return undefined;
}

/** Returns the path of the first of `names` on PATH, or undefined when none is installed. */
export async function findProgram(...names: string[]): Promise<string | undefined> {
  for (const name of names) {
    const folder = await findFolderWith(pathFolders(), [name]);
    if (folder) return `${folder}/${name}`;
  }
  return undefined;
}

/** Returns the folders of PATH, in order. */
export function pathFolders(): string[] {
  return (Deno.env.get("PATH") ?? "").split(":").filter((folder) => folder.startsWith("/"));
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await Deno.stat(path)).isFile;
  } catch {
    // There is nothing at this path, or it may not be looked at.
    return false;
  }
}
