/**
 * Puts test modules that run in the same isolate together. Deno loads everything that a test module
 * imports for each module again, and each opens databases of its own: that took half of the processor
 * time of the whole run. A group is a generated module that imports them.
 */

/** How many modules a group has at most: few enough that groups are evenly spread at the end. */
const GROUP_SIZE = 14;

export interface TestGroup {
  /** What it is called in the output, for example `api-admin-2`. */
  readonly name: string;
  /** Paths below the root of the project. */
  readonly modules: readonly string[];
}

/** Divides modules into groups; those of one folder stay together. */
export function groupModules(modules: readonly string[]): TestGroup[] {
  const byFloor = Map.groupBy(modules, (path) => path.includes("/") ? path.split("/")[0]! : "root");
  return [...byFloor].flatMap(([floor, all]) => {
    const count = Math.ceil(all.length / GROUP_SIZE);
    return Array.from({ length: count }, (_, index) => ({
      name: count === 1 ? floor : `${floor}-${index + 1}`,
      modules: all.slice(index * all.length / count, (index + 1) * all.length / count),
    }));
  });
}

/**
 * Writes the modules of groups into a folder, and returns their paths. Deno runs them in this order; the
 * numbers in front of the names show it, and keep it when Deno sorts paths.
 */
export async function writeGroups(
  groups: readonly TestGroup[],
  root: string,
  folder: string,
): Promise<string[]> {
  return await Promise.all(groups.map(async ({ name, modules }, index) => {
    const imports = modules.map((path) => `import ${JSON.stringify(`file://${root}/${path}`)};\n`);
    const path = `${folder}/${String(index + 1).padStart(2, "0")}-${name}_test.ts`;
    await Deno.writeTextFile(path, imports.join(""));
    return path;
  }));
}
