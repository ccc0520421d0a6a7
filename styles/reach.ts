/** An import, also a dynamic one; imports of types leave nothing in the browser. */
const IMPORT = /(?:\bfrom|\bimport\()\s*"([^"]+)"|^\s*import\s+"([^"]+)"/gm;
const TYPE_IMPORT = /^\s*(?:import|export)\s+type\s[^;]*;/gm;

/**
 * Returns the modules that these modules import, directly or through others, and the modules
 * themselves. Packages are left out.
 * @param root the folder of the project
 * @param entries paths relative to the root
 * @returns absolute paths
 */
export async function reachedFrom(
  root: string,
  entries: readonly string[],
): Promise<ReadonlySet<string>> {
  const reached = new Set<string>();
  const queue = entries.map((entry) => `${root}/${entry}`);
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const source = (await read(path)).replaceAll(TYPE_IMPORT, "");
    for (const [, from, bare] of source.matchAll(IMPORT)) {
      const specifier = (from ?? bare) as string;
      if (specifier.startsWith("@/")) queue.push(`${root}/${specifier.slice(2)}`);
      else if (specifier.startsWith(".")) queue.push(join(path, specifier));
    }
  }
  return reached;
}

/** Returns the text of a module; a project may have no error page. */
async function read(path: string): Promise<string> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return "";
    throw error;
  }
}

function join(from: string, specifier: string): string {
  return decodeURIComponent(new URL(specifier, `file://${from}`).pathname);
}
