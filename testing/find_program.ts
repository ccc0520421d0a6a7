/** Looks for programs the way a shell does. */

/** The first of `folders` that holds every one of `names`; undefined when none does. */
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

/** The path of the first of `names` found on PATH; undefined when none is installed. */
export async function findProgram(...names: string[]): Promise<string | undefined> {
  for (const name of names) {
    const folder = await findFolderWith(pathFolders(), [name]);
    if (folder) return `${folder}/${name}`;
  }
  return undefined;
}

/** The folders on PATH, in order. */
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
